"""Where somebody is by the records of the station."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Presence, Reason
from gatepost.gate.models import Passage, PresenceRow
from gatepost.gate.queries.inside import inside_rows, list_inside
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_pass, make_person, make_vehicle
from tests.gate.passers import check, record


def at_west(cast: Cast) -> dict[str, Any]:
    return {"post_id": cast.house.west.id}


def whereabouts(cast: Cast) -> tuple[bool, object, datetime]:
    row = PresenceRow.objects.get(station_id=cast.house.station.id, subject_id=cast.house.resident.id)
    return row.is_inside, row.compound_id, row.since


def inferred() -> list[tuple[str, object, datetime]]:
    rows = Passage.objects.filter(inferred=True).order_by("happened_at")
    return list(rows.values_list("direction", "compound_id", "happened_at"))


def test_entering_is_being_inside_and_leaving_is_being_outside(cast: Cast) -> None:
    record(cast)
    assert whereabouts(cast) == (True, cast.house.compound.id, NOON)
    record(cast, direction="out", at=at_noon(minutes=9))
    assert whereabouts(cast) == (False, cast.house.compound.id, at_noon(minutes=9))
    assert inferred() == []


def test_entering_at_b_closes_a_with_an_exit_that_is_called_inferred(cast: Cast) -> None:
    record(cast)
    recorded = record(cast, **at_west(cast), at=at_noon(minutes=9))
    assert recorded.reasons == (Reason.INSIDE_ELSEWHERE,)
    assert inferred() == [("out", cast.house.compound.id, at_noon(minutes=9))]
    assert whereabouts(cast) == (True, cast.house.other_compound.id, at_noon(minutes=9))


def test_inferred_exit_is_the_same_persons_and_says_that_nobody_saw_it(cast: Cast) -> None:
    record(cast)
    record(cast, **at_west(cast), companions=2, goods="米")
    row = Passage.objects.get(inferred=True)
    assert (row.person_id, row.pass_id, row.passer) == (cast.house.resident.id, cast.house.resident_pass.id, "resident")
    assert (row.token, row.passed, row.verdict, row.reasons) == ("none", True, "admit", [])
    assert (row.readings, row.highest_tenths, row.companions, row.goods) == ([], None, 0, "")


def test_who_is_turned_away_at_b_is_still_inside_a(cast: Cast) -> None:
    record(cast)
    record(cast, **at_west(cast), passed=False, at=at_noon(minutes=9))
    assert (whereabouts(cast), inferred()) == ((True, cast.house.compound.id, NOON), [])


def test_leaving_through_b_closes_nothing(cast: Cast) -> None:
    record(cast)
    record(cast, **at_west(cast), direction="out", at=at_noon(minutes=9))
    assert whereabouts(cast) == (False, cast.house.other_compound.id, at_noon(minutes=9))
    assert inferred() == []


def test_passage_that_is_told_late_moves_nobody(cast: Cast) -> None:
    record(cast, **at_west(cast))
    record(cast, happened_at=at_noon(hours=-2).isoformat())
    assert whereabouts(cast) == (True, cast.house.other_compound.id, NOON)


def test_passage_that_is_told_late_is_not_judged_by_where_they_were_later(cast: Cast) -> None:
    record(cast, **at_west(cast))
    recorded = record(cast, happened_at=at_noon(hours=-2).isoformat())
    assert (recorded.reasons, inferred()) == ((), [])


@pytest.mark.parametrize(
    ("seconds", "presence"), [(-1, Presence.UNKNOWN), (0, Presence.INSIDE_HERE), (1, Presence.INSIDE_HERE)]
)
def test_presence_is_known_from_the_second_of_its_passage_on(cast: Cast, seconds: int, presence: Presence) -> None:
    record(cast)
    assert check(cast, at=at_noon(seconds=seconds)).gathered.facts.presence == presence


def test_presence_of_another_station_is_not_ours(cast: Cast) -> None:
    record(cast, by=cast.charlie, post_id=cast.charlies.east.id, code=cast.charlies.resident_pass.serial)
    assert check(cast).gathered.facts.presence == Presence.UNKNOWN
    assert list(inside_rows(cast.house.station.id)) == []


def test_who_works_here_is_listed_inside_the_longest_first_and_who_lives_here_is_not(cast: Cast) -> None:
    station = cast.house.station
    cleaner = make_pass(make_person(station, "陆晚晴"), kind=PasserKind.CLEANER)
    car = make_pass(make_vehicle(station))
    record(cast)
    record(cast, code=car.serial, at=at_noon(minutes=1))
    record(cast, code=cleaner.serial, at=at_noon(minutes=2))
    lines, total = list_inside(station.id)
    assert [(line.name, line.kind, line.compound, line.since) for line in lines] == [
        ("京A12345", PasserKind.VEHICLE, cast.house.compound.name, at_noon(minutes=1)),
        ("陆晚晴", PasserKind.CLEANER, cast.house.compound.name, at_noon(minutes=2)),
    ]
    assert (total, inside_rows(station.id).count()) == (2, 2)
    record(cast, code=car.serial, direction="out", at=at_noon(minutes=3))
    assert [line.name for line in list_inside(station.id)[0]] == ["陆晚晴"]


def test_count_of_who_is_inside_counts_also_who_does_not_fit_on_the_list(cast: Cast) -> None:
    for number in range(3):
        card = make_pass(make_person(cast.house.station, f"工{number}"), kind=PasserKind.GUARD)
        record(cast, code=card.serial)
    lines, total = list_inside(cast.house.station.id, most=2)
    assert (len(lines), total) == (2, 3)
