"""Public keys of a station, found by the key id that a pass names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from gatepost.gate.models import SigningKey
from gatepost.gate.tokens import VerifyingKey
from gatepost.kernel.prepared import fetch_one

_BY_KID = "SELECT public, withdrawn_at FROM gate_signingkey WHERE station_id = %(station)s AND kid = %(kid)s"


def as_verifying_key(row: SigningKey) -> VerifyingKey:
    return VerifyingKey(bytes(row.public), row.withdrawn_at)


def station_keys(station_id: UUID) -> list[SigningKey]:
    """The newest first; withdrawn ones too, since a pass may still name them."""
    return list(SigningKey.objects.filter(station_id=station_id))


def key_named(station_id: UUID, name: str) -> SigningKey:
    """By the key id in hexadecimal. Raises SigningKey.DoesNotExist also for another station's key."""
    found = next((row for row in station_keys(station_id) if row.name == name), None)
    if found is None:
        raise SigningKey.DoesNotExist
    return found


class StationKeys(Mapping[bytes, VerifyingKey]):
    """Asked for one key per scan; a withdrawal counts from the next scan on, so nothing is kept."""

    def __init__(self, station_id: UUID) -> None:
        self.station_id = station_id

    def __getitem__(self, kid: bytes) -> VerifyingKey:
        row = fetch_one(_BY_KID, {"station": self.station_id, "kid": kid})
        if row is None:
            raise KeyError(kid)
        return VerifyingKey(bytes(row[0]), row[1])

    def __iter__(self) -> Iterator[bytes]:
        return (bytes(row.kid) for row in station_keys(self.station_id))

    def __len__(self) -> int:
        return len(station_keys(self.station_id))
