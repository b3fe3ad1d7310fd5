"""Somebody without a card, found at the gate and checked by the pass that is found."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gatepost.gate.models import Vehicle
from gatepost.people.models import Person
from tests.api.bodies import ready
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import make_pass


def found(caller: Caller, asked: str) -> dict[str, Any]:
    answer = caller.get("/search", q=asked)
    assert answer.status == 200, answer.content
    content: dict[str, Any] = answer.content
    return content


@pytest.mark.parametrize(
    "asked", ["沈若溪", "沈若", "shenruoxi", "srx", "沈 1234", "13900001234", "3-2-501", "3号楼2单元501室", "501室"]
)
def test_person_is_found_however_asked_for(phone: Caller, cast: Cast, asked: str) -> None:
    (person,) = found(phone, asked)["people"]
    assert (person["id"], person["name"], person["door"]) == (str(cast.house.resident.id), "沈**", "3-2-501")


@pytest.mark.parametrize("asked", ["3-2-501", "3号楼2单元501室", "三号楼二单元五〇一", "501室"])
def test_door_is_found_however_written(phone: Caller, cast: Cast, asked: str) -> None:
    doors = found(phone, asked)["doors"]
    assert doors == [{"id": str(cast.house.door.id), "title": "3-2-501", "compound": cast.house.compound.name}]


@pytest.mark.parametrize("asked", ["京A12345", "京a·12345", "12345", "345"])
def test_vehicle_is_found_by_its_plate_or_a_part_of_it(phone: Caller, bob: Caller, asked: str) -> None:
    registered = bob.post("/gate/vehicles", {"plate": "京A12345"}).content
    (vehicle,) = found(phone, asked)["vehicles"]
    assert (vehicle["id"], vehicle["plate"], vehicle["passes"]) == (registered["id"], "京A12345", [])


def test_pass_that_is_found_can_be_checked(phone: Caller, cast: Cast) -> None:
    (person,) = found(phone, "沈若溪")["people"]
    (held,) = person["passes"]
    assert (held["id"], held["kind"]) == (str(cast.house.resident_pass.id), "resident")
    answer = phone.post("/gate/checks", ready(cast, code=None, pass_id=held["id"])).content
    assert (answer["verdict"], answer["token"]) == ("admit", "none")


def test_pass_of_a_vehicle_that_is_found_can_be_checked(phone: Caller, bob: Caller, cast: Cast) -> None:
    vehicle_id = bob.post("/gate/vehicles", {"plate": "京A12345"}).content["id"]
    row = make_pass(Vehicle.objects.get(pk=vehicle_id))
    (vehicle,) = found(phone, "京A12345")["vehicles"]
    assert [held["id"] for held in vehicle["passes"]] == [str(row.id)]


def test_who_has_left_is_not_found_at_the_gate(phone: Caller, cast: Cast) -> None:
    Person.objects.filter(pk=cast.house.resident.pk).update(left_on=date(2020, 2, 1))
    assert [found(phone, asked)["people"] for asked in ("沈若溪", "3-2-501")] == [[], []]


@pytest.mark.parametrize("asked", ["没有这个人", "%", "_", "'", "\\"])
def test_who_is_not_there_is_not_found(phone: Caller, cast: Cast, asked: str) -> None:
    assert found(phone, asked) == {"people": [], "vehicles": [], "doors": []}


def test_more_than_sixty_questions_a_minute_are_asked_to_wait(phone: Caller, cast: Cast) -> None:
    answers = [phone.get("/search", q="沈若溪") for _ in range(61)]
    assert [answer.status for answer in answers] == [200] * 60 + [429]
    assert (answers[-1].problem, answers[-1].response["Retry-After"].isdigit()) == ("too-many-calls", True)
