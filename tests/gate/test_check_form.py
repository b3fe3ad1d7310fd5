"""What may be typed into the check."""

from __future__ import annotations

from uuid import uuid4

import pytest

from gatepost.gate.forms import CheckForm, looks_like_a_number
from gatepost.gate.serials import FAULT_SENTENCES, SerialFault, new_serial, show_serial


def errors(code: str) -> list[str]:
    form = CheckForm({"post": str(uuid4()), "direction": "in", "code": code})
    return [str(error) for error in form.errors.get("code", [])]


@pytest.mark.parametrize("text", ["3-2-501", "3号楼2单元501室", "王小明", "wxm", "GP1:NCF", "12院3号楼"])
def test_a_name_a_door_or_a_code_is_no_number(text: str) -> None:
    assert (looks_like_a_number(text), errors(text)) == (False, [])


def test_a_right_number_is_taken_however_it_is_spaced() -> None:
    serial = new_serial()
    assert [errors(text) for text in (serial, show_serial(serial), f" {serial} ")] == [[], [], []]


def test_a_wrong_digit_is_told_beside_the_field_instead_of_as_a_verdict() -> None:
    serial = new_serial()
    wrong = f"{serial[:8]}{(int(serial[8]) + 1) % 10}"
    assert errors(wrong) == [str(FAULT_SENTENCES[SerialFault.WRONG_CHECK_DIGIT])]


@pytest.mark.parametrize("text", ["12345678", "1234567890123"])
def test_too_few_and_too_many_digits_are_told(text: str) -> None:
    assert errors(text) == [str(FAULT_SENTENCES[SerialFault.WRONG_LENGTH])]
