from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.people.demo_identity_numbers import DEMO_SEQUENCES, demo_identity_number
from gatepost.people.enums import Sex
from gatepost.people.identity_numbers import (
    FAULT_SENTENCES,
    WARNING_SENTENCES,
    NumberFault,
    NumberWarning,
    check_character,
    check_identity_number,
    convert_fifteen,
    normal_identity_text,
)

TODAY = date(2020, 2, 1)
SAMPLE = "11010519491231002X"  # printed in GB 11643-1999 itself, as is the other one
OTHER_SAMPLE = "440524188001010014"
DEMO_NUMBERS = st.builds(
    demo_identity_number,
    st.dates(min_value=date(1900, 1, 1), max_value=TODAY),
    st.sampled_from(Sex),
    st.integers(min_value=0, max_value=DEMO_SEQUENCES - 1),
)


def number_of_nobody(area: str, born: str, sequence: str = "000") -> str:
    """Sequence 000 is never given out, so that even with a real area this is nobody's number."""
    return area + born + sequence + check_character(area + born + sequence)


def errors_of(text: str) -> tuple[NumberFault, ...]:
    return check_identity_number(text, today=TODAY).errors


def test_the_sample_of_the_standard_is_read() -> None:
    number = check_identity_number(SAMPLE, today=TODAY).number
    assert number is not None
    assert (number.text, number.born_on, number.sex, number.area_code) == (
        SAMPLE,
        date(1949, 12, 31),
        Sex.FEMALE,
        "110105",
    )


def test_the_other_sample_is_right_in_shape_and_of_somebody_too_old_to_live() -> None:
    assert check_character(OTHER_SAMPLE[:17]) == OTHER_SAMPLE[17]
    assert errors_of(OTHER_SAMPLE) == (NumberFault.WRONG_DATE,)
    in_1990 = check_identity_number(OTHER_SAMPLE, today=date(1990, 1, 1)).number
    assert in_1990 is not None
    assert in_1990.sex is Sex.MALE


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105\u200b19491231002X\ufeff",
        "11010519491231002×",
        "11010519491231002х",  # a Cyrillic letter
        "11010519491231002Ⅹ",
    ],
)
def test_a_number_is_read_however_it_was_typed(typed: str) -> None:
    assert normal_identity_text(typed) == SAMPLE


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", NumberFault.EMPTY),
        (" - ", NumberFault.EMPTY),
        (SAMPLE[:-1], NumberFault.WRONG_LENGTH),
        (SAMPLE + "1", NumberFault.WRONG_LENGTH),
        ("X" + SAMPLE[1:], NumberFault.WRONG_CHARACTERS),
        ("1101051949123100é2X", NumberFault.WRONG_CHARACTERS),
        ("1.1e+17", NumberFault.WRONG_CHARACTERS),
        ("110105194912310021", NumberFault.WRONG_CHECK_DIGIT),
        ("110105491231002", NumberFault.FIFTEEN_DIGITS),
        (number_of_nobody("110105", "19490230"), NumberFault.WRONG_DATE),
        (number_of_nobody("110105", "19491301"), NumberFault.WRONG_DATE),
        (number_of_nobody("110105", "20200202"), NumberFault.BORN_IN_FUTURE),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_reason(typed: str, fault: NumberFault) -> None:
    check = check_identity_number(typed, today=TODAY)
    assert (check.errors, check.number, check.accepted) == ((fault,), None, False)


def test_somebody_born_today_is_accepted_and_born_tomorrow_is_not() -> None:
    tomorrow = number_of_nobody("110105", "20200202")
    assert errors_of(tomorrow) == (NumberFault.BORN_IN_FUTURE,)
    assert check_identity_number(tomorrow, today=date(2020, 2, 2)).errors == ()


@pytest.mark.parametrize(
    ("area", "born", "warnings"),
    [
        ("110223", "19650101", (NumberWarning.HISTORIC_AREA,)),  # 通县, 1982 to 1997
        ("110221", "19500101", (NumberWarning.HISTORIC_AREA,)),  # 昌平县
        ("110103", "19800101", (NumberWarning.HISTORIC_AREA,)),  # 崇文区, merged in 2010
        ("110112", "19800101", ()),  # 通州区 began in 1997, its people were born before
        ("110106", "19800101", ()),
        ("109901", "19800101", (NumberWarning.UNKNOWN_AREA,)),
        ("810000", "19800101", (NumberWarning.RESIDENCE_PERMIT,)),
        ("820000", "19980101", (NumberWarning.RESIDENCE_PERMIT,)),
        ("830000", "19800101", (NumberWarning.RESIDENCE_PERMIT,)),
    ],
)
def test_nobody_is_refused_for_an_area_code(area: str, born: str, warnings: tuple[NumberWarning, ...]) -> None:
    check = check_identity_number(number_of_nobody(area, born), today=TODAY)
    assert (check.errors, check.warnings) == ((), warnings)


def test_a_number_of_fifteen_digits_is_converted_for_search_only() -> None:
    assert convert_fifteen("110105491231002") == SAMPLE
    assert convert_fifteen(SAMPLE) is None


@given(DEMO_NUMBERS, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_changed_character_is_always_refused(number: str, place: int, other: str) -> None:
    changed = number[:place] + other + number[place + 1 :]
    assert (errors_of(changed) == ()) is (changed == number)


@given(DEMO_NUMBERS, st.integers(0, 16))
def test_two_neighbours_swapped_are_always_refused(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (errors_of(swapped) == ()) is (swapped == number)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normal_identity_text(normal_identity_text(text)) == normal_identity_text(text)


@given(st.text())
def test_any_text_is_judged_without_breaking(text: str) -> None:
    check = check_identity_number(text, today=TODAY)
    assert (check.number is None) is bool(check.errors)


def test_every_reason_has_its_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(NumberFault)
    assert set(WARNING_SENTENCES) == set(NumberWarning)
