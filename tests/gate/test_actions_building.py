"""Passes for a whole building: everybody who has none gets one, all of them or nobody."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions import passes as actions
from gatepost.gate.actions.passes import PassRefused
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass
from gatepost.people.models import Household, Person
from tests.cast import Cast
from tests.factories import actor_of, at_noon, make_building, make_door, make_pass, make_person
from tests.gate.doings import issue_to_building


@pytest.fixture
def neighbours(cast: Cast) -> list[Person]:
    """Two more in the resident's building, without a pass, by door."""
    house = cast.house
    doors = [make_door(house.station, compound=house.compound, address=f"3-2-60{number}") for number in (1, 2)]
    return [make_person(house.station, name, door=door) for name, door in zip(("方知夏", "温如意"), doors, strict=True)]


def holders(cast: Cast) -> list[str]:
    """Whose active residents' passes there are, one name for each."""
    rows = Pass.objects.filter(station=cast.house.station, state=PassState.ACTIVE, kind=PasserKind.RESIDENT)
    return sorted(rows.values_list("person__name", flat=True))


def test_everybody_who_has_none_gets_one_for_the_compound(cast: Cast, neighbours: list[Person]) -> None:
    given = issue_to_building(cast, actor_of(cast.bob))
    assert ([row.person for row in given.made], given.already) == (neighbours, 1)
    assert {(row.kind, row.compound_id) for row in given.made} == {("resident", cast.house.compound.id)}


def test_second_run_issues_to_those_who_came_since_and_to_nobody_else(cast: Cast, neighbours: list[Person]) -> None:
    issue_to_building(cast, actor_of(cast.bob))
    again = issue_to_building(cast, actor_of(cast.bob))
    assert (again.made, again.already) == ((), 3)
    newcomer = make_person(cast.house.station, "简书白", door=cast.house.door)
    assert [row.person for row in issue_to_building(cast, actor_of(cast.bob)).made] == [newcomer]
    assert holders(cast) == sorted(["沈若溪", "方知夏", "温如意", "简书白"])


def test_expired_pass_is_none(cast: Cast) -> None:
    issue_to_building(cast, actor_of(cast.bob), until_on=date(2020, 2, 20))
    Pass.objects.filter(pk=cast.house.resident_pass.id).update(valid_until=at_noon(days=6, hours=12))
    last, first = at_noon(days=6, hours=11, minutes=59, seconds=59), at_noon(days=6, hours=12)
    assert issue_to_building(cast, actor_of(cast.bob), at=last).made == ()
    assert [row.person for row in issue_to_building(cast, actor_of(cast.bob), at=first).made] == [cast.house.resident]


@pytest.mark.parametrize("state", [PassState.LOST, PassState.WITHDRAWN, PassState.REPLACED])
def test_ended_pass_is_none(cast: Cast, state: PassState) -> None:
    Pass.objects.filter(pk=cast.house.resident_pass.id).update(state=state, state_from=at_noon(hours=-1))
    assert [row.person for row in issue_to_building(cast, actor_of(cast.bob)).made] == [cast.house.resident]


def test_pass_of_another_kind_or_another_compound_is_none(cast: Cast, neighbours: list[Person]) -> None:
    make_pass(neighbours[0], kind=PasserKind.VOLUNTEER)
    make_pass(neighbours[1], compound=cast.house.other_compound)
    assert [row.person for row in issue_to_building(cast, actor_of(cast.bob)).made] == neighbours


def test_who_has_moved_out_gets_none(cast: Cast, neighbours: list[Person]) -> None:
    Person.objects.filter(pk=neighbours[0].id).update(left_on=date(2020, 2, 1))
    Household.objects.filter(pk=neighbours[1].household_id).update(until_on=date(2020, 2, 1))
    assert issue_to_building(cast, actor_of(cast.bob)).made == ()


def test_other_buildings_get_none(cast: Cast, neighbours: list[Person]) -> None:
    other = make_building(cast.house.station, compound=cast.house.compound, number="4")
    assert issue_to_building(cast, actor_of(cast.bob), building_id=other.id).made == ()


def test_building_outside_every_compound_has_no_gate(cast: Cast) -> None:
    office = make_building(cast.house.station, compound=None, number="88")
    with pytest.raises(PassRefused, match="not_here"):
        issue_to_building(cast, actor_of(cast.bob), building_id=office.id)


def test_one_that_cannot_be_issued_undoes_them_all(
    cast: Cast, neighbours: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "new_serial", lambda: "111111118")
    with pytest.raises(PassRefused, match="no_free_number"):
        issue_to_building(cast, actor_of(cast.bob))
    assert holders(cast) == ["沈若溪"]
