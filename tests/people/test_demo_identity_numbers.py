from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.people.area_codes import AreaStanding, area_standing
from gatepost.people.demo_identity_numbers import DEMO_AREA, DEMO_SEQUENCES, demo_identity_number
from gatepost.people.enums import Sex
from gatepost.people.identity_numbers import check_identity_number

TODAY = date(2020, 2, 1)


def test_the_area_of_the_demo_was_never_assigned() -> None:
    assert area_standing(DEMO_AREA) is AreaStanding.UNKNOWN


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(Sex), st.integers(0, DEMO_SEQUENCES - 1))
def test_a_demo_number_tells_the_birth_and_sex_it_was_made_for(born_on: date, sex: Sex, sequence: int) -> None:
    number = check_identity_number(demo_identity_number(born_on, sex, sequence), today=TODAY).number
    assert number is not None
    assert (number.born_on, number.sex) == (born_on, sex)


def test_no_two_people_of_one_birthday_get_the_same_number() -> None:
    numbers = {demo_identity_number(TODAY, sex, sequence) for sex in Sex for sequence in range(DEMO_SEQUENCES)}
    assert len(numbers) == 1000


@pytest.mark.parametrize("sequence", [-1, DEMO_SEQUENCES])
def test_a_sequence_that_does_not_fit_is_refused(sequence: int) -> None:
    with pytest.raises(ValueError, match="is not between 0 and 499"):
        demo_identity_number(TODAY, Sex.MALE, sequence)
