"""Signing keys of a station: made, rotated, withdrawn."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.gate.access import may_rotate_keys
from gatepost.gate.models import SigningKey
from gatepost.gate.tokens import SigningKey as KeyPair
from gatepost.gate.tokens import new_key_pair
from gatepost.kernel import audit, vault
from gatepost.kernel.access import Actor
from gatepost.kernel.ids import new_id
from gatepost.places.models import Station


def _context(row_id: UUID) -> str:
    return f"gate.signingkey.private:{row_id}"


@transaction.atomic
def rotate_signing_key(*, by: Actor, at: datetime) -> SigningKey:
    """A new key signs from now on; passes signed by the older ones stay good."""
    station_id = may_rotate_keys(by)
    # Two rotations come one after the other: the second retires the key of the first.
    Station.objects.select_for_update(no_key=True).get(pk=station_id)
    SigningKey.objects.filter(station_id=station_id, retired_at=None).update(retired_at=at)
    pair = new_key_pair()
    row = SigningKey(id=new_id(), station_id=station_id, kid=pair.kid, public=pair.public, created_at=at)
    row.private_sealed = vault.seal(pair.private.hex(), key_id=vault.station_key(station_id), context=_context(row.id))
    row.save(force_insert=True)
    audit.record(
        by=by,
        at=at,
        action="gate.rotate_signing_key",
        subject_kind="signing_key",
        subject_id=row.id,
        kid=pair.kid.hex(),
    )
    return row


@transaction.atomic
def withdraw_signing_key(*, key_id: UUID, by: Actor, at: datetime) -> SigningKey:
    """From this second on nothing that it signed is accepted. The key that signs now must be rotated first."""
    station_id = may_rotate_keys(by)
    row = SigningKey.objects.select_for_update().get(station_id=station_id, pk=key_id)
    if row.retired_at is None:
        raise KeyStillSigns
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        audit.record(by=by, at=at, action="gate.withdraw_signing_key", subject_kind="signing_key", subject_id=row.id)
    return row


class KeyStillSigns(Exception):
    """The key that signs new passes cannot be withdrawn before another one has taken its place."""


class NoKeySigns(SigningKey.DoesNotExist):
    """The station has made none yet."""


def signing_pair(station_id: UUID) -> KeyPair:
    """The open private key, for signing a pass just now. Raises NoKeySigns."""
    row = SigningKey.objects.filter(station_id=station_id, retired_at=None).first()
    if row is None:
        raise NoKeySigns
    return KeyPair(bytes.fromhex(vault.unseal(row.private_sealed, context=_context(row.id))))
