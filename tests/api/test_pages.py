"""Pages of a list: no row twice and none missed, whatever is added between two of them."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable

import pytest

from gatepost.gate.models import Passage
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import at_noon, make_door, make_pass, make_passage, make_person


def pages(caller: Caller, address: str, between: Callable[[], object], **asked: object) -> list[list[str]]:
    """The ids of each page; `between` happens after each."""
    name = address.rpartition("/")[2]
    found, cursor = [], ""
    while True:
        content = caller.get(address, limit=2, cursor=cursor, **asked).content
        found.append([row["id"] for row in content[name]])
        between()
        cursor = content["next_cursor"]
        if cursor is None:
            return found


def flat(found: list[list[str]]) -> list[str]:
    return [row for page in found for row in page]


def test_passages_of_one_instant_are_each_shown_once(bob: Caller, cast: Cast) -> None:
    made = {str(make_passage(cast.house.east).id) for _ in range(5)}
    found = pages(bob, "/gate/passages", lambda: None)
    assert ([len(page) for page in found], set(flat(found))) == ([2, 2, 1], made)


def test_passages_that_come_in_meanwhile_shift_nothing(bob: Caller, cast: Cast) -> None:
    made = [str(make_passage(cast.house.east, at=at_noon(minutes=-number)).id) for number in range(5)]
    found = pages(bob, "/gate/passages", lambda: make_passage(cast.house.east, at=at_noon(minutes=1)))
    assert flat(found) == made


def test_passage_that_is_told_late_stands_where_it_happened(bob: Caller, cast: Cast) -> None:
    made = [str(make_passage(cast.house.east, at=at_noon(minutes=-number)).id) for number in range(4)]
    late: list[Passage] = []

    def told_late() -> None:
        if not late:
            late.append(make_passage(cast.house.east, at=at_noon(minutes=-2, seconds=-30)))

    assert flat(pages(bob, "/gate/passages", told_late)) == [*made[:3], str(late[0].id), made[3]]


def test_pages_keep_to_what_was_asked(bob: Caller, cast: Cast) -> None:
    wanted = [str(make_passage(cast.house.west, passed=False, at=at_noon(minutes=-n)).id) for n in range(3)]
    for number in range(3):
        make_passage(cast.house.east, passed=False, at=at_noon(minutes=-number))
        make_passage(cast.house.west, at=at_noon(minutes=-number))
    asked = {"post_id": cast.house.west.id, "only": "turned_away", "day": "2020-02-14"}
    assert flat(pages(bob, "/gate/passages", lambda: None, **asked)) == wanted


def test_passes_issued_at_once_are_each_shown_once_while_others_are_issued(bob: Caller, cast: Cast) -> None:
    station, compound = cast.house.station, cast.house.compound
    people = [
        make_person(station, "顾望舒", door=make_door(station, compound=compound, address=f"3-2-60{n}"))
        for n in range(1, 6)
    ]
    made = {str(make_pass(person).id) for person in people} | {str(cast.house.resident_pass.id)}
    newcomers = iter([make_person(station, f"梁晚{n}") for n in range(9)])
    found = pages(bob, "/gate/passes", lambda: make_pass(next(newcomers), valid_from=at_noon()))
    assert ([len(page) for page in found], set(flat(found))) == ([2, 2, 2], made)


def test_pass_that_ends_between_two_pages_is_not_missed(bob: Caller, cast: Cast) -> None:
    station = cast.house.station
    made = {str(make_pass(make_person(station, f"梁晚{n}")).id) for n in range(4)} | {str(cast.house.resident_pass.id)}
    ended: list[int] = []

    def end_one() -> None:
        if not ended:
            row = cast.house.resident_pass
            ended.append(bob.post(f"/gate/passes/{row.id}/lost", {"reason": "丢失"}).status)

    assert (set(flat(pages(bob, "/gate/passes", end_one))), ended) == (made, [200])


def cursor(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize("address", ["/gate/passages", "/gate/passes"])
@pytest.mark.parametrize(
    "text",
    [
        "x",
        "===",
        "日",
        cursor("2020-02-14"),
        cursor("2020-02-14T12:00:00|x"),
        cursor("1999-02-14T12:00:00+00:00|x"),
        cursor("9999-12-31T23:59:59+00:00|x"),
        cursor("2020-02-14T12:00:00+08:00|\0"),
        cursor("日|x"),
    ],
)
def test_what_is_no_cursor_of_ours_is_told_so(bob: Caller, address: str, text: str) -> None:
    answer = bob.get(address, cursor=text)
    assert (answer.status, answer.content["errors"][0]["field"]) == (422, "cursor")
