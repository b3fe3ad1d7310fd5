from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from gatepost.gate.tokens import SigningKey, VerifyingKey, export_public_keys, key_ring, new_key_pair
from tests.gate.tokens.token_makers import KEY, OTHER_KEY, WITHDRAWN_AT

# RFC 8032, section 7.1, test 2
RFC_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
RFC_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_keys_sign_as_the_standard_does() -> None:
    key = SigningKey(RFC_PRIVATE)
    assert (key.public, key.signature(b"\x72")) == (RFC_PUBLIC, RFC_SIGNATURE)
    assert VerifyingKey(RFC_PUBLIC).verifies(RFC_SIGNATURE, b"\x72")
    assert not VerifyingKey(RFC_PUBLIC).verifies(RFC_SIGNATURE, b"\x73")


def test_kid_is_the_start_of_the_digest_of_the_public_key() -> None:
    assert VerifyingKey(RFC_PUBLIC).kid.hex() == "39f713d0a644253f"
    assert SigningKey(RFC_PRIVATE).kid == VerifyingKey(RFC_PUBLIC).kid


def test_new_pairs_differ() -> None:
    assert len({new_key_pair().public for _ in range(5)}) == 5


def test_private_key_is_not_in_the_representation() -> None:
    assert repr(KEY) == "SigningKey()"


def test_key_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        KEY.private = OTHER_KEY.private  # type: ignore[misc]


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_public_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="an Ed25519 public key has 32 bytes"):
        VerifyingKey(bytes(length))


def test_bytes_that_are_no_point_verify_nothing() -> None:
    assert not VerifyingKey(b"\x02" + bytes(30) + b"\xff").verifies(RFC_SIGNATURE, b"\x72")


def test_ring_finds_a_key_by_its_name() -> None:
    one, two = VerifyingKey(KEY.public), VerifyingKey(OTHER_KEY.public)
    assert key_ring([one, two]) == {KEY.kid: one, OTHER_KEY.kid: two}


def test_public_keys_leave_as_a_jwk_set() -> None:
    assert export_public_keys([VerifyingKey(RFC_PUBLIC)]) == {
        "keys": [
            {
                "kty": "OKP",
                "crv": "Ed25519",
                "alg": "EdDSA",
                "use": "sig",
                "kid": "39f713d0a644253f",
                "x": "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
            }
        ]
    }


def test_withdrawn_key_stays_in_the_set_and_says_since_when() -> None:
    exported = export_public_keys([VerifyingKey(KEY.public, WITHDRAWN_AT), VerifyingKey(OTHER_KEY.public)])
    since = {jwk["kid"]: jwk.get("withdrawn_at") for jwk in exported["keys"]}
    assert since == {KEY.kid.hex(): "2020-03-01T09:30:00+00:00", OTHER_KEY.kid.hex(): None}
    assert [jwk["kid"] for jwk in exported["keys"]] == sorted(since)
