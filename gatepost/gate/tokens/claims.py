"""What a pass says about itself, as CWT claims (RFC 8392): opaque numbers and two instants; never a name or an ID number.

The claims have one form in bytes. The reader takes each value from its place, writes the claims anew and compares, so an
added claim, another order or a longer encoding is not read at all, and no CBOR parser ever meets a stranger's bytes.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from uuid import UUID

import cbor2

from gatepost.emergencies.enums import PasserKind

_ISS, _EXP, _NBF, _CTI = 1, 4, 5, 7
_KIND, _COMPOUND = -65537, -65538
"""Labels below -65536 are for private use (RFC 8392, section 9.1.1)."""

KIND_CODES = {
    PasserKind.RESIDENT: 1,
    PasserKind.COURIER: 2,
    PasserKind.CLEANER: 3,
    PasserKind.GUARD: 4,
    PasserKind.NANNY: 5,
    PasserKind.ESSENTIAL: 6,
    PasserKind.VOLUNTEER: 7,
    PasserKind.VEHICLE: 8,
}
"""Printed on cards: a code keeps its meaning for ever, a new kind takes the next number. Visitors get no pass."""
_KINDS = {code: kind for kind, code in KIND_CODES.items()}

_MARK = re.compile("[0-9a-f]{8}")
_PLACES = struct.Struct(">3x8s2xI2xI2x16s5xB")
_COMPOUND_AT = _PLACES.size + 6
_LENGTHS = (_PLACES.size, _COMPOUND_AT + 16)


@dataclass(frozen=True, kw_only=True, slots=True)
class PassClaims:
    """Instants are Unix seconds; `valid_until` is the first one at which the pass is no longer valid. ValueError if senseless."""

    station: str
    """See station_mark."""
    pass_id: UUID
    kind: PasserKind
    compound_id: UUID | None
    """None: every compound of the station."""
    valid_from: int
    valid_until: int

    def __post_init__(self) -> None:
        if not _MARK.fullmatch(self.station):
            raise ValueError("a station's mark is eight lower-case hexadecimal digits")
        if not (_takes_four_bytes(self.valid_from) and _takes_four_bytes(self.valid_until)):
            raise ValueError("instants are whole Unix seconds between 1970 and 2106")
        if self.valid_from >= self.valid_until:
            raise ValueError("a pass ends after it begins")
        if self.kind not in KIND_CODES:
            raise ValueError("a visitor gets no pass")


def _takes_four_bytes(instant: int) -> bool:
    return isinstance(instant, int) and 2**16 <= instant < 2**32


def station_mark(station_id: UUID) -> str:
    """The issuer on a pass: the random end of the station's identifier, which says nothing about the place."""
    return station_id.hex[-8:]


def claims_to_bytes(claims: PassClaims) -> bytes:
    """Deterministic CBOR (RFC 8949, section 4.2.1)."""
    content: dict[int, str | int | bytes] = {
        _ISS: claims.station,
        _EXP: claims.valid_until,
        _NBF: claims.valid_from,
        _CTI: claims.pass_id.bytes,
        _KIND: KIND_CODES[claims.kind],
    }
    if claims.compound_id is not None:
        content[_COMPOUND] = claims.compound_id.bytes
    return cbor2.dumps(content, canonical=True)


def claims_from_bytes(content: bytes) -> PassClaims | None:
    """None unless the bytes are exactly what claims_to_bytes makes."""
    if len(content) not in _LENGTHS:
        return None
    station, valid_until, valid_from, pass_id, kind = _PLACES.unpack_from(content)
    try:
        claims = PassClaims(
            station=station.decode("ascii"),
            pass_id=UUID(bytes=pass_id),
            kind=_KINDS[kind],
            compound_id=UUID(bytes=content[_COMPOUND_AT:]) if len(content) > _PLACES.size else None,
            valid_from=valid_from,
            valid_until=valid_until,
        )
    except (ValueError, KeyError):
        return None
    return claims if claims_to_bytes(claims) == content else None
