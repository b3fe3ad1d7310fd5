"""What many rows take a shorter way for comes out as on the long one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gatepost.people.identity_numbers import check_character
from gatepost.people.imports.resident_lines import phone_number
from gatepost.people.phones import PhoneError, PhoneFault, read_phone

WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]


def long_way(text: str) -> str | PhoneFault:
    try:
        return read_phone(text).number
    except PhoneError as error:
        return error.fault


def short_way(text: str) -> str | PhoneFault:
    try:
        return phone_number(text)
    except PhoneError as error:
        return error.fault


@given(st.from_regex(r"1[0-9]{9,11}", fullmatch=True))
def test_a_number_that_looks_like_a_mobile_one_is_read_as_the_library_reads_it(text: str) -> None:
    assert short_way(text) == long_way(text)


@given(st.integers(100, 999), st.integers(0, 99_999_999))
def test_every_range_of_mobile_numbers_is_taken_or_refused_alike(prefix: int, rest: int) -> None:
    assert short_way(f"{prefix}{rest:08d}") == long_way(f"{prefix}{rest:08d}")


@given(st.from_regex(r"[0-9]{17}", fullmatch=True))
def test_the_check_character_is_that_of_the_standard(digits: str) -> None:
    """ISO 7064 MOD 11-2: all together leave one."""
    last = check_character(digits)
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    assert (total + (10 if last == "X" else int(last))) % 11 == 1
