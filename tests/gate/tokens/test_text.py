from __future__ import annotations

import cbor2
from hypothesis import given, settings
from hypothesis import strategies as st

from gatepost.gate.enums import TokenState
from gatepost.gate.tokens import PassClaims, TokenReading, VerifyingKey, key_ring, read, sign
from tests.gate.tokens.token_makers import (
    CLAIMS,
    KEY,
    OTHER_KEY,
    RING,
    as_bytes,
    as_text,
    claims,
    signed,
    withdrawn_ring,
    wrapped,
)

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
TOKEN = sign(CLAIMS, KEY)


def state_of(text: str) -> TokenState:
    return read(text, RING).state


@settings(max_examples=200)
@given(claims)
def test_what_was_signed_is_read(content: PassClaims) -> None:
    assert read(sign(content, KEY), RING) == TokenReading(TokenState.VALID, content, KEY.kid)


def test_same_claims_give_the_same_text() -> None:
    assert sign(CLAIMS, KEY) == TOKEN


def test_text_fits_an_alphanumeric_code() -> None:
    assert set(TOKEN) <= set(ALPHABET)
    assert len(TOKEN) == 235


@settings(max_examples=200)
@given(claims, st.data())
def test_any_changed_byte_fails(content: PassClaims, data: st.DataObject) -> None:
    message = bytearray(as_bytes(sign(content, KEY)))
    message[data.draw(st.integers(0, len(message) - 1))] ^= data.draw(st.integers(1, 255))
    reading = read(as_text(bytes(message)), RING)
    assert reading.state in {TokenState.UNREADABLE, TokenState.UNKNOWN_KEY, TokenState.BAD_SIGNATURE}
    assert reading.claims is None


@settings(max_examples=300)
@given(st.integers(0, len(TOKEN) - 1), st.sampled_from(ALPHABET + "a\n\x00é１") | st.characters())
def test_any_changed_character_fails(place: int, character: str) -> None:
    changed = TOKEN[:place] + character + TOKEN[place + 1 :]
    assert (state_of(changed) == TokenState.VALID) == (changed == TOKEN)


def test_every_flipped_bit_of_one_token_fails() -> None:
    message = as_bytes(TOKEN)
    flipped = [
        message[:at] + bytes([message[at] ^ 1 << bit]) + message[at + 1 :]
        for at in range(len(message))
        for bit in range(8)
    ]
    assert TokenState.VALID not in {state_of(as_text(one)) for one in flipped}


@given(st.integers(0, len(TOKEN) - 1))
def test_cut_text_fails(length: int) -> None:
    assert state_of(TOKEN[:length]) == TokenState.UNREADABLE


@given(st.sampled_from([" ", "\n", "\r\n", "\t", "0", "00", "\u200b"]), st.booleans())
def test_anything_added_at_an_end_fails(extra: str, before: bool) -> None:
    assert state_of(extra + TOKEN if before else TOKEN + extra) == TokenState.UNREADABLE


@settings(max_examples=300)
@given(st.text() | st.text(ALPHABET).map("GP1:".__add__) | st.binary(max_size=260).map(as_text))
def test_no_text_raises(text: str) -> None:
    assert state_of(text) == TokenState.UNREADABLE


def test_lone_surrogate_is_unreadable() -> None:
    assert state_of("GP1:\ud800") == TokenState.UNREADABLE


@settings(max_examples=300)
@given(st.binary(max_size=80) | st.binary(min_size=47, max_size=47) | st.binary(min_size=69, max_size=69))
def test_no_signed_nonsense_raises(payload: bytes) -> None:
    assert state_of(as_text(wrapped(*signed(payload)))) == TokenState.UNREADABLE


def test_strange_key_is_unknown_and_named() -> None:
    assert read(sign(CLAIMS, OTHER_KEY), RING) == TokenReading(TokenState.UNKNOWN_KEY, None, OTHER_KEY.kid)


def test_withdrawn_key_still_says_which_pass_it_signed() -> None:
    assert read(TOKEN, withdrawn_ring()) == TokenReading(TokenState.WITHDRAWN_KEY, CLAIMS, KEY.kid)


def test_forgery_under_a_withdrawn_key_is_a_bad_signature() -> None:
    message = as_bytes(TOKEN)
    forged = message[:-1] + bytes([message[-1] ^ 1])
    assert read(as_text(forged), withdrawn_ring()) == TokenReading(TokenState.BAD_SIGNATURE, None, KEY.kid)


def test_claims_signed_by_another_key_under_our_name_are_a_bad_signature() -> None:
    header, payload, _ = signed(as_claims_bytes())
    *_, signature = signed(payload, key=OTHER_KEY, protected=header)
    assert state_of(as_text(wrapped(header, payload, signature))) == TokenState.BAD_SIGNATURE


def test_added_multiple_of_the_group_order_is_a_bad_signature() -> None:
    """RFC 8032, 5.1.7: S must be below the order, or one content would have two signatures."""
    order = 2**252 + 27742317777372353535851937790883648493
    message = as_bytes(TOKEN)
    scalar = int.from_bytes(message[-32:], "little") + order
    assert state_of(as_text(message[:-32] + scalar.to_bytes(32, "little"))) == TokenState.BAD_SIGNATURE


def test_other_key_in_the_ring_does_not_disturb() -> None:
    ring = key_ring([VerifyingKey(OTHER_KEY.public), VerifyingKey(KEY.public)])
    assert read(TOKEN, ring).state == TokenState.VALID


def test_expired_pass_is_read_all_the_same() -> None:
    assert CLAIMS.valid_until < 1_600_000_000
    assert state_of(TOKEN) == TokenState.VALID


def as_claims_bytes() -> bytes:
    payload = cbor2.loads(as_bytes(TOKEN)).value[2]
    assert isinstance(payload, bytes)
    return payload
