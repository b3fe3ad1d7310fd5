"""Suggestions: found for a station at night and for one record when it is written, kept, and forgotten once decided."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product

import pytest

from gatepost.config.wiring import JOBS
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.ids import new_id
from gatepost.people.actions import (
    edit_person,
    move_in,
    register_person,
    say_different,
    take_back_difference,
)
from gatepost.people.identity_papers import PaperKind
from gatepost.people.jobs import carry_out_import_job, look_for_same_persons, plan_import_job
from gatepost.people.merging import pairs
from gatepost.people.merging.comparing import Facts, compare
from gatepost.people.merging.names_read import read_name
from gatepost.people.merging.pairs import MOST_IN_BLOCK, alike_pairs
from gatepost.people.merging.suggesting import look_for_same
from gatepost.people.models import AlikePair, Person
from gatepost.people.queries.alike import alike_pairs_of
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, make_person
from tests.factories.moments import TODAY
from tests.people.conftest import BORN_ON
from tests.people.merging.conftest import Two, merged
from tests.refused import refused


def suggested(cast: Cast) -> list[tuple[set[str], list[str]]]:
    """The names of each pair, and why."""
    return [({pair.person.name, pair.other.name}, pair.reasons) for pair in alike_pairs_of(cast.house.station.id)]


def twice(cast: Cast, name: str = "王芳", other: str = "王芳", **told: object) -> tuple[Person, Person]:
    return (
        make_person(cast.house.station, name, door=cast.house.door, **told),
        make_person(cast.house.station, other, door=cast.house.door, **told),
    )


def test_the_nightly_job_finds_who_is_there_twice(cast: Cast) -> None:
    twice(cast)
    twice(cast, "陈静", "陈婧", born_on=BORN_ON)
    look_for_same_persons()
    assert suggested(cast) == [
        ({"陈静", "陈婧"}, ["same_sound", "same_birth", "same_door"]),
        ({"王芳"}, ["same_name", "same_door"]),
    ]


def test_the_nightly_job_is_on_the_table_of_jobs() -> None:
    assert JOBS["people.look_for_same_persons"].run is look_for_same_persons
    assert JOBS["people.look_for_same_persons"].daily_at is not None


def test_a_second_night_finds_the_same_and_no_more(cast: Cast) -> None:
    twice(cast)
    for _night in range(2):
        look_for_same(station_id=cast.house.station.id, at=NOON)
    assert AlikePair.objects.count() == 1


def test_people_of_two_stations_are_never_a_pair(cast: Cast) -> None:
    for house in (cast.house, cast.charlies):
        make_person(house.station, "王芳", phone="+8613900005678", born_on=BORN_ON)
    look_for_same_persons()
    assert AlikePair.objects.count() == 0


def test_who_is_registered_is_compared_at_once(cast: Cast, alice: Actor) -> None:
    make_person(cast.house.station, "王芳", door=cast.house.door)
    register_person(name="王芳", paper_kind=PaperKind.NONE, door_id=cast.house.door.id, by=alice, at=NOON)
    assert suggested(cast) == [({"王芳"}, ["same_name", "same_door"])]


def test_who_is_changed_is_compared_anew(cast: Cast, alice: Actor) -> None:
    one, _other = twice(cast)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    edit_person(person_id=one.id, name="李娜", paper_kind=PaperKind.NONE, sex=None, born_on=None, by=alice, at=NOON)
    assert suggested(cast) == []


def test_who_moves_is_compared_anew(cast: Cast, alice: Actor) -> None:
    make_person(cast.house.station, "王芳", door=cast.house.door)
    moved = make_person(cast.house.station, "王芳")
    move_in(person_id=moved.id, door_id=cast.house.door.id, on=TODAY, by=alice, at=NOON)
    assert suggested(cast) == [({"王芳"}, ["same_name", "same_door"])]


def test_a_phone_of_the_household_is_told_as_such(cast: Cast, alice: Actor) -> None:
    for name in ("王芳", "李娜", "李强"):
        make_person(cast.house.station, name, phone="+8613900005678")
    register_person(name="王芳", paper_kind=PaperKind.NONE, phone="13900005678", by=alice, at=NOON)
    assert suggested(cast) == [({"王芳"}, ["same_name", "shared_phone"])]


def test_two_people_are_never_suggested_again(cast: Cast, alice: Actor) -> None:
    one, other = twice(cast)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    say_different(person_id=other.id, other_id=one.id, by=alice, at=NOON)
    assert suggested(cast) == []
    look_for_same(station_id=cast.house.station.id, at=NOON)
    edit_person(
        person_id=one.id, phone="13900004444", paper_kind=PaperKind.NONE, sex=None, born_on=None, by=alice, at=NOON
    )
    assert suggested(cast) == []
    assert lines_about(other.id) == ["people.say_different"]


def test_who_takes_that_back_sees_them_again(cast: Cast, alice: Actor) -> None:
    one, other = twice(cast)
    say_different(person_id=one.id, other_id=other.id, by=alice, at=NOON)
    take_back_difference(person_id=other.id, other_id=one.id, by=alice, at=NOON)
    assert suggested(cast) == [({"王芳"}, ["same_name", "same_door"])]


def test_a_line_written_while_a_colleague_says_so_is_not_shown(cast: Cast, alice: Actor) -> None:
    """The job may have read before that was said, and writes after it."""
    one, other = twice(cast)
    say_different(person_id=one.id, other_id=other.id, by=alice, at=NOON)
    first, second = sorted((one, other), key=lambda row: row.id)
    AlikePair.objects.create(
        station=cast.house.station, person=first, other=second, rank=50, reasons=["same_name"], found_at=NOON
    )
    assert suggested(cast) == []


def test_who_was_merged_is_in_no_suggestion(cast: Cast, alice: Actor) -> None:
    one, other = twice(cast)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    merged(Two(one, other), alice)
    assert AlikePair.objects.count() == 0


def test_who_may_not_edit_persons_says_nothing_of_them(cast: Cast, bob: Actor) -> None:
    one, other = twice(cast)
    with pytest.raises(NotAllowed):
        say_different(person_id=one.id, other_id=other.id, by=bob, at=NOON)
    with pytest.raises(NotAllowed):
        take_back_difference(person_id=one.id, other_id=other.id, by=bob, at=NOON)


def test_nothing_is_said_of_a_person_of_another_station(cast: Cast, alice: Actor) -> None:
    with refused("merged_already"):
        say_different(person_id=cast.house.resident.id, other_id=cast.charlies.resident.id, by=alice, at=NOON)


# Never everybody with everybody ---------------------------------------------------------------------------------------

_NAMES = (
    "张伟",
    "張偉",
    "章伟",
    "张薇",
    "王芳",
    "王方",
    "李未",
    "李末",
    "李阿姨",
    "萧然",
    "肖然",
    "Zhang Wei",
    "李娜之女",
    "住户",
)


def a_register(count: int, seed: int) -> dict[object, Facts]:
    """Where much is shared by chance."""
    chance = random.Random(seed)

    def one() -> Facts:
        return Facts(
            read_name(chance.choice(_NAMES)),
            born_on=chance.choice([None, *(date(1968, 3, 9) + timedelta(days=n) for n in range(6))]),
            phone=chance.choice([None, *range(12)]),
            phone_holders=chance.choice([2, 3]),
            door=chance.choice([None, *range(12)]),
        )

    return {key: one() for key in sorted(new_id() for _number in range(count))}


@pytest.mark.parametrize("seed", range(5))
def test_what_is_found_in_blocks_is_all_that_comparing_everybody_finds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "MOST_IN_BLOCK", 1000)
    records = a_register(120, seed)
    everybody = {
        (one, other): alike
        for one, other in product(records, records)
        if one < other and (alike := compare(records[one], records[other]))
    }
    assert len(everybody) > 20
    assert alike_pairs(records) == everybody


def test_work_grows_with_the_register_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of four times as many people, in four times as many homes, four times as many pairs are looked at."""
    looked: list[int] = []

    def counted(one: Facts, other: Facts) -> None:
        looked[-1] += 1

    monkeypatch.setattr(pairs, "compare", counted)
    for count in (1000, 4000):
        looked.append(0)
        chance = random.Random(count)
        given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬"
        alike_pairs({
            new_id(): Facts(
                read_name(chance.choice("王李张刘陈杨黄赵周吴") + chance.choice(given) + chance.choice(given)),
                born_on=date(1940, 1, 1) + timedelta(days=chance.randrange(25000)),
                phone=number // 3,
                door=number // 3,
            )
            for number in range(count)
        })  # fmt: skip
    assert looked[1] < 6 * looked[0] < 6 * 4 * 1000


