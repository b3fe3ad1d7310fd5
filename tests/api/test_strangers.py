"""Another, well-filled station gets nothing of Alice's: every operation is asked as Charlie and by his devices, with her ids."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.apps import apps

from gatepost.gate.models import SigningKey
from gatepost.kernel.access import Role
from gatepost.people.middleware import STATION_SESSION_KEY
from gatepost.people.models import StaffRole
from gatepost.sync.enums import DeviceKind
from tests.api.caller import Answer, Caller
from tests.api.operations import OPERATIONS, Example, Operation
from tests.api.strangers_asks import ASKED_WITH_HERS
from tests.api.test_device_access import ALLOWED
from tests.cast import Cast, House
from tests.factories import code_on, make_device, make_pass, make_passage, make_vehicle
from tests.factories.moments import TODAY

NOT_FOR_IT = (403, "not-for-this-device")
Planned = tuple[Operation, Example, tuple[int, str]]


@pytest.fixture
def well_filled(cast: Cast) -> Cast:
    """Both stations have a day's work behind them."""
    for house in (cast.house, cast.charlies):
        make_passage(house.east, house.resident_pass, overrule_reason=f"{house.lead.name}认识这个人")
        make_passage(house.west, make_pass(make_vehicle(house.station)))
    return cast


def plan(cast: Cast) -> list[Planned]:
    """Everything that will be asked. Examples may make rows, so they are all made before anything is looked at."""
    return [
        (operation, ask.example(cast), ask.answered)
        for operation in OPERATIONS
        for ask in ASKED_WITH_HERS[operation.id]
    ]


def secrets_of(house: House) -> list[str]:
    """Every id, number and name by which something of the house could show."""
    station = house.station
    rows = [
        station, house.compound, house.other_compound, house.east, house.west, house.door, house.door.building, house.lead,
        house.resident, house.resident.household, *station.passes.all(), *station.policies.all(), *station.emergencies.all(),
    ]  # fmt: skip
    places = [house.compound, house.other_compound, house.east, house.west, station.organisation]
    keys = [row.name for row in SigningKey.objects.filter(station=station)]
    told = [str(row.pk) for row in rows] + [row.name for row in places] + [row.serial for row in station.passes.all()]
    return [*told, *keys, code_on(house.resident_pass), house.lead.name]


def rows_of(house: House) -> dict[str, list[Any]]:
    """Every row of the house's station, of every table that has stations."""
    return {
        model.__name__: sorted(model.objects.filter(station_id=house.station.id).values_list(), key=repr)
        for model in apps.get_models()
        if any(field.column == "station_id" for field in model._meta.concrete_fields)
    }


def told(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.problem if answer.status >= 400 else ""


def words(answer: Answer) -> str:
    """Without the address that the asker typed."""
    content = answer.content
    return json.dumps({**content, "instance": ""} if "instance" in content else content, ensure_ascii=False)


def walk(caller: Caller, planned: Sequence[Planned], house: House) -> list[str]:
    """Every answer that is not as planned or has a word of hers in it."""
    secrets, faults = secrets_of(house), []
    for operation, example, expected in planned:
        answer = operation.call(caller, example)
        leaks = [word for word in secrets if word in words(answer)]
        if told(answer) != expected or leaks:
            faults.append(f"{operation} {example}: {told(answer)} instead of {expected}, with {leaks}")
    return faults


def test_every_operation_is_asked_with_hers() -> None:
    assert set(ASKED_WITH_HERS) == {operation.id for operation in OPERATIONS}


def test_her_own_answers_hold_what_is_looked_for(well_filled: Cast, alice: Caller) -> None:
    """The walk would see a leak: what it looks for does show in answers, to her."""
    house, shown = well_filled.house, ""
    for operation, example, _expected in plan(well_filled):
        if operation.method == "get":
            shown += words(operation.call(alice, example))
    assert [word for word in secrets_of(house) if word not in shown] == [
        str(house.station.pk), str(house.lead.pk), str(house.resident.household.pk), house.station.organisation.name,
    ]  # fmt: skip


def test_charlie_gets_nothing_of_hers_and_changes_nothing(well_filled: Cast) -> None:
    planned, before = plan(well_filled), rows_of(well_filled.house)
    assert walk(Caller.signed_in(well_filled.charlie), planned, well_filled.house) == []
    assert rows_of(well_filled.house) == before


@pytest.mark.parametrize("kind", DeviceKind)
def test_his_devices_get_nothing_of_hers_and_change_nothing(well_filled: Cast, kind: DeviceKind) -> None:
    device = Caller.with_token(make_device(well_filled.charlies.station, kind=kind)[1])
    planned = [
        (operation, example, expected if operation.id in ALLOWED[kind] else NOT_FOR_IT)
        for operation, example, expected in plan(well_filled)
    ]
    before = rows_of(well_filled.house)
    assert walk(device, planned, well_filled.house) == []
    assert rows_of(well_filled.house) == before


def test_who_leads_both_stations_sees_one_at_a_time(well_filled: Cast) -> None:
    """The database would show both: here the queries alone keep them apart."""
    StaffRole.objects.create(
        account=well_filled.charlie,
        role=Role.STATION_LEAD.value,
        organisation=well_filled.house.station.organisation,
        from_on=TODAY,
    )
    caller = Caller.signed_in(well_filled.charlie)
    session = caller.client.session
    session[STATION_SESSION_KEY] = str(well_filled.charlies.station.id)
    session.save()
    planned, before = plan(well_filled), rows_of(well_filled.house)
    assert walk(caller, planned, well_filled.house) == []
    assert rows_of(well_filled.house) == before
