"""The code on a pass: what it says, who signed it, and whether that is true."""

from __future__ import annotations

from gatepost.gate.tokens.claims import KIND_CODES, PassClaims, station_mark
from gatepost.gate.tokens.keys import SigningKey, VerifyingKey, export_public_keys, key_ring, new_key_pair
from gatepost.gate.tokens.text import TokenReading, Unpacked, judge, read, sign, unpack

__all__ = [
    "KIND_CODES",
    "PassClaims",
    "SigningKey",
    "TokenReading",
    "Unpacked",
    "VerifyingKey",
    "export_public_keys",
    "judge",
    "key_ring",
    "new_key_pair",
    "read",
    "sign",
    "station_mark",
    "unpack",
]
