"""The token by which a device names itself. It is shown once; only its digest is kept."""

from __future__ import annotations

import secrets
from base64 import b32encode
from hashlib import sha256

PREFIX = "gpd_"
_RANDOM_BYTES = 32
LENGTH = len(PREFIX) + 52


def new_token() -> str:
    """256 random bits in letters and digits that a person can also read out."""
    return PREFIX + b32encode(secrets.token_bytes(_RANDOM_BYTES)).decode().rstrip("=").lower()


def looks_like_token(text: str) -> bool:
    return len(text) == LENGTH and text.isascii() and text.startswith(PREFIX)


def digest_of(token: str) -> bytes:
    """A plain digest will do: nobody guesses 256 random bits, however fast the digest is."""
    return sha256(token.encode()).digest()
