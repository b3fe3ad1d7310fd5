"""Tokens and near-tokens for the tests of the pass code."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import base45
import cbor2
from hypothesis import strategies as st

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.tokens import KIND_CODES, PassClaims, SigningKey, VerifyingKey, key_ring

KEY = SigningKey(bytes(range(32)))
OTHER_KEY = SigningKey(bytes(range(32, 64)))
RING = key_ring([VerifyingKey(KEY.public)])

WITHDRAWN_AT = datetime(2020, 3, 1, 9, 30, tzinfo=UTC)

CLAIMS = PassClaims(
    station="5e1f00d1",
    pass_id=UUID("0170abcd-0000-7000-8000-00000000a501"),
    kind=PasserKind.RESIDENT,
    compound_id=UUID("0170abcd-0000-7000-8000-00000000c001"),
    valid_from=1581264000,
    valid_until=1596211200,
)

instants = st.integers(2**16, 2**32 - 1)
claims = st.builds(
    lambda period, **rest: PassClaims(valid_from=min(period), valid_until=max(period), **rest),
    period=st.sets(instants, min_size=2, max_size=2),
    station=st.text("0123456789abcdef", min_size=8, max_size=8),
    pass_id=st.uuids(),
    kind=st.sampled_from(sorted(KIND_CODES)),
    compound_id=st.none() | st.uuids(),
)


def withdrawn_ring() -> dict[bytes, VerifyingKey]:
    return key_ring([VerifyingKey(KEY.public, WITHDRAWN_AT)])


def as_bytes(token: str) -> bytes:
    message: bytes = base45.b45decode(token.removeprefix("GP1:"))
    return message


def as_text(message: bytes) -> str:
    digits: bytes = base45.b45encode(message)
    return "GP1:" + digits.decode()


def signed(payload: bytes, *, key: SigningKey = KEY, protected: bytes | None = None) -> tuple[bytes, bytes, bytes]:
    """Protected header, payload and signature over whatever payload, as a careless signer would make them."""
    header = cbor2.dumps({1: -8, 4: key.kid}) if protected is None else protected
    return header, payload, key.signature(cbor2.dumps(["Signature1", header, b"", payload]))


def wrapped(header: bytes, payload: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(18, [header, {}, payload, signature]))
