"""Today in numbers: each is the length of the list of the same name."""

from __future__ import annotations

from typing import Any

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction
from gatepost.gate.queries.passages import FILTERS, HIGH
from gatepost.gate.schemas.passages import PassageFilter
from gatepost.sync.enums import DeviceKind
from tests.api.bodies import passage, stranger
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import at_noon, make_device, make_pass, make_passage, make_vehicle

LISTS = ("entered", "left", "turned_away", "high", "overruled")


def figures(caller: Caller) -> dict[str, Any]:
    content: dict[str, Any] = caller.get("/figures/today").content
    return content


@pytest.fixture
def busy_day(cast: Cast) -> None:
    house = cast.house
    make_passage(house.east, house.resident_pass)
    make_passage(house.east, house.resident_pass, direction=Direction.OUT)
    make_passage(house.west, house.resident_pass, tenths=373)
    make_passage(house.west, passed=False)
    make_passage(house.west, overrule_reason="家有急病人")
    make_passage(house.east, house.resident_pass, direction=Direction.OUT, inferred=True)
    make_passage(house.east, house.resident_pass, at=at_noon(days=-1))
    make_passage(cast.charlies.east, cast.charlies.resident_pass)


@pytest.mark.usefixtures("busy_day")
def test_each_figure_is_the_length_of_its_list(bob: Caller) -> None:
    shown = figures(bob)
    lists = {name: len(bob.get("/gate/passages", only=name).content["passages"]) for name in LISTS}
    assert {name: shown[name] for name in LISTS} == lists
    assert lists == {"entered": 3, "left": 1, "turned_away": 1, "high": 1, "overruled": 1}


def test_inside_is_the_length_of_its_list_and_counts_no_resident(bob: Caller, cast: Cast) -> None:
    vehicle = make_pass(make_vehicle(cast.house.station))
    bob.post("/gate/passages", passage(cast))
    bob.post("/gate/passages", passage(cast, code=vehicle.serial, passed=True))
    inside = bob.get("/gate/inside").content
    assert [(line["name"], line["kind"], line["compound"]) for line in inside["inside"]] == [
        ("京A12345", "vehicle", cast.house.compound.name)
    ]
    assert (figures(bob)["inside"], inside["total"]) == (1, 1)


def test_worker_inside_is_named_masked(bob: Caller, cast: Cast) -> None:
    worker = make_pass(cast.house.resident, kind=PasserKind.NANNY)
    bob.post("/gate/passages", passage(cast, code=worker.serial))
    (line,) = bob.get("/gate/inside").content["inside"]
    assert (line["name"], line["kind"]) == ("沈**", "nanny")


@pytest.mark.usefixtures("busy_day")
def test_hours_are_twelve_and_add_up_to_the_day(bob: Caller) -> None:
    hours = bob.get("/figures/hours").content["hours"]
    assert [hour["hour"] for hour in hours][-2:] == ["2020-02-14T11:00:00+08:00", "2020-02-14T12:00:00+08:00"]
    assert (len(hours), hours[-1]["entered"], hours[-1]["left"]) == (12, 3, 1)


def test_wall_screen_draws_the_board(cast: Cast) -> None:
    screen = Caller.with_token(make_device(cast.house.station, kind=DeviceKind.WALL_SCREEN)[1])
    assert [screen.get(f"/figures/{name}").status for name in ("today", "hours")] == [200, 200]


def test_what_wants_a_look_is_a_list_of_its_own(bob: Caller, cast: Cast) -> None:
    told = stranger(cast, id=passage(cast)["id"], passed=True, overrule_reason="家有急病人")
    bob.post("/gate/passages", passage(cast))
    bob.post("/gate/passages", told)
    shown = bob.get("/gate/passages", only="matters").content["passages"]
    assert [line["id"] for line in shown] == [told["id"]]


def test_lists_are_narrowed_by_the_same_words_as_on_the_desk() -> None:
    assert {word.value for word in PassageFilter} == {*FILTERS, HIGH}
