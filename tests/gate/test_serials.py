from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gatepost.gate.serials import FAULT_SENTENCES, SerialError, SerialFault, new_serial, read_serial, show_serial

serials = st.integers(0, 10**8 - 1).map(lambda number: new_serial(lambda _bits: number))


def fault_in(text: str) -> SerialFault:
    with pytest.raises(SerialError) as caught:
        read_serial(text)
    return caught.value.fault


def test_serial_is_eight_random_digits_and_their_damm_digit() -> None:
    assert new_serial(lambda _bits: 48210937) == "482109379"


def test_serial_keeps_its_leading_zeros() -> None:
    assert new_serial(lambda _bits: 572) == "000005724"  # 572 and its digit 4 is the sample of Damm's thesis


def test_number_beyond_eight_digits_is_drawn_again() -> None:
    draws = iter([10**8, 2**27 - 1, 48210937])
    assert new_serial(lambda _bits: next(draws)) == "482109379"


def test_drawn_serials_can_be_read() -> None:
    drawn = [new_serial() for _ in range(50)]
    assert [read_serial(serial) for serial in drawn] == drawn


def test_serial_is_shown_in_groups_of_four_four_and_one() -> None:
    assert show_serial("482109379") == "4821 0937 9"


@pytest.mark.parametrize(
    "typed",
    [
        "482109379",
        " 4821 0937 9 ",
        "4821-0937-9",
        "4821\u20130937\u20139",
        "４８２１　０９３７　９",
        "４８２１－０９３７－９",
        "4821\u00a00937\u20099",
        "\u200b482109379\r\n",
    ],
)
def test_serial_is_read_as_people_type_and_paste_it(typed: str) -> None:
    assert read_serial(typed) == "482109379"


@pytest.mark.parametrize("typed", ["48210937O", "4821.0937.9", "٤٨٢١٠٩٣٧٩", "四八二一零九三七九", "#", "+482109379"])
def test_letters_and_signs_are_wrong_characters(typed: str) -> None:
    assert fault_in(typed) == SerialFault.WRONG_CHARACTERS


@pytest.mark.parametrize("typed", ["", "   ", "-", "48210937", "4821093799", "9" * 5000])
def test_more_or_fewer_than_nine_digits_is_a_wrong_length(typed: str) -> None:
    assert fault_in(typed) == SerialFault.WRONG_LENGTH


@settings(max_examples=200)
@given(serials, st.integers(0, 8), st.integers(1, 9))
def test_any_single_wrong_digit_is_caught(serial: str, place: int, by: int) -> None:
    wrong = (int(serial[place]) + by) % 10
    assert fault_in(f"{serial[:place]}{wrong}{serial[place + 1 :]}") == SerialFault.WRONG_CHECK_DIGIT


@settings(max_examples=200)
@given(serials, st.integers(0, 7))
def test_any_swap_of_neighbours_is_caught(serial: str, place: int) -> None:
    assume(serial[place] != serial[place + 1])
    swapped = serial[:place] + serial[place + 1] + serial[place] + serial[place + 2 :]
    assert fault_in(swapped) == SerialFault.WRONG_CHECK_DIGIT


def test_every_slip_in_one_serial_is_caught() -> None:
    serial = "482109379"
    wrong_digits = {serial[:at] + digit + serial[at + 1 :] for at in range(9) for digit in "0123456789"} - {serial}
    swaps = {serial[:at] + two + one + serial[at + 2 :] for at, (one, two) in enumerate(pairwise(serial)) if one != two}
    assert {fault_in(slip) for slip in wrong_digits | swaps} == {SerialFault.WRONG_CHECK_DIGIT}
    assert len(wrong_digits | swaps) == 81 + 8


def test_every_fault_has_its_own_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(SerialFault)
    assert len({str(sentence) for sentence in FAULT_SENTENCES.values()}) == len(SerialFault)


def test_error_reads_as_a_sentence() -> None:
    assert str(SerialError(SerialFault.WRONG_LENGTH)) == str(FAULT_SENTENCES[SerialFault.WRONG_LENGTH])
