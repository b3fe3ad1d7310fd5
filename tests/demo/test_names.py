from __future__ import annotations

import pytest

from gatepost.demo.first_station import FIRST_STATION
from gatepost.demo.names import COMPOUND_SURNAMES, GIVEN_NAMES, OTHER_NAMES, SINGLE_GIVEN_NAMES, SURNAMES
from gatepost.demo.second_station import SECOND_STATION
from tests.demo.public_figures import NAMES

_GIVEN = {name for names in (*GIVEN_NAMES.values(), *SINGLE_GIVEN_NAMES.values()) for name in names}
_FIXED = {name for name, _sex in OTHER_NAMES} | {
    plan.name for station in (FIRST_STATION, SECOND_STATION) for plan in station.staff
}


@pytest.mark.parametrize("figure", NAMES)
def test_no_name_that_everybody_knows_can_be_drawn(figure):
    assert figure not in _FIXED
    assert [one for one in (*SURNAMES, *COMPOUND_SURNAMES) if figure in {one + given for given in _GIVEN}] == []


def test_given_names_are_written_with_one_or_two_characters():
    assert {len(name) for name in _GIVEN} == {1, 2}
    assert sum(map(len, GIVEN_NAMES.values())) > 140
