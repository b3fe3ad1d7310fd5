"""A key closed twice: to the recovery key, and to this machine. Either opens it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gatepost.kernel.backup.recovery import PublicHalf, RecoveryKey, mark_of
from gatepost.kernel.secrets import secret_bytes

KEY_BYTES = 32
_NONCE_BYTES = 12
Closed = dict[str, dict[str, str]]
"""As it stands in the head of the file: `recovery` and `machine`."""


class NotOurs(Exception):
    """Closed to another key."""


@dataclass(frozen=True, slots=True)
class Machine:
    """This data folder, by a secret of its own: replacing the master key leaves older backups readable."""

    secret: bytes

    @property
    def mark(self) -> str:
        """Stands in the names of its files, so that two posts may share a folder."""
        return _derive(self.secret, b"mark").hex()[:8]


Opener = RecoveryKey | Machine


def machine_of(data_dir: Path) -> Machine:
    return Machine(secret_bytes(data_dir, "backup.key"))


def close(key: bytes, *, recovery: PublicHalf, machine: Machine) -> Closed:
    passing = X25519PrivateKey.generate()
    shared = _shared(passing.exchange(recovery.public), passing.public_key().public_bytes_raw(), recovery.raw)
    return {
        "recovery": {
            "mark": recovery.mark,
            "passing": passing.public_key().public_bytes_raw().hex(),
            "closed": _close(shared, key).hex(),
        },
        "machine": {"mark": machine.mark, "closed": _close(_derive(machine.secret, b"close"), key).hex()},
    }


def open_closed(closed: Closed, opener: Opener) -> bytes:
    """Raises NotOurs."""
    if isinstance(opener, Machine):
        return _open(_derive(opener.secret, b"close"), closed["machine"]["closed"])
    passing = bytes.fromhex(closed["recovery"]["passing"])
    exchanged = opener.private.exchange(X25519PublicKey.from_public_bytes(passing))
    return _open(_shared(exchanged, passing, opener.public), closed["recovery"]["closed"])


def belongs_to(closed: Closed, opener: Opener) -> bool:
    """By the mark, before anything is opened."""
    if isinstance(opener, Machine):
        return closed["machine"]["mark"] == opener.mark
    return closed["recovery"]["mark"] == mark_of(opener.public)


def _shared(exchanged: bytes, passing: bytes, recovery: bytes) -> bytes:
    return _derive(exchanged, b"recovery" + passing + recovery)


def _derive(secret: bytes, about: bytes) -> bytes:
    info = b"gatepost backup 1 " + about
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)


def _close(by: bytes, key: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(by).encrypt(nonce, key, None)


def _open(by: bytes, closed: str) -> bytes:
    raw = bytes.fromhex(closed)
    try:
        return AESGCM(by).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError) as error:
        raise NotOurs from error