def test_an_invented_birth_date_of_many_is_no_hint() -> None:
    """Of forty who are called so and were all put down as born on 1 January 1900, nobody is suggested."""
    crowd = {new_id(): Facts(read_name("张伟"), born_on=date(1900, 1, 1)) for _number in range(MOST_IN_BLOCK + 1)}
    assert alike_pairs(crowd) == {}


def test_an_import_looks_for_same_persons_when_it_is_written(cast: Cast, alice: Actor) -> None:
    from gatepost.people.actions import begin_import, choose_columns, receive_sheet

    make_person(cast.house.station, "王芳", born_on=date(1968, 3, 9))
    lines = "姓名,出生日期,电话\n王芳,1968-03-09,13900007777\n"
    row = receive_sheet(kind="residents", file_name="住户.csv", content=lines.encode(), by=alice, at=NOON)
    columns = {int(column): field for column, field in row.columns.items()}
    choose_columns(
        import_id=row.id, columns=columns, settings={"compound_id": str(cast.house.compound.id)}, by=alice, at=NOON
    )
    plan_import_job(station_id=str(cast.house.station.id), import_id=str(row.id))
    begin_import(import_id=row.id, by=alice, at=NOON)
    carry_out_import_job(station_id=str(cast.house.station.id), import_id=str(row.id))
    assert suggested(cast) == [({"王芳"}, ["same_name", "same_birth"])]
