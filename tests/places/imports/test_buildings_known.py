"""Buildings as people write them."""

from __future__ import annotations

import pytest

from gatepost.kernel.ids import new_id
from gatepost.kernel.sheets.row_problems import RowProblem
from gatepost.places.imports.buildings_known import BuildingsKnown, KnownBuilding, number_of

YARD, PARK = new_id(), new_id()
THREE = KnownBuilding(new_id(), YARD, "3", "3号楼")
THIRTEEN = KnownBuilding(new_id(), YARD, "13", "13号楼")
OTHER_THREE = KnownBuilding(new_id(), PARK, "3", "3号楼")
TOWER = KnownBuilding(new_id(), None, "", "晴川大厦")
WING = KnownBuilding(new_id(), None, "", "晴川大厦A座")
KNOWN = BuildingsKnown({YARD: "槐安里", PARK: "晴川园区"}, [THREE, THIRTEEN, OTHER_THREE, TOWER, WING])


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", "3"), ("3号楼", "3"), ("三栋", "3"), ("A座", "A"), ("０３#", "3"), ("那边", ""), ("", "")],
)
def test_the_number_of_a_building_is_read_however_it_is_written(text: str, number: str) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "compound", "building"),
    [
        ("晴川大厦", "", TOWER),
        ("13栋", "槐安里", THIRTEEN),
        ("3", "晴川园区", OTHER_THREE),
        ("3号楼", "槐安里", THREE),
    ],
)
def test_a_building_is_found_by_name_or_number(text: str, compound: str, building: KnownBuilding) -> None:
    assert KNOWN.find(text, compound=compound) == building


@pytest.mark.parametrize(
    ("address", "building", "rest"),
    [
        ("晴川大厦A座 1205室", WING, "1205"),
        ("北京市某区晴川大厦1205", TOWER, "1205"),
        ("槐安里3号楼", THREE, ""),
        ("槐安里13号楼2-501室", THIRTEEN, "2-501"),
    ],
)
def test_an_address_names_the_building_with_the_longest_name_in_it(
    address: str, building: KnownBuilding, rest: str
) -> None:
    assert KNOWN.in_address(address) == (building, rest)


@pytest.mark.parametrize(
    ("text", "compound", "word"),
    [
        ("3号楼", "", "compound_missing"),
        ("3号楼", "云外", "compound_unknown"),
        ("9号楼", "槐安里", "building_not_found"),
        ("9号楼", "", "building_not_found"),
    ],
)
def test_nobody_guesses_a_building(text: str, compound: str, word: str) -> None:
    with pytest.raises(RowProblem) as refused:
        KNOWN.find(text, compound=compound)
    assert refused.value.problem.word == word


@pytest.mark.parametrize("address", ["3号楼101", "113号楼1", "云外大厦1"])
def test_an_address_of_no_building_or_of_two_is_refused(address: str) -> None:
    with pytest.raises(RowProblem) as refused:
        KNOWN.in_address(address)
    assert refused.value.problem.word == "building_not_found"
