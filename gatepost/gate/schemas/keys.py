"""Public keys, as whoever verifies a pass reads them."""

from __future__ import annotations

from collections.abc import Iterable

from ninja import Schema

from gatepost.gate.models import SigningKey
from gatepost.gate.queries.keys import as_verifying_key
from gatepost.gate.tokens import export_public_keys


class KeyOut(Schema):
    """A JWK (RFC 7517, RFC 8037). Withdrawn keys stay in the set, so that a withdrawn one is told from a strange one."""

    kty: str
    crv: str
    alg: str
    use: str
    kid: str
    """Hexadecimal, as the passes name it."""
    x: str
    withdrawn_at: str | None = None


class KeysOut(Schema):
    keys: list[KeyOut]


def keys_out(rows: Iterable[SigningKey]) -> list[KeyOut]:
    exported = export_public_keys(as_verifying_key(row) for row in rows)
    return [KeyOut.model_validate(key) for key in exported["keys"]]
