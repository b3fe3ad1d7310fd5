from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.gate.names import PASS_KINDS
from gatepost.gate.tokens import KIND_CODES, PassClaims, station_mark
from gatepost.gate.tokens.claims import claims_from_bytes, claims_to_bytes
from tests.gate.tokens.token_makers import CLAIMS, claims

PLAIN = cbor2.loads(claims_to_bytes(CLAIMS))


def test_claims_are_those_of_rfc_8392_and_two_private_ones() -> None:
    assert {
        1: "5e1f00d1",
        4: 1596211200,
        5: 1581264000,
        7: CLAIMS.pass_id.bytes,
        -65537: 1,
        -65538: UUID("0170abcd-0000-7000-8000-00000000c001").bytes,
    } == PLAIN


def test_pass_for_all_compounds_names_none() -> None:
    everywhere = cbor2.loads(claims_to_bytes(replace(CLAIMS, compound_id=None)))
    assert set(everywhere) == {1, 4, 5, 7, -65537}


@given(claims)
def test_bytes_are_deterministic_and_come_back(content: PassClaims) -> None:
    encoded = claims_to_bytes(content)
    assert cbor2.dumps(cbor2.loads(encoded), canonical=True) == encoded
    assert claims_from_bytes(encoded) == content


@given(st.binary(max_size=80))
def test_other_bytes_are_no_claims(content: bytes) -> None:
    assert claims_from_bytes(content) is None


CHANGED: list[dict[int, Any]] = [
    PLAIN | {6: 1581264000},
    PLAIN | {2: "王*"},
    {label: value for label, value in PLAIN.items() if label != 4},
    PLAIN | {-65537: 0},
    PLAIN | {-65537: 9},
    PLAIN | {-65537: 24},
    PLAIN | {-65537: True},
    PLAIN | {-65538: None},
    PLAIN | {-65538: CLAIMS.pass_id.hex[:16]},
    PLAIN | {4: 1596211200.5},
    PLAIN | {4: PLAIN[5], 5: PLAIN[4]},
    PLAIN | {4: PLAIN[5]},
    PLAIN | {4: 2**32},
    PLAIN | {5: -1581264000},
    PLAIN | {5: 86400 // 2},
    PLAIN | {1: "5E1F00D1"},
    PLAIN | {1: b"5e1f00d1"},
    PLAIN | {1: "５e1f0"},
    dict(reversed(PLAIN.items())),
]


@pytest.mark.parametrize("content", CHANGED)
def test_claims_in_any_other_form_are_not_read(content: dict[int, Any]) -> None:
    assert claims_from_bytes(cbor2.dumps(content)) is None


def test_unchanged_claims_are_read_by_the_same_path() -> None:
    assert claims_from_bytes(cbor2.dumps(PLAIN)) == CLAIMS


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"station": "5E1F00D1"}, "a station's mark is eight lower-case hexadecimal digits"),
        ({"station": "5e1f00d1\n"}, "a station's mark is eight lower-case hexadecimal digits"),
        ({"valid_from": 1.5}, "instants are whole Unix seconds between 1970 and 2106"),
        ({"valid_until": 2**32}, "instants are whole Unix seconds between 1970 and 2106"),
        ({"valid_until": CLAIMS.valid_from}, "a pass ends after it begins"),
        ({"kind": "visitor"}, "a visitor gets no pass"),
    ],
)
def test_senseless_claims_cannot_be_made(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the sentence is compared whole below
        replace(CLAIMS, **change)
    assert str(caught.value) == sentence


def test_every_kind_that_gets_a_pass_has_a_code_of_its_own() -> None:
    assert set(KIND_CODES) == set(PASS_KINDS)
    assert sorted(KIND_CODES.values()) == list(range(1, len(KIND_CODES) + 1))


def test_codes_on_printed_cards_never_change() -> None:
    assert {kind.value: code for kind, code in KIND_CODES.items()} == {
        "resident": 1,
        "courier": 2,
        "cleaner": 3,
        "guard": 4,
        "nanny": 5,
        "essential": 6,
        "volunteer": 7,
        "vehicle": 8,
    }


def test_station_mark_is_the_random_end_of_its_identifier() -> None:
    assert station_mark(UUID("0170abcd-1111-7222-8333-44445e1f00d1")) == "5e1f00d1"
