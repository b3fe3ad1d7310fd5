"""Sealing: AES-256-GCM with one data key per station and one per emergency, wrapped by a master key outside the database.

Destroying an emergency's key destroys what was sealed with it, in backups too. Sealed values are found again through a keyed
blind index (HMAC-SHA-256), never by decrypting a table.
"""

from __future__ import annotations

import hmac
import secrets
import time
from datetime import datetime
from functools import cache, lru_cache
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from gatepost.kernel.models import DataKey
from gatepost.kernel.secrets import master_key

_FORMAT = b"\x01"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_BLIND_BYTES = 16
_FORGET_SECONDS = 30.0
_open_keys: dict[UUID, tuple[float, bytes]] = {}


class SealBroken(Exception):
    """A sealed value cannot be read: its key was destroyed, is another one, or the value was changed."""


@cache
def _master() -> AESGCM:
    return AESGCM(master_key(settings.DATA_DIR))


def _wrap(key: bytes, key_id: UUID) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + _master().encrypt(nonce, key, key_id.bytes)


def make_key(*, station_id: UUID, emergency_id: UUID | None, at: datetime) -> DataKey:
    """A new data key. There is one per station and one per emergency; a second one is refused by the database."""
    row = DataKey(station_id=station_id, emergency_id=emergency_id, created_at=at)
    row.wrapped = _wrap(secrets.token_bytes(_KEY_BYTES), row.id)
    row.save(force_insert=True)
    return row


def destroy_key(*, key_id: UUID, at: datetime) -> None:
    """What was sealed with it can never be read again, in backups too."""
    DataKey.objects.filter(pk=key_id, destroyed_at=None).update(wrapped=None, destroyed_at=at)
    _open_keys.pop(key_id, None)


def _unwrap(row: DataKey) -> bytes:
    if row.wrapped is None:
        raise SealBroken("the key of this value was destroyed")
    wrapped = bytes(row.wrapped)
    try:
        return _master().decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], row.id.bytes)
    except InvalidTag as error:
        raise SealBroken("the master key in the data directory is not the one that made this database") from error


def opens(row: DataKey) -> bool:
    """Whether the master key of this data folder is the one that wrapped the key."""
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
    row = DataKey.objects.filter(pk=key_id).first()
    if row is None:
        raise SealBroken("no such key")
    key = _unwrap(row)
    _open_keys[key_id] = (time.monotonic(), key)
    return key


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
    key_id, rest = UUID(bytes=value[1:17]), value[17:]
    try:
        return AESGCM(_key(key_id)).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], context.encode())
    except InvalidTag as error:
        raise SealBroken("the value was changed or moved") from error


def blind(text: str, *, key_id: UUID, purpose: str) -> bytes:
    """The same text under the same key gives the same 16 bytes, which tell nothing without the key."""
    index_key = _index_key(_key(key_id), purpose)
    return hmac.new(index_key, text.encode(), sha256).digest()[:_BLIND_BYTES]


@lru_cache(maxsize=64)
def _index_key(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=_KEY_BYTES, salt=None, info=f"blind:{purpose}".encode()).derive(key)


def station_key(station_id: UUID) -> UUID:
    """The identifier of the station's own data key."""
    return DataKey.objects.values_list("id", flat=True).get(station_id=station_id, emergency_id=None)


def emergency_key(station_id: UUID, emergency_id: UUID) -> UUID:
    return DataKey.objects.values_list("id", flat=True).get(station_id=station_id, emergency_id=emergency_id)
