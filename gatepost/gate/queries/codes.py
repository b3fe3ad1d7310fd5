"""The signed code of a pass. It is not stored: the same pass and key give the same text."""

from __future__ import annotations

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.models import Pass
from gatepost.gate.tokens import PassClaims, SigningKey, sign, station_mark


def claims_of(row: Pass) -> PassClaims:
    return PassClaims(
        station=station_mark(row.station_id),
        pass_id=row.id,
        kind=PasserKind(row.kind),
        compound_id=row.compound_id,
        valid_from=int(row.valid_from.timestamp()),
        valid_until=int(row.valid_until.timestamp()),
    )


def code_of(row: Pass, pair: SigningKey) -> str:
    return sign(claims_of(row), pair)
