from __future__ import annotations

from hashlib import sha256

import pytest

from gatepost.sync.tokens import LENGTH, digest_of, looks_like_token, new_token


def test_new_token_has_256_bits_in_letters_and_digits() -> None:
    token = new_token()
    assert (token[:4], len(token), token[4:].isalnum(), token.lower()) == ("gpd_", LENGTH, True, token)


def test_no_two_tokens_are_alike() -> None:
    assert len({new_token() for _ in range(100)}) == 100


def test_digest_is_sha256_of_the_whole_token() -> None:
    assert digest_of("gpd_x") == sha256(b"gpd_x").digest()


@pytest.mark.parametrize(
    "text", ["", "gpd_", "gpd_" + "a" * 51, "gpd_" + "a" * 53, "xxx_" + "a" * 52, "gpd_" + "é" * 52]
)
def test_other_text_does_not_look_like_a_token(text: str) -> None:
    assert looks_like_token(text) is False
