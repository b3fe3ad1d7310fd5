"""Registers of vehicles, carried out on the real database."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.gate.imports.vehicles import VEHICLES
from gatepost.gate.models import Vehicle
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.search.index import find
from gatepost.kernel.search.terms import plate_terms
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import RowResult, Settings
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import Person
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import actor_of, make_person, make_vehicle
from tests.people.imports import register_makers
from tests.people.imports.register_makers import card, lines, told

FIELDS = ("plate", "name", "paper", "phone", "door")


def rows(*told_rows: tuple[object, ...]) -> list[SheetLine]:
    return lines(*told_rows, fields=FIELDS)  # type: ignore[arg-type]


def run(sheet: list[SheetLine], by: Actor, **options: object) -> list[RowResult]:
    return register_makers.run(sheet, by, kind=VEHICLES, **options)  # type: ignore[arg-type]


def vehicles(by: Actor) -> list[tuple[str, str, str | None]]:
    found = Vehicle.objects.filter(station_id=by.station_id).select_related("keeper")
    return [(row.plate, row.plate_kind, row.keeper.name if row.keeper else None) for row in found]


def test_vehicles_come_with_their_keepers_however_plates_are_written(alice: Actor, resident: Person) -> None:
    made = run(rows(("京a·12345", "顾小满", card(1)), ("京ＡＤ12345",)), alice)
    assert told(made) == [("new",), ("new",)]
    assert vehicles(alice) == [("京A12345", "ordinary", "顾小满"), ("京AD12345", "new_energy_small", None)]
    row = Vehicle.objects.get(plate="京A12345", station_id=alice.station_id)
    assert (made[0].subject_id, made[0].title, lines_about(row.id)) == (row.id, "京A***45", ["gate.register_vehicle"])
    with seeing([row.station_id]):
        assert row.id in [one.subject_id for one in find(plate_terms("京A12345"), kinds=["vehicle"])]


def test_the_same_sheet_twice_changes_nothing(alice: Actor, resident: Person) -> None:
    sheet = rows(("京A12345", "顾小满", card(1)), ("京B00001",), ("消防专用", None))
    assert told(run(sheet, alice)) == [("new",), ("new",), ("new", "plate.other_plate")]
    before = vehicles(alice)
    assert told(run(sheet, alice)) == [("same",)] * 3
    assert vehicles(alice) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor, resident: Person) -> None:
    make_vehicle(resident.station, "京C00001")
    sheet = rows(("京A12345", "顾小满", card(1)), ("京C00001", "顾小满", card(1)))
    assert told(run(sheet, alice, carries_out=False)) == [("new",), ("changed", "name")]
    assert vehicles(alice) == [("京C00001", "ordinary", None)]


def test_another_keeper_is_noted_and_an_empty_cell_changes_nothing(alice: Actor, resident: Person, cast: Cast) -> None:
    row = make_vehicle(resident.station, "京A12345", keeper=cast.house.resident)
    assert told(run(rows(("京A12345",)), alice)) == [("same",)]
    assert told(run(rows(("京A12345", None, card(1))), alice)) == [("changed", "name")]
    assert vehicles(alice) == [("京A12345", "ordinary", "顾小满")]
    assert lines_about(row.id) == ["gate.change_keeper"]


def test_a_keeper_is_known_by_name_phone_and_door_together(alice: Actor, resident: Person, cast: Cast) -> None:
    place = Settings(compound_id=cast.house.compound.id)
    whole = rows(("京A12345", "顾小满", None, "13900007777", "5号楼1单元101"))
    assert told(run(whole, alice, settings=place)) == [("new",)]
    assert vehicles(alice) == [("京A12345", "ordinary", "顾小满")]


def test_rows_of_one_plate_may_not_contradict_each_other(alice: Actor, resident: Person, cast: Cast) -> None:
    make_person(resident.station, "方知夏", paper=card(3))
    sheet = rows(("京A12345",), ("京A12345", "顾小满", card(1)), ("京A12345", "方知夏", card(3)))
    for _time in range(2):
        results = run(sheet, alice)
        assert [result.verdict for result in results][2] == "refused"
        assert results[2].problems[0].word == "vehicle_twice"
        assert vehicles(alice) == [("京A12345", "ordinary", "顾小满")]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ((None, "顾小满"), "plate_missing"),
        (("京AI2345",), "plate.letter_i_or_o"),
        (("这辆车是我家亲戚的车不常来",), "plate.other_plate"),
        (("京A12345" * 4,), "plate.too_long"),
        (("京A12345", "顾小满", card(5)), "person_unknown"),
        (("京A12345", "方知夏", card(1)), "person_named_otherwise"),
        (("京A12345", "顾小满"), "person_uncertain"),
        (("京A12345", "顾小满", None, "13900007777"), "person_uncertain"),
        (("京A12345", "顾小满", 1.1e17), "cell.number_typed"),
    ],
)
def test_a_row_that_is_not_certain_says_why(alice: Actor, resident: Person, row: tuple[object, ...], word: str) -> None:
    result = run(rows(row), alice)[0]
    assert [problem.word for problem in result.problems] == [word]
    assert VEHICLES.sentence(result.problems[0]) != word
    assert (result.verdict == "refused") == (word != "plate.other_plate")


def test_a_plate_with_a_letter_that_no_plate_has_is_told_what_was_meant(alice: Actor) -> None:
    problem = run(rows(("京AI2345",)), alice)[0].problems[0]
    assert (problem.of, "京A12345" in VEHICLES.sentence(problem)) == ("京A12345", True)


def test_who_has_moved_away_is_not_taken_as_a_keeper(alice: Actor, resident: Person) -> None:
    Person.objects.filter(pk=resident.id).update(left_on=date(2020, 1, 1))
    assert told(run(rows(("京A12345", "顾小满", card(1))), alice)) == [("refused", "person_left")]


def test_nothing_of_another_station_is_seen_or_changed(cast: Cast, alice: Actor, resident: Person) -> None:
    charlie = actor_of(cast.charlie)
    assert told(run(rows(("京A12345", "顾小满", card(1))), charlie)) == [("refused", "person_unknown")]
    make_vehicle(cast.charlies.station, "京A12345")
    assert told(run(rows(("京A12345",)), alice)) == [("new",)]


def test_rows_are_written_by_the_account_that_serves(alice: Actor, resident: Person, app_role: None) -> None:
    with seeing(alice.stations):
        assert told(run(rows(("京A12345", "顾小满", card(1))), alice)) == [("new",)]
        assert len(vehicles(alice)) == 1


def test_who_may_not_issue_passes_may_not_import(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        run(rows(("京A12345",)), actor_of(cast.vera))
