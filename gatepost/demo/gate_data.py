"""The phones at the gates, the crowd that passes each, and who is asked to stay at home."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.moments import NOW, at_second
from gatepost.demo.passages.events import Crowd, Passer, passer_of
from gatepost.demo.passages.gates import Gate
from gatepost.demo.passages.habits import Habits
from gatepost.demo.passages.temperatures import Thermometers
from gatepost.demo.passes_data import PassBook
from gatepost.demo.places_data import CompoundPlaces, StationPlaces
from gatepost.demo.staff import Staff
from gatepost.emergencies.enums import PasserKind
from gatepost.gate.models import GateHold
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device

_OBSERVED = 4
_OBSERVATION_DAYS = 14
_BY_KIND = {PasserKind.RESIDENT: "residents", PasserKind.VEHICLE: "vehicles", PasserKind.COURIER: "couriers"}


def draw_devices(places: StationPlaces, lead_id: UUID) -> list[Device]:
    """One phone per gate. Its token was never shown to anybody: enrol a phone of your own to work at the gate."""
    chance = Chance(f"devices of {places.plan.key}")
    return [
        Device(
            id=chance.id_at(place.plan.founded_at),
            station_id=places.station_id,
            post_id=place.post.id,
            kind=DeviceKind.GATE_PHONE,
            name=f"{place.plan.name}{place.plan.open_entrance}手机",
            token_digest=sha256(secrets.token_bytes(32)).digest(),
            enrolled_at=place.plan.founded_at,
            enrolled_by=lead_id,
            last_seen_at=NOW - timedelta(seconds=chance.randint(5, 90)),
        )
        for place in places.compounds
    ]


def draw_gates(places: StationPlaces, passes: PassBook, devices: list[Device], staff: Staff) -> list[Gate]:
    gates = []
    for order, (place, device) in enumerate(zip(places.compounds, devices, strict=True)):
        chance = Chance(f"gate {order} of {places.plan.key}")
        crowd = _crowd(place, passes)
        instruments = Habits(chance), Thermometers(chance)
        gates.append(Gate(place, device.id, staff.shift_ids, order, crowd, chance, *instruments))
    return gates


def _crowd(place: CompoundPlaces, passes: PassBook) -> Crowd:
    crowd = Crowd()
    for holder in passes.holders:
        if holder.place is place:
            getattr(crowd, _BY_KIND.get(holder.kind, "workers")).append(passer_of(holder))
    return crowd


def draw_holds(places: StationPlaces, gates: list[Gate], lead_id: UUID) -> list[GateHold]:
    """Came back from elsewhere in the second wave: fourteen days at home."""
    chance = Chance(f"observation of {places.plan.key}")
    last_day = NOW.date().toordinal() + 1
    grown = [one for gate in gates for one in gate.crowd.residents if one.age > 20 and one.columns_on(last_day)]
    holds = []
    for passer in chance.sample(grown, min(len(grown), _OBSERVED)):
        from_on = date(2020, 6, chance.randint(14, 21))
        passer.held_from = from_on.toordinal()
        holds.append(_hold(passer, from_on, lead_id, chance))
    return holds


def _hold(passer: Passer, from_on: date, lead_id: UUID, chance: Chance) -> GateHold:
    person = passer.holder.person
    assert person is not None  # noqa: S101  only residents are drawn
    from_at = at_second(from_on, 34_000)
    return GateHold(
        id=chance.id_at(from_at),
        station_id=person.station_id,
        person_id=person.id,
        from_at=from_at,
        until_at=at_second(from_on + timedelta(days=_OBSERVATION_DAYS + 1), 0),
        reason="外地返回，居家观察",
        placed_by=lead_id,
    )
