"""Each action of the gate that changes something beside passages, done once by somebody in Alice's house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.holds import lift_hold, place_hold
from gatepost.gate.actions.keepers import change_keeper
from gatepost.gate.actions.keys import rotate_signing_key, withdraw_signing_key
from gatepost.gate.actions.passes import issue_building, issue_pass, replace_pass, report_lost, withdraw_pass
from gatepost.gate.actions.vehicles import register_vehicle
from gatepost.gate.models import GateHold, Pass, SigningKey, Vehicle
from gatepost.gate.plates import read_plate
from gatepost.kernel.access import Actor
from gatepost.kernel.models import AuditLine, SearchEntry
from gatepost.people.models import Person
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_door, make_person, make_signing_key, make_vehicle

FROM_ON, UNTIL_ON = date(2020, 2, 14), date(2020, 3, 31)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Alice's house, a neighbour in the resident's building who has no pass and stays at home, a key that signs no more, a vehicle."""

    cast: Cast
    neighbour: Person
    old_key: SigningKey
    vehicle: Vehicle


Doing = Callable[[Stage, Actor], object]


def make_stage(cast: Cast) -> Stage:
    station = cast.house.station
    neighbour = make_person(station, "顾小满", door=make_door(station, compound=cast.house.compound, address="3-2-502"))
    GateHold.objects.create(station=station, person=neighbour, from_at=NOON, until_at=at_noon(days=14), reason="居家")
    old_key = SigningKey.objects.get(station=station)
    make_signing_key(station)
    return Stage(cast=cast, neighbour=neighbour, old_key=old_key, vehicle=make_vehicle(station, "京A54321"))


def issue(cast: Cast, by: Actor, **other: Any) -> Pass:
    """A volunteer's pass for the resident, who has one as a resident already."""
    facts: dict[str, Any] = {"kind": PasserKind.VOLUNTEER, "compound_id": cast.house.compound.id, "at": NOON}
    facts |= {"person_id": cast.house.resident.id, "from_on": FROM_ON, "until_on": UNTIL_ON}
    return issue_pass(**facts | other, by=by)


def issue_to_building(cast: Cast, by: Actor, **other: Any) -> Any:
    facts: dict[str, Any] = {"building_id": cast.house.door.building_id, "from_on": FROM_ON, "until_on": UNTIL_ON}
    return issue_building(**facts | {"at": NOON} | other, by=by)


def _ended(ending: Callable[..., Pass]) -> Doing:
    return lambda stage, by: ending(pass_id=stage.cast.house.resident_pass.id, reason="说明", by=by, at=NOON)


def _register(_stage: Stage, by: Actor) -> Vehicle:
    return register_vehicle(plate=read_plate("京A12345"), keeper_id=None, by=by, at=NOON)


def _keep(stage: Stage, by: Actor) -> Vehicle:
    return change_keeper(vehicle_id=stage.vehicle.id, keeper_id=stage.neighbour.id, by=by, at=NOON)


def _hold(stage: Stage, by: Actor) -> GateHold:
    person_id, until_at = stage.cast.house.resident.id, at_noon(days=14)
    return place_hold(person_id=person_id, from_at=NOON, until_at=until_at, reason="居家", by=by, at=NOON)


FOR_WHO_ISSUES: dict[str, Doing] = {
    "issue_pass": lambda stage, by: issue(stage.cast, by),
    "issue_building": lambda stage, by: issue_to_building(stage.cast, by),
    "report_lost": _ended(report_lost),
    "withdraw_pass": _ended(withdraw_pass),
    "replace_pass": _ended(replace_pass),
    "register_vehicle": _register,
    "change_keeper": _keep,
}
FOR_WHO_LEADS: dict[str, Doing] = {
    "rotate_signing_key": lambda _stage, by: rotate_signing_key(by=by, at=NOON),
    "withdraw_signing_key": lambda stage, by: withdraw_signing_key(key_id=stage.old_key.id, by=by, at=NOON),
    "place_hold": _hold,
    "lift_hold": lambda stage, by: lift_hold(person_id=stage.neighbour.id, by=by, at=NOON),
}
DOINGS = FOR_WHO_ISSUES | FOR_WHO_LEADS


def tables() -> dict[str, list[str]]:
    """Everything that these actions may write."""
    kept = (Pass, Vehicle, SigningKey, GateHold, SearchEntry, AuditLine)
    return {model.__name__: sorted(map(repr, model.objects.values_list())) for model in kept}
