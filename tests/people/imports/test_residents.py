"""Registers of residents, carried out on the real database."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.sheets import CellMark
from gatepost.kernel.sheets.importing import RowDecision, Settings
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import Household, Person
from gatepost.people.queries.search import find_persons
from gatepost.people.sealing import paper_of, phone_of
from gatepost.places.models import Door
from tests.cast import Cast
from tests.factories import actor_of, make_compound, make_door, make_pass, make_person
from tests.factories.moments import TODAY
from tests.people.imports.register_makers import card, lines, run, told

PHONE, OTHER_PHONE = "13900007777", "13900008888"


@pytest.fixture
def place(cast: Cast) -> Settings:
    return Settings(compound_id=cast.house.compound.id)


@pytest.fixture
def door(cast: Cast) -> Door:
    return make_door(cast.house.station, compound=cast.house.compound, address="5-1-101")


def persons(alice: Actor) -> list[tuple[str, str, str, str]]:
    rows = (
        Person.objects.filter(station_id=alice.station_id)
        .select_related("household__door")
        .order_by("created_at", "name")
    )
    return [
        (row.name, paper_of(row), phone_of(row), row.household.door.spoken if row.household else "")
        for row in rows
        if row.name != "沈若溪"
    ]


@pytest.mark.proves("F42")
def test_new_residents_are_on_the_register_whole(alice: Actor, place: Settings, door: Door) -> None:
    rows = lines(("顾 小 满", card(1), 13900007777.0, "5号楼1单元101"), ("方知夏", None, None, "5-1-101"))
    assert told(run(rows, alice, settings=place)) == [("new",), ("new",)]
    assert persons(alice) == [
        ("方知夏", "", "", "5-1-101"),
        ("顾小满", card(1), "+8613900007777", "5-1-101"),
    ]
    row = Person.objects.get(name="顾小满", station_id=alice.station_id)
    assert (row.born_on, row.sex, row.household_id) == (date(1990, 3, 7), "male", Household.objects.get(door=door).id)


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor, place: Settings, door: Door) -> None:
    rows = lines(("顾小满", card(1), PHONE, "5-1-101"), ("方知夏", "1", None, "5-1-101"))
    dry = told(run(rows, alice, settings=place, carries_out=False))
    assert (persons(alice), Household.objects.filter(door=door).count()) == ([], 0)
    assert dry == told(run(rows, alice, settings=place))


def test_the_same_sheet_twice_changes_nothing(alice: Actor, place: Settings, door: Door) -> None:
    rows = lines(("顾小满", card(1), PHONE, "5-1-101"), ("方知夏", None, OTHER_PHONE, "5-1-101"))
    run(rows, alice, settings=place)
    before = list(Person.objects.order_by("id").values())
    assert told(run(rows, alice, settings=place)) == [("same",), ("same",)]
    assert list(Person.objects.order_by("id").values()) == before


def test_an_equal_number_is_the_same_person_whatever_else_the_row_says(
    alice: Actor, place: Settings, door: Door
) -> None:
    run(lines(("顾小满", card(1), PHONE, None)), alice, settings=place)
    assert told(run(lines(("顾晓满", card(1), OTHER_PHONE, "5-1-101")), alice, settings=place)) == [
        ("changed", "name", "phone", "door")
    ]
    assert persons(alice) == [("顾晓满", card(1), f"+86{OTHER_PHONE}", "5-1-101")]


def test_an_empty_cell_changes_nothing(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", card(1), PHONE, "5-1-101")), alice, settings=place)
    assert told(run(lines(("顾小满", card(1), None, None)), alice, settings=place)) == [("same",)]


def test_name_phone_and_door_together_are_one_person_and_the_number_is_added(
    alice: Actor, place: Settings, door: Door
) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    rows = lines(("顾小满", card(1), PHONE, "5-1-101"))
    assert told(run(rows, alice, settings=place)) == [("changed", "paper", "sex", "born_on")]
    assert persons(alice) == [("顾小满", card(1), f"+86{PHONE}", "5-1-101")]


def test_a_name_alone_is_nobody(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    assert told(run(lines(("顾小满", None, None, None)), alice, settings=place)) == [("asked", "resembles_name")]
    assert len(persons(alice)) == 1


def test_a_sheet_of_nothing_but_names_brings_nobody_twice(alice: Actor, place: Settings) -> None:
    rows = lines(("顾小满",), ("方知夏",))
    assert told(run(rows, alice, settings=place)) == [("new",), ("new",)]
    assert told(run(rows, alice, settings=place)) == [("asked", "resembles_name")] * 2


def test_a_phone_of_the_household_makes_nobody_the_same(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    assert told(run(lines(("顾大满", None, PHONE, "5-1-101")), alice, settings=place)) == [("new",)]


@pytest.mark.parametrize("row", [("顾小满", None, OTHER_PHONE, "5-1-101"), ("顾小满", card(1), PHONE, None)])
def test_who_resembles_somebody_is_asked_about_and_not_written(
    alice: Actor, place: Settings, door: Door, row: tuple[str | None, ...]
) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    known = Person.objects.get(name="顾小满", station_id=alice.station_id)
    asked = run(lines(row), alice, settings=place)
    assert (told(asked), asked[0].subject_id) == ([("asked", "resembles")], known.id)
    assert len(persons(alice)) == 1


def test_what_a_person_decides_is_done(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    known = Person.objects.get(name="顾小满", station_id=alice.station_id)
    rows = lines(("顾小满", None, OTHER_PHONE, "5-1-101"))
    same, another = {2: (RowDecision.SAME_ONE, known.id)}, {2: (RowDecision.ANOTHER, None)}
    assert told(run(rows, alice, settings=place, carries_out=False, decisions=another)) == [("new",)]
    assert told(run(rows, alice, settings=place, decisions=same)) == [("changed", "phone")]
    assert persons(alice) == [("顾小满", "", f"+86{OTHER_PHONE}", "5-1-101")]


def test_who_was_chosen_and_has_gone_is_asked_about_again(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    nobody = {2: (RowDecision.SAME_ONE, door.id)}
    assert told(run(lines(("顾小满", None, None, "5-1-101")), alice, settings=place, decisions=nobody)) == [
        ("asked", "resembles")
    ]


def test_two_different_numbers_are_two_people(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", card(1), PHONE, "5-1-101")), alice, settings=place)
    assert told(run(lines(("顾小满", card(3), OTHER_PHONE, "5-1-101")), alice, settings=place)) == [("new",)]
    assert told(run(lines(("顾小满", card(5), PHONE, "5-1-101")), alice, settings=place)) == [
        ("asked", "paper_differs")
    ]


def test_a_row_that_stands_twice_counts_once(alice: Actor, place: Settings, door: Door) -> None:
    row = ("顾小满", card(1), PHONE, "5-1-101")
    rows = lines(row, row, ("顾小满", card(1), OTHER_PHONE, "5-1-101"), ("顾小满", None, None, "5-1-101"))
    results = run(rows, alice, settings=place)
    assert told(results) == [("new",), ("same", "as_row"), ("refused", "twice_in_sheet"), ("asked", "resembles_row")]
    assert [result.problems[0].of for result in results[1:]] == ["2", "2", "2"]
    assert len(persons(alice)) == 1


def test_who_comes_back_moves_in_again(alice: Actor, place: Settings, door: Door, cast: Cast) -> None:
    gone = make_person(cast.house.station, "顾小满", door=door, paper=card(1))
    Person.objects.filter(pk=gone.id).update(left_on=date(2020, 1, 1))
    assert told(run(lines(("顾小满", card(1), None, "5-1-101")), alice, settings=place)) == [
        ("changed", "door", "sex", "born_on")
    ]
    assert Person.objects.get(pk=gone.id).left_on is None


def test_the_last_one_who_moves_closes_the_household(alice: Actor, place: Settings, door: Door, cast: Cast) -> None:
    other = make_door(cast.house.station, compound=cast.house.compound, address="5-1-102")
    mover = make_person(cast.house.station, "顾小满", door=door, paper=card(1))
    make_person(cast.house.station, "方知夏", door=other)
    run(lines(("顾小满", card(1), None, "5-1-102")), alice, settings=place)
    assert Household.objects.get(pk=mover.household_id).until_on == TODAY
    assert Household.objects.get(door=other).until_on is None


def test_who_moves_to_another_compound_leaves_the_old_pass_behind(alice: Actor, cast: Cast) -> None:
    make_door(cast.house.station, compound=cast.house.other_compound, address="5-1-102")
    mover = make_person(cast.house.station, "顾小满", door=cast.house.door, paper=card(1))
    card_of_mover = make_pass(mover, compound=cast.house.compound)
    settings = Settings(compound_id=cast.house.other_compound.id)
    assert told(run(lines(("顾小满", card(1), None, "5-1-102")), alice, settings=settings))[0][:2] == (
        "changed",
        "door",
    )
    card_of_mover.refresh_from_db()
    assert card_of_mover.state == "withdrawn"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((None, card(1)), ("name_missing",)),
        (("合计：5人", None), ("name_unreadable",)),
        (("13900001234", None), ("name_unreadable",)),
        (("顾小满", 9.9019919900307e17), ("cell.number_typed",)),
        (("顾小满", "9.90199E+17"), ("cell.scientific",)),
        (("顾小满", card(1)[:-1]), ("paper.wrong_length",)),
        (("顾小满", card(1)[:-1] + "0"), ("paper.wrong_check_digit",)),
        (("顾小满", "11010119900230001X"), ("paper.wrong_date",)),
        (("顾小满", "990199900307001"), ("paper.fifteen_digits",)),
        (("顾小满", "E12345678"), ("paper_kind_missing",)),
        (("顾小满", CellMark.FORMULA), ("cell.formula",)),
        (("顾小满", None, "139000"), ("phone.digits_missing",)),
        (("顾小满", None, "12800001234"), ("phone.not_in_plan",)),
        (("顾小满", None, "12800008888"), ("phone.not_in_plan",)),
        (("顾小满", None, "13900001234/13800001234"), ("phone.too_many_digits",)),
        (("顾小满", None, "1.39E+10"), ("cell.scientific",)),
        (("顾小满", None, None, "5-1-999"), ("door_unknown",)),
        (("顾小满", None, None, "8-1-101"), ("building_unknown",)),
        (("顾小满", None, None, "村口大槐树下"), ("door.not_understood",)),
        (
            (CellMark.ERROR, "1", "2", "x"),
            ("cell.error", "paper.wrong_length", "phone.digits_missing", "door.building_missing"),
        ),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    alice: Actor, place: Settings, door: Door, row: tuple[object, ...], words: tuple[str, ...]
) -> None:
    assert told(run(lines(row), alice, settings=place)) == [("refused", *words)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "row", "word"),
    [
        (("name", "sex"), ("顾小满", "不详"), "sex_unknown"),
        (("name", "paper", "sex"), ("顾小满", card(1), "女"), "person.sex_differs"),
        (("name", "paper", "born_on"), ("顾小满", card(1), "1991-3-7"), "person.birth_differs"),
        (("name", "born_on"), ("顾小满", "2999-1-1"), "day_in_future"),
        (("name", "from_on"), ("顾小满", "1月29日"), "cell.year_missing"),
        (("name", "paper", "paper_kind"), ("顾小满", "E12345678", "图书证"), "paper_kind_unknown"),
        (("name", "door", "compound"), ("顾小满", "5-1-101", "别处"), "compound_unknown"),
    ],
)
def test_other_columns_are_checked_too(
    alice: Actor, place: Settings, door: Door, fields: tuple[str, ...], row: tuple[str, ...], word: str
) -> None:
    assert told(run(lines(row, fields=fields), alice, settings=place)) == [("refused", word)]


def test_a_paper_of_another_kind_is_taken_where_its_kind_is_told(alice: Actor) -> None:
    rows = lines(("Anna Berg", "e12345678", "护照"), fields=("name", "paper", "paper_kind"))
    assert told(run(rows, alice)) == [("new",)]
    assert Person.objects.get(name="Anna Berg").paper_kind == "passport"


def test_a_door_may_be_split_over_columns(alice: Actor, place: Settings, door: Door) -> None:
    fields = ("name", "building", "unit", "room")
    rows = lines(("顾小满", 5.0, 1.0, 101.0), ("方知夏", "5号楼", "1单元", "101室"), fields=fields)
    assert told(run(rows, alice, settings=place)) == [("new",), ("new",)]
    assert [row[3] for row in persons(alice)] == ["5-1-101", "5-1-101"]


def test_without_a_compound_nobody_guesses_one(alice: Actor, door: Door) -> None:
    assert told(run(lines(("顾小满", None, None, "5-1-101")), alice)) == [("refused", "compound_missing")]


def test_the_compound_may_stand_before_the_door(alice: Actor, door: Door, cast: Cast) -> None:
    rows = lines(("顾小满", None, None, f"{cast.house.compound.name}5-1-101"))
    assert told(run(rows, alice)) == [("new",)]


def test_missing_doors_are_added_where_that_was_chosen(alice: Actor, cast: Cast, door: Door) -> None:
    settings = Settings(compound_id=cast.house.compound.id, adds_doors=True)
    rows = lines(("顾小满", None, None, "5-1-102"), ("方知夏", None, None, "5-1-102"), ("1", None, None, "5-1-103"))
    assert told(run(rows, alice, settings=settings)) == [("new",), ("new",), ("refused", "name_unreadable")]
    assert sorted(Door.objects.filter(building=door.building).values_list("spoken", flat=True)) == [
        "5-1-101",
        "5-1-102",
    ]


def test_who_was_imported_is_found_by_name_pinyin_and_phone(alice: Actor, place: Settings, door: Door) -> None:
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    run(lines(("方知夏", None, OTHER_PHONE, None)), alice, settings=place)
    assert alice.station_id
    person = Person.objects.get(name="顾小满", station_id=alice.station_id).id
    assert [find_persons(alice.station_id, asked) for asked in ("小满", "gxm", "guxiao", "顾小满 7777")] == [
        [person]
    ] * 4


def test_an_import_leaves_no_word_waiting_for_its_index(alice: Actor, cast: Cast, place: Settings, door: Door) -> None:
    def waiting() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('kernel_searchentry_terms')")
            row = cursor.fetchone()
        return int(row[0]) if row else 0

    make_person(cast.house.station, "方知夏")
    assert waiting() > 0
    run(lines(("顾小满", None, PHONE, "5-1-101")), alice, settings=place)
    assert waiting() == 0


def test_nothing_of_another_station_is_seen_or_changed(cast: Cast, place: Settings) -> None:
    make_person(cast.charlies.station, "顾小满", paper=card(1), phone=f"+86{PHONE}")
    assert told(run(lines(("顾小满", card(1), PHONE, None)), actor_of(cast.alice), settings=place)) == [("new",)]


def test_rows_are_written_by_the_account_that_serves(alice: Actor, place: Settings, door: Door, app_role: None) -> None:
    with seeing(alice.stations):
        assert told(run(lines(("顾小满", card(1), PHONE, "5-1-101")), alice, settings=place)) == [("new",)]
        assert len(persons(alice)) == 1


def test_who_may_not_edit_persons_may_not_import(cast: Cast) -> None:
    make_compound(cast.house.station)
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            run(lines(("顾小满",)), actor_of(account))
