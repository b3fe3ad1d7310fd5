"""Wrapping data keys by the master key of the data folder.

A process keeps the master keys that it has read. When one of them does not open a key, it reads the files again: so it learns that
the master key was changed. While it is being changed there are two, and either may be the one.
"""

from __future__ import annotations

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from gatepost.kernel.secrets import master_key_to_wrap_with, master_keys

NONCE_BYTES = 12
_LOCK = 0x6D61_7374
"""Who makes a data key and who changes the master key take turns; the number is ours alone by its text, `mast`."""
_known: list[AESGCM] = []


class NoMasterOpens(Exception):
    """Wrapped by a master key that is not in this data folder, or changed."""


def wrap(key: bytes, key_id: UUID, *, by: bytes | None = None) -> bytes:
    """The files are read anew: what this process remembers may have had its day."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    master = AESGCM(by or master_key_to_wrap_with(settings.DATA_DIR))
    return nonce + master.encrypt(nonce, key, key_id.bytes)


def unwrap(wrapped: bytes, key_id: UUID) -> bytes:
    """Raises NoMasterOpens."""
    key = _opened(_known, wrapped, key_id)
    if key is None:
        key = _opened(_read_again(), wrapped, key_id)
    if key is None:
        raise NoMasterOpens
    return key


def is_wrapped_by(master: bytes, wrapped: bytes, key_id: UUID) -> bool:
    return _opened([AESGCM(master)], wrapped, key_id) is not None


def _opened(masters: list[AESGCM], wrapped: bytes, key_id: UUID) -> bytes | None:
    for master in masters:
        try:
            return master.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], key_id.bytes)
        except InvalidTag:
            continue
    return None


def _read_again() -> list[AESGCM]:
    global _known  # noqa: PLW0603  what a process remembers
    _known = [AESGCM(key) for key in master_keys(settings.DATA_DIR)]
    return _known


def keep_in_force() -> None:
    """The master key is not changed until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])


def keep_from_use() -> None:
    """No data key is made until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
