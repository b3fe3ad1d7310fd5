"""Who came in a sheet is on the register as if a clerk had typed them in, one by one: whatever shortcuts many rows take."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from gatepost.kernel.access import Actor, Role
from gatepost.kernel.models import SearchEntry
from gatepost.kernel.sheets.importing import Settings
from gatepost.kernel.writing import writing_beside
from gatepost.people.actions import register_person
from gatepost.people.actions.persons import holder_of_paper
from gatepost.people.enums import Sex
from gatepost.people.findable import PERSON
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.queries.search import find_persons
from gatepost.people.sealing import paper_of, phone_of
from gatepost.places.models import Door
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_compound, make_door, make_staff, make_station
from tests.people.imports.register_makers import card, lines, run

FIELDS = ("name", "paper", "paper_kind", "phone", "door", "sex", "born_on")
ROWS = (
    ("顾小满", card(1), None, "13900007777", "5-1-101", None, None),
    ("欧阳若溪", card(3), "身份证", "０１０－６２３５ ００００", "5号楼1单元101室", "男", "1990-3-7"),
    ("单 雄 信", f" {card(5)} ", None, "+86 139-0000-8888", None, "男", None),
    ("葉靜", None, None, None, "5-1-101", "女", "1949年12月31日"),
    ("曾行长", "E12345678", "护照", "400-810-0000", None, None, "20200129"),
    ("Anna Berg", "e7654321", "护照", "+49 30 901820", "５－１－１０１", "女", None),
    ("阿依古丽·买买提", None, None, "13900009999", None, None, None),
)

TYPED = (
    ("顾小满", PaperKind.RESIDENT_CARD, None, None),
    ("欧阳若溪", PaperKind.RESIDENT_CARD, Sex.MALE, date(1990, 3, 7)),
    ("单雄信", PaperKind.RESIDENT_CARD, Sex.MALE, None),
    ("葉靜", PaperKind.NONE, Sex.FEMALE, date(1949, 12, 31)),
    ("曾行长", PaperKind.PASSPORT, None, date(2020, 1, 29)),
    ("Anna Berg", PaperKind.PASSPORT, Sex.FEMALE, None),
    ("阿依古丽·买买提", PaperKind.NONE, None, None),
)
"""What a clerk reads in the rows, beside numbers and doors."""


@pytest.fixture
def by_sheet(cast: Cast) -> Actor:
    make_door(cast.house.station, compound=cast.house.compound, address="5-1-101")
    return actor_of(cast.alice)


@pytest.fixture
def by_hand() -> Actor:
    station = make_station()
    make_door(station, compound=make_compound(station), address="5-1-101")
    return actor_of(make_staff(Role.STATION_LEAD, station))


def import_all(by: Actor, compound_id: UUID) -> None:
    with writing_beside() as writing:
        results = run(lines(*ROWS, fields=FIELDS), by, settings=Settings(compound_id=compound_id), writing=writing)
    assert [result.verdict.value for result in results] == ["new"] * len(ROWS)


def type_all(by: Actor) -> None:
    door = Door.objects.get(station_id=by.station_id)
    for (name, kind, sex, born_on), row in zip(TYPED, ROWS, strict=True):
        register_person(
            name=name,
            paper_kind=kind,
            paper_number=row[1] or "",
            phone=row[3] or "",
            sex=sex,
            born_on=born_on,
            door_id=door.id if row[4] else None,
            by=by,
            at=NOON,
        )


def known(by: Actor) -> dict[str, tuple[object, ...]]:
    rows = Person.objects.filter(station_id=by.station_id).select_related("household__door")
    return {
        row.name: (
            row.paper_kind, paper_of(row), phone_of(row), row.sex, row.born_on, row.created_at, row.left_on,
            row.household and (row.household.door.spoken, row.household.from_on, row.household.until_on),
        )
        for row in rows
        if row.name != "沈若溪"
    }  # fmt: skip


def findable(by: Actor) -> dict[str, tuple[object, ...]]:
    """The end of a phone number is keyed: another station has another word for it."""
    entries = SearchEntry.objects.filter(station_id=by.station_id, kind=PERSON)
    return {
        one.title: (
            one.note, one.sort_key, sorted("tail" if term.startswith("tail:") else term for term in one.terms)
        )
        for one in entries
        if one.title != "沈若溪"
    }  # fmt: skip


def test_a_sheet_registers_what_a_clerk_would(by_sheet: Actor, by_hand: Actor, cast: Cast) -> None:
    import_all(by_sheet, cast.house.compound.id)
    type_all(by_hand)
    assert known(by_sheet) == known(by_hand)
    assert len(known(by_sheet)) == len(ROWS)
    assert findable(by_sheet) == findable(by_hand)


def test_both_are_found_by_number_name_and_end_of_phone(by_sheet: Actor, by_hand: Actor, cast: Cast) -> None:
    import_all(by_sheet, cast.house.compound.id)
    type_all(by_hand)
    for by in (by_sheet, by_hand):
        assert by.station_id
        names = dict(Person.objects.filter(station_id=by.station_id).values_list("id", "name"))
        holders = [holder_of_paper(by.station_id, number) for number in (card(1), card(3), card(5), "E12345678")]
        assert [holder and holder.name for holder in holders] == ["顾小满", "欧阳若溪", "单雄信", "曾行长"]
        asked = ("oyrx", "shanxiongxin", "叶静", "顾小满 7777", "8888", "anna", "阿依古丽")
        found = [[names[one] for one in find_persons(by.station_id, question)] for question in asked]
        assert found == [["欧阳若溪"], ["单雄信"], ["葉靜"], ["顾小满"], ["单雄信"], ["Anna Berg"], ["阿依古丽·买买提"]]
