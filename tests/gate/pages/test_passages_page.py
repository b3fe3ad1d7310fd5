"""The live list of the day: newest first, narrowed by what the board counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction, Reason, Verdict
from gatepost.gate.models import PresenceRow
from gatepost.gate.pages.passages import FILTER_NAMES
from gatepost.kernel.ids import new_id
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_pass, make_passage, make_person, make_vehicle
from tests.ground.counting import statements_for
from tests.words import in_chinese

PASSAGES = "/gate/passages/"
INSIDE = "/gate/inside/"


def listed(desk: Client, **asked: Any) -> list[Any]:
    answer = desk.get(PASSAGES, asked)
    assert answer.status_code == 200
    return [line.passage.happened_at for line in answer.context["lines"]]


def have_one_of_each(cast: Cast) -> dict[str, Any]:
    """When each happened, by the word that shows it alone."""
    east, at = cast.house.east, {word: at_noon(minutes=-n) for n, word in enumerate(filter(None, FILTER_NAMES), 1)}
    make_passage(east, at=at["entered"])
    make_passage(east, direction=Direction.OUT, at=at["left"])
    make_passage(east, passed=False, verdict=Verdict.REFUSE, at=at["turned_away"])
    make_passage(east, tenths=373, passed=False, verdict=Verdict.REMEASURE, at=at["high"])
    make_passage(east, overrule_reason="送急诊", verdict=Verdict.REFUSE, at=at["overruled"])
    make_passage(east, direction=Direction.OUT, inferred=True, at=at["inferred"])
    make_passage(east, passed=False, verdict=Verdict.REFER_TO_LEAD, at=at["matters"])
    return at


def test_filters_narrow_the_list_and_the_newest_comes_first(bob: Client, cast: Cast) -> None:
    at = have_one_of_each(cast)
    shown = {
        "": list(at),
        "entered": ["entered", "overruled"],
        "left": ["left"],
        "turned_away": ["turned_away", "high", "matters"],
        "high": ["high"],
        "overruled": ["overruled"],
        "inferred": ["inferred"],
        "matters": ["overruled", "matters"],
    }
    assert {only: listed(bob, only=only) for only in FILTER_NAMES} == {
        only: [at[word] for word in words] for only, words in shown.items()
    }


def test_list_is_of_one_day_and_one_post(bob: Client, cast: Cast) -> None:
    make_passage(cast.house.east, at=NOON)
    make_passage(cast.house.west, at=at_noon(minutes=-1))
    make_passage(cast.house.east, at=at_noon(days=-1))
    assert listed(bob) == [NOON, at_noon(minutes=-1)]
    assert listed(bob, post=str(cast.house.west.id)) == [at_noon(minutes=-1)]
    assert listed(bob, day="2020-02-13") == [at_noon(days=-1)]


@pytest.mark.parametrize(
    "asked",
    [{"day": "x"}, {"day": "0001-01-01"}, {"day": "9999-12-31"}, {"only": "all"}, {"post": "x"}, {"page": "x"}],
)
def test_what_is_no_question_shows_today(bob: Client, cast: Cast, asked: dict[str, str]) -> None:
    make_passage(cast.house.east)
    assert listed(bob, **asked) == [NOON]
    assert bob.get(PASSAGES, asked).context["day"] == date(2020, 2, 14)


def test_row_shows_masked_name_door_temperature_reason_and_exception(bob: Client, cast: Cast) -> None:
    make_passage(
        cast.house.east, cast.house.resident_pass, tenths=374, verdict=Verdict.REFUSE, reasons=(Reason.NO_MASK,),
        overrule_reason="送急诊",
    )  # fmt: skip
    page = bob.get(PASSAGES).content.decode()
    shown = ["沈**", cast.house.door.spoken, "37.4", in_chinese("no mask"), "送急诊", cast.house.east.name]
    assert [word for word in shown if word not in page] == []
    assert cast.house.resident.name not in page


@pytest.mark.proves("F57")
def test_car_is_shown_by_its_plate_with_and_without_a_card(bob: Client, cast: Cast) -> None:
    row = make_passage(cast.house.east, make_pass(make_vehicle(cast.house.station, "京A12345")))
    bare = make_passage(cast.house.east, passer=PasserKind.VEHICLE, passed=False, at=at_noon(minutes=-1))
    type(bare).objects.filter(id=bare.id).update(plate="京B67890")
    lines = bob.get(PASSAGES).context["lines"]
    assert [(line.passage.id, line.name) for line in lines] == [(row.id, "京A12345"), (bare.id, "京B67890")]


def test_rows_alone_are_fetched_again_every_ten_seconds_today_only(bob: Client, cast: Cast) -> None:
    make_passage(cast.house.east)
    whole, rows = bob.get(PASSAGES), bob.get(PASSAGES, {"partial": "1"})
    assert ('hx-trigger="every 10s"' in whole.content.decode(), "<html" in rows.content.decode()) == (True, False)
    assert [line.passage.happened_at for line in rows.context["lines"]] == [NOON]
    assert "every 10s" not in bob.get(PASSAGES, {"day": "2020-02-13"}).content.decode()


def test_fifty_stand_on_a_page_under_the_count_of_all(bob: Client, cast: Cast) -> None:
    for minutes in range(51):
        make_passage(cast.house.east, at=at_noon(minutes=-minutes))
    answers = [bob.get(PASSAGES, {"page": str(number)}) for number in (1, 2)]
    assert [(len(one.context["lines"]), one.context["found"].paginator.count) for one in answers] == [(50, 51), (1, 51)]


def test_three_rows_need_as_many_statements_as_one(bob: Client, cast: Cast) -> None:
    make_passage(cast.house.east, cast.house.resident_pass)
    for_one = statements_for(bob, PASSAGES)
    for minutes in (-2, -1):
        neighbour = make_pass(make_person(cast.house.station, f"邻居{minutes}", door=cast.house.door))
        make_passage(cast.house.west, neighbour, at=at_noon(minutes=minutes))
    assert (statements_for(bob, PASSAGES), len(listed(bob))) == (for_one, 3)


def test_who_may_not_see_passages_is_told_so(vera: Client, volunteer: Client) -> None:
    assert [desk.get(url).status_code for desk in (vera, volunteer) for url in (PASSAGES, INSIDE)] == [403] * 4


def test_charlie_sees_none_of_ours(charlie: Client, alice: Client, cast: Cast) -> None:
    make_passage(cast.house.east, cast.house.resident_pass)
    assert (listed(charlie), listed(alice)) == ([], [NOON])
    assert listed(charlie, post=str(cast.house.east.id)) == []


def test_empty_day_says_how_it_fills(bob: Client) -> None:
    page = bob.get(PASSAGES).content.decode()
    assert in_chinese("Whoever is checked at a post stands here a second later.") in page


def be_inside(cast: Cast, subject_id: object, passer: str, *, hours: int) -> None:
    PresenceRow.objects.create(
        station_id=cast.house.station.id, subject_id=subject_id, compound_id=cast.house.compound.id, is_inside=True,
        since=at_noon(hours=-hours), passage_id=new_id(), passer=passer,
    )  # fmt: skip


def test_who_is_inside_is_listed_the_longest_first_and_masked(bob: Client, charlie: Client, cast: Cast) -> None:
    car = make_vehicle(cast.house.station, "京A12345")
    be_inside(cast, cast.house.resident.id, "nanny", hours=1)
    be_inside(cast, car.id, "vehicle", hours=2)
    be_inside(cast, new_id(), "resident", hours=3)
    answer = bob.get(INSIDE)
    assert [line.name for line, _kind in answer.context["lines"]] == ["京A12345", cast.house.resident.name]
    assert (answer.context["total"], cast.house.resident.name in answer.content.decode()) == (2, False)
    assert charlie.get(INSIDE).context["lines"] == []


def test_three_inside_need_as_many_statements_as_one(bob: Client, cast: Cast) -> None:
    be_inside(cast, cast.house.resident.id, "nanny", hours=1)
    for_one = statements_for(bob, INSIDE)
    for hours in (2, 3):
        be_inside(cast, make_vehicle(cast.house.station, f"京A1234{hours}").id, "vehicle", hours=hours)
    assert statements_for(bob, INSIDE) == for_one
