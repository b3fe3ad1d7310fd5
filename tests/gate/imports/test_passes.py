"""Passes from a sheet, issued on the real database."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.passes import last_day
from gatepost.gate.enums import PassState
from gatepost.gate.imports.passes import PASSES
from gatepost.gate.models import Pass
from gatepost.kernel import clock
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import RowResult, Settings
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import Person
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import actor_of, at_noon, make_pass, make_vehicle
from tests.factories.moments import TODAY
from tests.people.imports import register_makers
from tests.people.imports.register_makers import card, lines, told

FIELDS = ("name", "paper", "kind", "from_on", "until_on", "compound", "plate")
WHOLE = ("顾小满", card(1), "住户", "2020-2-11", "2020-4-30")


def rows(*told_rows: tuple[object, ...]) -> list[SheetLine]:
    return lines(*told_rows, fields=FIELDS)  # type: ignore[arg-type]


def run(sheet: list[SheetLine], by: Actor, **options: object) -> list[RowResult]:
    return register_makers.run(sheet, by, kind=PASSES, **options)  # type: ignore[arg-type]


def passes(resident: Person) -> list[tuple[str, str, date, date]]:
    found = Pass.objects.filter(person=resident).order_by("issued_at", "id")
    return [(row.kind, row.state, clock.local(row.valid_from).date(), last_day(row)) for row in found]


def test_a_pass_is_issued_for_who_is_on_the_register(alice: Actor, resident: Person, cast: Cast) -> None:
    made = run(rows(WHOLE), alice)
    assert told(made) == [("new",)]
    assert passes(resident) == [("resident", "active", date(2020, 2, 11), date(2020, 4, 30))]
    row = Pass.objects.get(person=resident)
    assert (made[0].subject_id, row.compound_id) == (row.id, cast.house.compound.id)
    assert (lines_about(row.id), row.issued_by) == (["gate.issue_pass"], alice.staff_id)


def test_the_same_sheet_twice_changes_nothing(alice: Actor, resident: Person) -> None:
    make_vehicle(resident.station, "京A12345", keeper=resident)
    sheet = rows(
        WHOLE,
        ("顾小满", card(1), "志愿者", None, "2020-4-30"),
        (None, None, None, None, "2020-4-30", None, "京A·12345"),
    )
    assert told(run(sheet, alice)) == [("new",)] * 3
    before = list(Pass.objects.order_by("id").values())
    assert told(run(sheet, alice)) == [("same",)] * 3
    assert list(Pass.objects.order_by("id").values()) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor, resident: Person) -> None:
    assert told(run(rows(WHOLE, WHOLE), alice, carries_out=False)) == [("new",), ("same", "as_row")]
    assert passes(resident) == []


def test_days_may_be_chosen_for_the_whole_sheet(alice: Actor, resident: Person) -> None:
    sheet = rows(("顾小满", card(1)))
    assert told(run(sheet, alice)) == [("refused", "last_day_missing")]
    settings = Settings(until_on=date(2020, 3, 31))
    assert told(run(sheet, alice, settings=settings)) == [("new",)]
    assert passes(resident) == [("resident", "active", TODAY, date(2020, 3, 31))]
    assert told(run(sheet, alice, settings=settings)) == [("same",)]


def test_a_pass_of_other_days_is_not_replaced_by_a_sheet(alice: Actor, resident: Person) -> None:
    run(rows(WHOLE), alice)
    later = run(rows((*WHOLE[:4], "2020-5-31")), alice)
    assert told(later) == [("refused", "pass_of_other_days")]
    assert (later[0].problems[0].of, later[0].subject_id) == ("2020-04-30", Pass.objects.get(person=resident).id)
    assert len(passes(resident)) == 1


def test_who_holds_an_expired_pass_gets_the_next_one(alice: Actor, resident: Person, cast: Cast) -> None:
    make_pass(resident, compound=cast.house.compound, valid_from=at_noon(days=-30), valid_until=at_noon(days=-1))
    assert told(run(rows(WHOLE), alice)) == [("new",)]
    assert [row[1] for row in passes(resident)] == ["replaced", "active"]


def test_a_pass_that_was_withdrawn_is_not_given_back_by_an_old_sheet(
    alice: Actor, resident: Person, cast: Cast
) -> None:
    make_pass(resident, compound=cast.house.compound, state=PassState.WITHDRAWN)
    assert told(run(rows(WHOLE), alice)) == [("refused", "pass_was_withdrawn")]
    assert [row[1] for row in passes(resident)] == ["withdrawn"]


def test_who_may_pass_everywhere_needs_no_second_one(alice: Actor, resident: Person) -> None:
    make_pass(resident, compound=None)
    assert told(run(rows((*WHOLE[:3], None, "2020-3-1")), alice)) == [("same", "pass_for_all")]


def test_the_compound_is_the_one_told_else_chosen_else_where_they_live(
    alice: Actor, resident: Person, cast: Cast
) -> None:
    other = cast.house.other_compound
    run(rows((*WHOLE[:2], "保洁", None, "2020-4-1"), (*WHOLE[:2], "家政", None, "2020-4-1", other.name)), alice)
    run(rows((*WHOLE[:2], "保安", None, "2020-4-1")), alice, settings=Settings(compound_id=other.id))
    found = Pass.objects.filter(person=resident).values_list("kind", "compound_id")
    assert dict(found) == {
        PasserKind.CLEANER: None,
        PasserKind.NANNY: other.id,
        PasserKind.GUARD: other.id,
    }


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ((None, None, "住户", None, "2020-4-1"), "holder_missing"),
        (("顾小满", None, "住户", None, "2020-4-1"), "person_uncertain"),
        (("顾小满", card(5), "住户", None, "2020-4-1"), "person_unknown"),
        (("顾小满", card(1), "国王", None, "2020-4-1"), "pass_kind_unknown"),
        (("顾小满", card(1), "住户", None, "2020-4-1", None, "京A12345"), "two_holders"),
        ((None, None, "车辆", None, "2020-4-1", None, "京A12345"), "vehicle_unknown"),
        ((None, None, "车辆", None, "2020-4-1"), "plate_missing"),
        (("顾小满", card(1), None, "2020-4-2", "2020-4-1"), "gate.ends_before_it_begins"),
        (("顾小满", card(1), None, "2020-4-2", "2022-4-1"), "gate.too_long"),
        (("顾小满", card(1), None, None, "2020-2-1"), "pass_over"),
        (("顾小满", card(1), None, "9999-12-31", "9999-12-31"), "day_out_of_range"),
        (("顾小满", card(1), None, None, "2020-4-1", "云外小区"), "compound_unknown"),
        (("顾小满", card(1), None, None, "4月1日"), "cell.year_missing"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    alice: Actor, resident: Person, row: tuple[object, ...], word: str
) -> None:
    result = run(rows(row), alice)
    assert told(result) == [("refused", word)]
    assert PASSES.sentence(result[0].problems[0]) != word
    assert passes(resident) == []


def test_rows_of_one_holder_may_not_contradict_each_other(alice: Actor, resident: Person) -> None:
    results = run(rows(WHOLE, (*WHOLE[:4], "2020-5-1")), alice)
    assert told(results) == [("new",), ("refused", "pass_twice")]
    assert len(passes(resident)) == 1


def test_nothing_of_another_station_is_seen_or_changed(cast: Cast, resident: Person) -> None:
    assert told(run(rows(WHOLE), actor_of(cast.charlie))) == [("refused", "person_unknown")]


def test_rows_are_written_by_the_account_that_serves(alice: Actor, resident: Person, app_role: None) -> None:
    with seeing(alice.stations):
        assert told(run(rows(WHOLE), alice)) == [("new",)]


def test_who_may_not_issue_passes_may_not_import(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        run(rows(WHOLE), actor_of(cast.vera))
