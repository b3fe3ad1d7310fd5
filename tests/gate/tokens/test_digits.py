from __future__ import annotations

import base45
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.gate.tokens.digits import decode

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


@given(st.binary(max_size=300))
def test_what_the_library_writes_is_read(content: bytes) -> None:
    assert decode(base45.b45encode(content).decode()) == content


def read_by_library(text: str) -> bytes | None:
    try:
        content: bytes = base45.b45decode(text)
    except ValueError:
        return None
    return content


def read(text: str) -> bytes | None:
    try:
        return decode(text)
    except ValueError:
        return None


@given(st.text(alphabet=LETTERS, max_size=12))
def test_what_the_library_refuses_is_refused(text: str) -> None:
    assert read(text) == read_by_library(text)


@pytest.mark.parametrize("text", ["BB8a", "BB8\n", "Ｂ8", "é9", "A", ":::", "::", "6BFX"])
def test_what_nobody_writes_is_refused(text: str) -> None:
    assert read(text) is None


def test_nothing_is_nothing() -> None:
    assert decode("") == b""
