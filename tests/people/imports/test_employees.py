"""Registers of those who work at enterprises, carried out on the real database."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import RowDecision, RowResult
from gatepost.kernel.tenancy import seeing
from gatepost.people.imports.employees import EMPLOYEES
from gatepost.people.models import Employment, Enterprise, Person
from tests.cast import Cast
from tests.factories import actor_of, make_person
from tests.factories.moments import TODAY
from tests.people.imports import register_makers
from tests.people.imports.register_makers import card, lines, told

CODE = "91990106MA00000DEW"
FIELDS = ("name", "paper", "phone", "enterprise", "credit_code", "title", "from_on", "until_on")
PHONE = "13900007777"
WHOLE = ("顾小满", card(1), PHONE, "晴川科技", None, "保洁员", "2019年9月1日", None)


@pytest.fixture
def enterprise(cast: Cast) -> Enterprise:
    return Enterprise.objects.create(station=cast.house.station, name="晴川科技", credit_code=CODE)


def rows(*told_rows: tuple[object, ...]) -> list[SheetLine]:
    return lines(*told_rows, fields=FIELDS)  # type: ignore[arg-type]


def run(sheet: list[SheetLine], by: Actor, **options: object) -> list[RowResult]:
    return register_makers.run(sheet, by, kind=EMPLOYEES, **options)  # type: ignore[arg-type]


def work(by: Actor) -> list[tuple[str, str, date, date | None]]:
    found = Employment.objects.filter(station_id=by.station_id).select_related("person")
    return [
        (row.person.name, row.title, row.from_on, row.until_on) for row in found.order_by("person__name", "from_on")
    ]


@pytest.mark.proves("F42")
def test_somebody_new_is_registered_and_works_there(alice: Actor, enterprise: Enterprise) -> None:
    made = run(rows(WHOLE), alice)
    assert told(made) == [("new", "enterprise")]
    person = Person.objects.get(name="顾小满", station_id=alice.station_id)
    assert (made[0].subject_id, person.born_on, person.household_id) == (person.id, date(1990, 3, 7), None)
    assert work(alice) == [("顾小满", "保洁员", date(2019, 9, 1), None)]


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor, enterprise: Enterprise) -> None:
    assert told(run(rows(WHOLE), alice, carries_out=False)) == [("new", "enterprise")]
    assert (work(alice), Person.objects.filter(name="顾小满", station_id=alice.station_id).count()) == ([], 0)


def test_the_same_sheet_twice_changes_nothing(alice: Actor, enterprise: Enterprise) -> None:
    sheet = rows(
        WHOLE,
        ("方知夏", None, "13900008888", "晴川科技"),
        ("温如意", card(3), None, None, CODE, "保安", "2019-1-1", "2020-1-31"),
        ("简书白", None, None, "晴川科技"),
    )
    assert told(run(sheet, alice)) == [("new", "enterprise")] * 4
    before = work(alice)
    assert told(run(sheet, alice)) == [("same",), ("same",), ("same",), ("asked", "resembles_name")]
    assert work(alice) == before


def test_the_number_of_a_resident_makes_them_an_employee(alice: Actor, enterprise: Enterprise, cast: Cast) -> None:
    known = make_person(cast.house.station, "顾小满", door=cast.house.door, paper=card(1))
    assert told(run(rows(("顾小满", card(1), None, None, CODE)), alice)) == [
        ("changed", "sex", "born_on", "enterprise")
    ]
    known.refresh_from_db()
    assert (known.household_id is None, work(alice)) == (False, [("顾小满", "", TODAY, None)])


def test_a_name_never_makes_a_resident_an_employee(alice: Actor, enterprise: Enterprise, cast: Cast) -> None:
    known = make_person(cast.house.station, "顾小满", phone=f"+86{PHONE}")
    sheet = rows(("顾小满", None, PHONE, "晴川科技"))
    assert told(run(sheet, alice)) == [("asked", "resembles")]
    assert work(alice) == []
    assert told(run(sheet, alice, decisions={2: (RowDecision.SAME_ONE, known.id)})) == [("changed", "enterprise")]
    assert told(run(sheet, alice)) == [("same",)]


def test_position_beginning_and_end_are_brought_up_to_date(alice: Actor, enterprise: Enterprise) -> None:
    run(rows(WHOLE), alice)
    later = rows(("顾小满", card(1), None, "晴川科技", None, "领班", "2019-8-1", "2020-1-31"))
    assert told(run(later, alice)) == [("changed", "title", "from_on", "until_on")]
    assert work(alice) == [("顾小满", "领班", date(2019, 8, 1), date(2020, 2, 1))]


def test_who_left_is_not_taken_back_by_an_old_sheet(alice: Actor, enterprise: Enterprise) -> None:
    run(rows(WHOLE), alice)
    Employment.objects.filter(station_id=alice.station_id).update(until_on=date(2020, 1, 1))
    assert told(run(rows(WHOLE), alice)) == [("same",)]
    assert told(run(rows(("顾小满", card(1), None, "晴川科技")), alice)) == [("refused", "left_before")]
    assert told(run(rows(("顾小满", card(1), None, "晴川科技", None, None, "2019-12-1")), alice)) == [
        ("refused", "left_before")
    ]
    again = rows(("顾小满", card(1), None, "晴川科技", None, None, "2020-1-15"))
    assert told(run(again, alice)) == [("changed", "enterprise")]
    assert [row[2:] for row in work(alice)] == [(date(2019, 9, 1), date(2020, 1, 1)), (date(2020, 1, 15), None)]


def test_rows_of_one_person_may_not_contradict_each_other(alice: Actor, enterprise: Enterprise) -> None:
    first = ("顾小满", card(1), None, "晴川科技", None, "保洁员")
    results = run(rows(first, first, (*first[:5], "领班")), alice)
    assert told(results) == [("new", "enterprise"), ("same", "as_row"), ("refused", "twice_in_sheet")]
    assert [row[1] for row in work(alice)] == ["保洁员"]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (("顾小满", None, None, None), "enterprise_missing"),
        (("顾小满", None, None, "青石科技"), "enterprise_unknown"),
        (("顾小满", None, None, "晴川科技", "91990106MA000000XX"), "enterprise_unknown"),
        (("顾小满", None, None, None, "91990106MA000000XM"), "code.wrong_check_character"),
        (("顾小满", None, None, None, CODE, None, "2020-1-2", "2020-1-1"), "ends_before_it_begins"),
        (("顾小满", 1.1e17, None, None, CODE), "cell.number_typed"),
        (("顾小满", None, None, None, CODE, None, "2099-1-1"), "day_in_future"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    alice: Actor, enterprise: Enterprise, row: tuple[object, ...], word: str
) -> None:
    result = run(rows(row), alice)
    assert told(result) == [("refused", word)]
    assert EMPLOYEES.sentence(result[0].problems[0]) != word


def test_an_enterprise_of_a_name_that_two_have_is_named_by_its_code(alice: Actor, enterprise: Enterprise) -> None:
    Enterprise.objects.create(station=enterprise.station, name="晴川科技")
    assert told(run(rows(("顾小满", card(1), None, "晴川科技")), alice)) == [("refused", "enterprise_several")]
    assert told(run(rows(("顾小满", card(1), None, "晴川科技", CODE)), alice)) == [("new", "enterprise")]


def test_an_end_before_the_known_beginning_is_refused(alice: Actor, enterprise: Enterprise) -> None:
    run(rows(WHOLE), alice)
    early = rows(("顾小满", card(1), None, "晴川科技", None, None, None, "2018-1-1"))
    assert told(run(early, alice)) == [("refused", "ends_before_it_begins")]


def test_nothing_of_another_station_is_seen_or_changed(cast: Cast, alice: Actor, enterprise: Enterprise) -> None:
    charlie = actor_of(cast.charlie)
    assert told(run(rows(WHOLE), charlie)) == [("refused", "enterprise_unknown")]
    make_person(cast.charlies.station, "顾小满", paper=card(1))
    assert told(run(rows(WHOLE), alice)) == [("new", "enterprise")]


def test_rows_are_written_by_the_account_that_serves(alice: Actor, enterprise: Enterprise, app_role: None) -> None:
    with seeing(alice.stations):
        assert told(run(rows(WHOLE), alice)) == [("new", "enterprise")]
        assert len(work(alice)) == 1


def test_who_may_not_edit_persons_may_not_import(cast: Cast, enterprise: Enterprise) -> None:
    with pytest.raises(NotAllowed):
        run(rows(WHOLE), actor_of(cast.bob))
