"""Registers of enterprises, carried out on the real database."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import RowDecision, RowResult, Settings
from gatepost.kernel.tenancy import seeing
from gatepost.people.imports.enterprises import ENTERPRISES
from gatepost.people.models import Enterprise, Tenancy
from gatepost.people.queries.enterprises import enterprises
from gatepost.people.sealing import phone_of_enterprise
from gatepost.places.models import Building
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import actor_of, make_building
from tests.factories.moments import TODAY
from tests.people.imports import register_makers
from tests.people.imports.register_makers import lines, told

CODE, OTHER_CODE = "91990106MA00000DEW", "91990106MA000000XX"
FIELDS = ("name", "credit_code", "contact", "phone", "building", "room", "from_on")


@pytest.fixture
def tower(cast: Cast) -> Building:
    return make_building(cast.house.station, compound=cast.house.compound, number="8")


def rows(*told_rows: tuple[object, ...]) -> list[SheetLine]:
    return lines(*told_rows, fields=FIELDS)  # type: ignore[arg-type]


def run(sheet: list[SheetLine], by: Actor, **options: object) -> list[RowResult]:
    return register_makers.run(sheet, by, kind=ENTERPRISES, **options)  # type: ignore[arg-type]


def known(by: Actor) -> list[tuple[str, str | None, str, str]]:
    found = Enterprise.objects.filter(station_id=by.station_id).order_by("name")
    return [(row.name, row.credit_code, row.contact_name, phone_of_enterprise(row)) for row in found]


def rooms(by: Actor) -> list[tuple[str, str, date]]:
    found = Tenancy.objects.filter(station_id=by.station_id).order_by("room")
    return [(row.building.name, row.room, row.from_on) for row in found.select_related("building")]


WHOLE = ("晴川科技", CODE.lower(), "顾 小 满", "010-62350000", "8号楼", "1205室", "2019.9.1")


def test_an_enterprise_is_on_the_register_whole(alice: Actor, tower: Building) -> None:
    made = run(rows(WHOLE), alice)
    assert told(made) == [("new",)]
    assert known(alice) == [("晴川科技", CODE, "顾小满", "+861062350000")]
    assert rooms(alice) == [("8号楼", "1205", date(2019, 9, 1))]
    row = Enterprise.objects.get(name="晴川科技", station_id=alice.station_id)
    assert made[0].subject_id == row.id
    assert lines_about(row.id) == ["people.register_enterprise", "people.start_tenancy"]
    assert alice.station_id
    assert [one.id for one in enterprises(alice.station_id, TODAY, asked="晴川")] == [row.id]


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor, tower: Building) -> None:
    assert told(run(rows(WHOLE, ("",)), alice, carries_out=False)) == [("new",), ("refused", "enterprise_name_missing")]
    assert (known(alice), rooms(alice)) == ([], [])


def test_the_same_sheet_twice_changes_nothing(alice: Actor, tower: Building) -> None:
    sheet = rows(WHOLE, ("白鹭小铺", None, None, None, "8号楼", "101", None))
    assert told(run(sheet, alice)) == [("new",), ("new",)]
    before = (known(alice), rooms(alice))
    assert told(run(sheet, alice)) == [("same",), ("same",)]
    assert (known(alice), rooms(alice)) == before


def test_an_equal_code_is_the_same_enterprise_whatever_else_the_row_says(alice: Actor, tower: Building) -> None:
    run(rows(WHOLE), alice)
    changed = rows(("晴川数字科技", CODE, None, "13900001234", "8号楼", "1206", None))
    assert told(run(changed, alice)) == [("changed", "name", "phone", "room")]
    assert known(alice) == [("晴川数字科技", CODE, "顾小满", "+8613900001234")]
    assert [room for _building, room, _day in rooms(alice)] == ["1205", "1206"]


def test_two_codes_are_two_enterprises_of_one_name(alice: Actor, tower: Building) -> None:
    sheet = rows(("白鹭小铺", CODE), ("白鹭小铺", OTHER_CODE))
    assert told(run(sheet, alice)) == [("new",), ("new",)]
    assert {code for _name, code, *_rest in known(alice)} == {CODE, OTHER_CODE}


def test_a_name_alone_is_asked_about_and_not_written(alice: Actor, tower: Building) -> None:
    run(rows(("白鹭小铺",)), alice)
    asked = run(rows(("白鹭小铺", CODE)), alice)
    assert told(asked) == [("asked", "enterprise_resembles")]
    assert known(alice) == [("白鹭小铺", None, "", "")]


def test_what_a_person_decides_is_done(alice: Actor, tower: Building) -> None:
    run(rows(("白鹭小铺",)), alice)
    known_as = Enterprise.objects.get(name="白鹭小铺", station_id=alice.station_id).id
    sheet = rows(("白鹭小铺", CODE))
    another = run(sheet, alice, carries_out=False, decisions={2: (RowDecision.ANOTHER, None)})
    same = run(sheet, alice, decisions={2: (RowDecision.SAME_ONE, known_as)})
    assert (told(another), told(same)) == ([("new",)], [("changed", "credit_code")])
    assert known(alice) == [("白鹭小铺", CODE, "", "")]


def test_an_enterprise_may_have_a_row_for_each_of_its_rooms(alice: Actor, tower: Building) -> None:
    sheet = rows(("晴川科技", CODE, None, None, "8号楼", "1205"), ("晴川科技", CODE, None, None, "8号楼", "1206"))
    assert told(run(sheet, alice)) == [("new",), ("changed", "room")]
    assert told(run(sheet, alice)) == [("same",), ("same", "as_row")]
    assert [room for _building, room, _day in rooms(alice)] == ["1205", "1206"]


def test_rows_that_contradict_each_other_are_not_taken(alice: Actor, tower: Building) -> None:
    results = run(rows(("晴川科技", CODE, "顾小满"), ("晴川科技", CODE, "方知夏")), alice)
    assert told(results) == [("new",), ("refused", "enterprise_twice")]
    assert results[1].problems[0].of == "2"


def test_one_that_was_closed_is_not_opened_again_by_a_sheet(alice: Actor, tower: Building) -> None:
    run(rows(WHOLE), alice)
    Enterprise.objects.filter(credit_code=CODE, station_id=alice.station_id).update(ended_on=date(2020, 1, 1))
    assert told(run(rows(WHOLE), alice)) == [("refused", "enterprise_closed")]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (("晴川科技", CODE[:-1] + "M"), "code.wrong_check_character"),
        (("晴川科技", "12345"), "code.wrong_length"),
        (("晴川科技", 9.19e17), "cell.number_typed"),
        (("晴川科技", None, None, "12800001111"), "phone.not_in_plan"),
        (("晴川科技", None, None, None, "99号楼", "1"), "building_not_found"),
        (("晴川科技", None, None, None, None, "1205"), "building_missing"),
        (("晴川科技", None, None, None, "8", "1", "2099-1-1"), "day_in_future"),
        (("2020", None), "enterprise_name_missing"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(alice: Actor, tower: Building, row: tuple[object, ...], word: str) -> None:
    result = run(rows(row), alice, settings=Settings(compound_id=tower.compound_id))
    assert told(result) == [("refused", word)]
    assert ENTERPRISES.sentence(result[0].problems[0]) != word


def test_an_address_names_building_and_room(alice: Actor, tower: Building, cast: Cast) -> None:
    make_building(cast.house.station, compound=cast.house.compound, number="18")
    for address in ("8号楼 1205室", f"{cast.house.compound.name}8号楼1205"):
        run(lines((address, address), fields=("name", "address")), alice)
    assert {(building, room) for building, room, _day in rooms(alice)} == {("8号楼", "1205")}
    assert told(run(lines(("某店", "118号楼3"), fields=("name", "address")), alice)) == [
        ("refused", "building_not_found")
    ]


def test_nothing_of_another_station_is_seen_or_changed(cast: Cast, alice: Actor) -> None:
    run(rows(("晴川科技", CODE)), actor_of(cast.charlie))
    assert told(run(rows(("晴川科技", CODE)), alice)) == [("new",)]
    assert told(run(rows(("晴川科技", CODE, None, None, "3号楼", "1")), actor_of(cast.charlie))) == [
        ("changed", "room")
    ]


def test_rows_are_written_by_the_account_that_serves(alice: Actor, tower: Building, app_role: None) -> None:
    with seeing(alice.stations):
        assert told(run(rows(WHOLE), alice)) == [("new",)]
        assert len(known(alice)) == 1


def test_who_may_not_edit_persons_may_not_import(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        run(rows(WHOLE), actor_of(cast.bob))
