"""Passes through the API: for persons, vehicles and buildings, from issuing to their end."""

from __future__ import annotations

from typing import Any

import pytest

from gatepost.gate.models import Pass, SigningKey
from tests.api.bodies import ready
from tests.api.caller import Caller
from tests.api.examples import PERIOD
from tests.cast import Cast
from tests.factories import code_on, make_door, make_person, make_vehicle


def issued(caller: Caller, **content: Any) -> dict[str, Any]:
    answer = caller.post("/gate/passes", PERIOD | content)
    assert answer.status == 201, answer.content
    found: dict[str, Any] = answer.content
    return found


def ended(caller: Caller, pass_id: object, ending: str) -> tuple[int, str]:
    answer = caller.post(f"/gate/passes/{pass_id}/{ending}", {"reason": "搬走"})
    return answer.status, answer.content["state"] if answer.status < 400 else answer.problem


@pytest.mark.proves("F55")
def test_pass_of_a_person_is_issued_found_and_checked(bob: Caller, cast: Cast) -> None:
    person = make_person(cast.house.station, "顾望舒", door=cast.house.door)
    made = issued(bob, kind="nanny", person_id=str(person.id), compound_id=str(cast.house.compound.id))
    assert (made["name"], made["kind"], made["state"]) == ("顾**", "nanny", "active")
    assert (made["valid_from"], made["valid_until"]) == ("2020-02-13T16:00:00Z", "2020-03-14T16:00:00Z")
    assert bob.get(f"/gate/passes/{made['id']}").content == made
    answer = bob.post("/gate/checks", ready(cast, code=made["serial"]))
    assert (answer.content["verdict"], answer.content["passer"]) == ("admit", "nanny")


@pytest.mark.proves("F57")
def test_vehicle_is_registered_by_its_plate_and_gets_a_pass(bob: Caller, cast: Cast) -> None:
    vehicle = bob.post("/gate/vehicles", {"plate": "京a·77777"}).content
    assert (vehicle["plate"], vehicle["kind"]) == ("京A77777", "ordinary")
    made = issued(bob, kind="vehicle", vehicle_id=vehicle["id"])
    assert (made["name"], made["vehicle_id"]) == ("京A77777", vehicle["id"])


def test_plate_is_there_once_however_it_is_written(bob: Caller, cast: Cast) -> None:
    row = make_vehicle(cast.house.station, "京A12345")
    assert bob.post("/gate/vehicles", {"plate": " 京a-12345"}).content["id"] == str(row.id)


def test_plate_that_cannot_be_one_is_named_with_what_was_meant(bob: Caller, cast: Cast) -> None:
    answer = bob.post("/gate/vehicles", {"plate": "京AO1234"}, Accept_Language="en")
    sentence = "Plates have no letters I and O, but the digits 1 and 0. Is it 京A01234?"
    assert (answer.status, answer.content["errors"]) == (422, [{"field": "plate", "detail": sentence}])


def test_building_gets_a_pass_for_everybody_who_has_none(bob: Caller, cast: Cast) -> None:
    house = cast.house
    newcomers = [
        make_person(house.station, name, door=make_door(house.station, compound=house.compound, address=f"3-2-60{n}"))
        for n, name in enumerate(("顾望舒", "梁晚照"), 1)
    ]
    answer = bob.post(f"/gate/buildings/{house.door.building_id}/passes", PERIOD)
    assert (answer.status, answer.content["already"]) == (201, 1)
    made = Pass.objects.filter(pk__in=answer.content["made"])
    assert {row.person_id for row in made} == {person.id for person in newcomers}


@pytest.mark.parametrize(("ending", "state"), [("lost", "lost"), ("withdraw", "withdrawn")])
def test_pass_that_has_ended_cannot_end_again(bob: Caller, cast: Cast, ending: str, state: str) -> None:
    row = cast.house.resident_pass
    assert ended(bob, row.id, ending) == (200, state)
    assert ended(bob, row.id, ending) == (409, "pass-refused")
    assert bob.post("/gate/checks", ready(cast, code=row.serial)).content["reasons"] == [f"pass_{state}"]


def test_replaced_pass_names_its_successor(bob: Caller, cast: Cast) -> None:
    old = cast.house.resident_pass
    new = bob.post(f"/gate/passes/{old.id}/replace", {"reason": "破损"})
    assert (new.status, new.content["state"], new.content["serial"] != old.serial) == (201, "active", True)
    shown = bob.get(f"/gate/passes/{old.id}").content
    assert (shown["state"], shown["replaced_by_id"]) == ("replaced", new.content["id"])


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [
        ({"kind": "vehicle"}, 422, "wrong_holder"),
        ({"until_on": "2020-02-13"}, 422, "ends_before_it_begins"),
        ({"until_on": "2021-02-16"}, 422, "too_long"),
        ({"compound_id": None}, 409, "already_has_one"),
    ],
)
def test_pass_that_cannot_be_issued_is_refused_by_its_stable_word(
    bob: Caller, cast: Cast, content: dict[str, Any], status: int, reason: str
) -> None:
    good = PERIOD | {"kind": "resident", "person_id": str(cast.house.resident.id)}
    answer = bob.post("/gate/passes", good | content)
    assert (answer.status, answer.content["reason"]) == (status, reason)


def test_code_of_a_pass_is_the_one_on_its_card(bob: Caller, cast: Cast) -> None:
    row = cast.house.resident_pass
    code = bob.get(f"/gate/passes/{row.id}/code").content["code"]
    assert code == code_on(row)
    assert bob.post("/gate/checks", ready(cast, code=code)).content["token"] == "valid"


def test_pass_that_has_ended_has_no_code(bob: Caller, cast: Cast) -> None:
    row = cast.house.resident_pass
    ended(bob, row.id, "lost")
    answer = bob.get(f"/gate/passes/{row.id}/code")
    assert (answer.status, answer.content["reason"]) == (409, "no_longer_active")


def test_code_without_a_signing_key_says_who_makes_one(bob: Caller, cast: Cast) -> None:
    SigningKey.objects.filter(station=cast.house.station).delete()
    answer = bob.get(f"/gate/passes/{cast.house.resident_pass.id}/code")
    assert (answer.status, answer.problem) == (409, "no-signing-key")
