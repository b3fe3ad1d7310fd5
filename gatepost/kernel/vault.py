"""Sealing: AES-256-GCM with one data key per station and one per emergency, wrapped by a master key outside the database.

Destroying an emergency's key destroys what was sealed with it, in backups too. Sealed values are found again through a keyed
blind index (HMAC-SHA-256), never by decrypting a table. A station's key is changed while people work: kernel/keys.
"""

from __future__ import annotations

import hmac
import secrets
import time
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connection, transaction
from django.db.models import QuerySet

from gatepost.kernel import masters
from gatepost.kernel.models import DataKey

_FORMAT = b"\x01"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_BLIND_BYTES = 16
_FORGET_SECONDS = 30.0
_LOCK = 0x7661_756C
"""Who writes what must be found again and who changes the station's key take turns; the number is ours alone by its text, `vaul`."""
_open_keys: dict[UUID, tuple[float, bytes]] = {}


class SealBroken(Exception):
    """A sealed value cannot be read: its key was destroyed, is another one, or the value was changed."""


class WrongMaster(SealBroken):
    """No master key in the data folder opens the key of this value."""


def make_key(*, station_id: UUID, emergency_id: UUID | None, at: datetime) -> DataKey:
    """A new data key. There is one per station and one per emergency; a second one is refused by the database."""
    return _make(DataKey(station_id=station_id, emergency_id=emergency_id, created_at=at))


def make_coming_key(*, station_id: UUID, at: datetime) -> DataKey:
    """It will take the place of the station's key. Nothing is sealed with it yet."""
    return _make(DataKey(station_id=station_id, created_at=at, stage=DataKey.Stage.COMING))


@transaction.atomic
def _make(row: DataKey) -> DataKey:
    masters.keep_in_force()
    row.wrapped = masters.wrap(secrets.token_bytes(_KEY_BYTES), row.id)
    row.save(force_insert=True)
    return row


def destroy_key(*, key_id: UUID, at: datetime) -> None:
    """What was sealed with it can never be read again, in backups too."""
    DataKey.objects.filter(pk=key_id, destroyed_at=None).update(wrapped=None, destroyed_at=at)
    _open_keys.pop(key_id, None)


def _unwrap(row: DataKey) -> bytes:
    if row.wrapped is None:
        raise SealBroken("the key of this value was destroyed")
    try:
        return masters.unwrap(bytes(row.wrapped), row.id)
    except masters.NoMasterOpens as error:
        raise WrongMaster("the master key in the data directory is not the one that made this database") from error


def opens(row: DataKey) -> bool:
    """Whether a master key of this data folder is the one that wrapped the key."""
    try:
        _unwrap(row)
    except SealBroken:
        return False
    return True


def _key(key_id: UUID) -> bytes:
    """The open key, kept for some seconds only, so that a destroyed one is soon forgotten by every process."""
    known = _open_keys.get(key_id)
    if known and time.monotonic() - known[0] < _FORGET_SECONDS:
        return known[1]
    try:
        key = _opened(key_id)
    except WrongMaster:
        # The master key may have been changed between the row and the file: the row then says otherwise by now.
        key = _opened(key_id)
    _open_keys[key_id] = (time.monotonic(), key)
    return key


def _opened(key_id: UUID) -> bytes:
    row = DataKey.objects.filter(pk=key_id).first()
    if row is None:
        raise SealBroken("no such key")
    return _unwrap(row)


def seal(text: str, *, key_id: UUID, context: str) -> bytes:
    """`context` names table, column and row: a value moved elsewhere no longer opens."""
    return seal_bytes(text.encode(), key_id=key_id, context=context)


def seal_bytes(content: bytes, *, key_id: UUID, context: str) -> bytes:
    """The same for a whole file."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _FORMAT + key_id.bytes + nonce + AESGCM(_key(key_id)).encrypt(nonce, content, context.encode())


def unseal(sealed: bytes | memoryview, *, context: str) -> str:
    return unseal_bytes(sealed, context=context).decode()


def unseal_bytes(sealed: bytes | memoryview, *, context: str) -> bytes:
    value = bytes(sealed)
    if value[:1] != _FORMAT or len(value) < 1 + 16 + _NONCE_BYTES + 16:
        raise SealBroken("not a sealed value")
    key_id, rest = key_of(value), value[17:]
    try:
        return AESGCM(_key(key_id)).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], context.encode())
    except InvalidTag as error:
        raise SealBroken("the value was changed or moved") from error


def blind(text: str, *, key_id: UUID, purpose: str) -> bytes:
    """The same text under the same key gives the same 16 bytes, which tell nothing without the key."""
    return _blinded(_index_key(_key(key_id), purpose), text)


def _blinded(index_key: bytes, text: str) -> bytes:
    return hmac.digest(index_key, text.encode(), "sha256")[:_BLIND_BYTES]


@lru_cache(maxsize=64)
def _index_key(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=_KEY_BYTES, salt=None, info=f"blind:{purpose}".encode()).derive(key)


class KeyInHand:
    """A key opened once for many values, by who holds it until the transaction ends (`held_station_key`): it asks nobody again."""

    def __init__(self, key_id: UUID) -> None:
        self.id = key_id
        self._key = _key(key_id)
        self._cipher, self._head = AESGCM(self._key), _FORMAT + key_id.bytes
        self._index_keys: dict[str, bytes] = {}

    def seal(self, text: str, *, context: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return self._head + nonce + self._cipher.encrypt(nonce, text.encode(), context.encode())

    def blind(self, text: str, *, purpose: str) -> bytes:
        if purpose not in self._index_keys:
            self._index_keys[purpose] = _index_key(self._key, purpose)
        return _blinded(self._index_keys[purpose], text)


def station_key(station_id: UUID) -> UUID:
    """The identifier of the station's own data key: what is sealed now is sealed with it."""
    return _of_station(station_id).values_list("id", flat=True).get(stage=DataKey.Stage.CURRENT)


def held_station_key(station_id: UUID) -> UUID:
    """The same, and it stays that until the transaction ends: for who writes what must be found again, or compares with it.

    Asked for before rows are locked: who changes the key locks rows as well.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, hashtext(%s))", [_LOCK, str(station_id)])
    return station_key(station_id)


def keep_from_writing(station_id: UUID) -> None:
    """Nobody holds the station's key until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, str(station_id)])


def station_keys(station_id: UUID) -> list[UUID]:
    """By each of which a value may be found: two while the key is being changed, the older one first."""
    known = _of_station(station_id).exclude(stage=DataKey.Stage.EMPTY)
    return list(known.order_by("id").values_list("id", flat=True))


def _of_station(station_id: UUID) -> QuerySet[DataKey]:
    return DataKey.objects.filter(station_id=station_id, emergency_id=None, destroyed_at=None)


def emergency_key(station_id: UUID, emergency_id: UUID) -> UUID:
    return DataKey.objects.values_list("id", flat=True).get(station_id=station_id, emergency_id=emergency_id)


def keys_in_use(station_id: UUID) -> list[UUID]:
    """All that are not destroyed: the station's own, and those of its emergencies."""
    known = DataKey.objects.filter(station_id=station_id, emergency_id__isnull=False, destroyed_at=None)
    return [*station_keys(station_id), *known.order_by("id").values_list("id", flat=True)]


def key_of(sealed: bytes) -> UUID:
    """By which key a value was sealed, as it says itself."""
    return UUID(bytes=sealed[1:17])
