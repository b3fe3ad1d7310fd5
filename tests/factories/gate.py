"""Passes, vehicles, and the keys that sign."""

from __future__ import annotations

from datetime import datetime

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.keys import rotate_signing_key, signing_pair
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass, SigningKey, Vehicle
from gatepost.gate.plates import read_plate
from gatepost.gate.queries.codes import code_of
from gatepost.gate.serials import new_serial
from gatepost.kernel.access import Actor, Grant, Role
from gatepost.kernel.ids import new_id
from gatepost.kernel.search.index import put_entry
from gatepost.kernel.search.terms import plate_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import Person
from gatepost.places.models import Compound, Station
from tests.factories.moments import TWO_MONTHS_ON, WHEN_IT_BEGAN, at_noon


def make_vehicle(station: Station, plate: str = "京A12345", *, keeper: Person | None = None) -> Vehicle:
    """Can be found by its plate."""
    read = read_plate(plate)
    row = Vehicle.objects.create(station=station, plate=read.text, plate_kind=read.kind, keeper=keeper)
    put_entry(
        station_id=station.id,
        kind="vehicle",
        subject_id=row.id,
        title=row.plate,
        note="",
        sort_key=row.plate,
        terms=plate_terms(row.plate),
    )
    return row


def make_pass(
    holder: Person | Vehicle,
    *,
    compound: Compound | None = None,
    kind: PasserKind | None = None,
    valid_from: datetime = WHEN_IT_BEGAN,
    valid_until: datetime = TWO_MONTHS_ON,
    state: PassState = PassState.ACTIVE,
    state_from: datetime | None = None,
) -> Pass:
    """An active pass of a resident, or of a vehicle, for one compound or for all of the station."""
    is_vehicle = isinstance(holder, Vehicle)
    return Pass.objects.create(
        station_id=holder.station_id,
        serial=new_serial(),
        kind=kind or (PasserKind.VEHICLE if is_vehicle else PasserKind.RESIDENT),
        vehicle=holder if isinstance(holder, Vehicle) else None,
        person=holder if isinstance(holder, Person) else None,
        compound=compound,
        valid_from=valid_from,
        valid_until=valid_until,
        state=state,
        state_from=None if state is PassState.ACTIVE else state_from or at_noon(days=-1),
        issued_at=valid_from,
    )


def make_signing_key(station: Station) -> SigningKey:
    """Signs from now on; a key before it retires."""
    lead = Actor(staff_id=new_id(), station_id=station.id, grants=(Grant(Role.STATION_LEAD, station.id),))
    return rotate_signing_key(by=lead, at=at_noon(days=-4))


def code_on(row: Pass) -> str:
    """What the QR code on the card says. The station needs a signing key; it is read as the station sees it, also by the app role."""
    with seeing([row.station_id]):
        return code_of(row, signing_pair(row.station_id))
