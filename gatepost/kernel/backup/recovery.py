"""The recovery key: made once, printed, and kept nowhere. The machine keeps its public half, to which every backup is closed."""

from __future__ import annotations

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.whole_files import write_whole

GROUPS, GROUP_LENGTH = 8, 4
_SEED_BYTES, _CHECK_BYTES = 18, 2
_RFC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PRINTED = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters that look like digits; whoever types them all the same is understood."""
_TO_PRINTED = str.maketrans(_RFC, _PRINTED)
_FROM_PRINTED = str.maketrans(_PRINTED, _RFC)
_MEANT = str.maketrans("OIL", "011")
CONFIRMED_GROUPS = (3, 8)
"""What is typed back from the sheet, to show that there is one."""


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    seed: bytes

    @property
    def text(self) -> str:
        """As it is printed: 7K2M-..., eight groups, the last of which also catches slips."""
        code = base64.b32encode(self.seed + _check(self.seed)).decode().translate(_TO_PRINTED)
        return "-".join(code[n : n + GROUP_LENGTH] for n in range(0, len(code), GROUP_LENGTH))

    @property
    def groups(self) -> list[str]:
        return self.text.split("-")

    @property
    def private(self) -> X25519PrivateKey:
        derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"gatepost recovery 1").derive(self.seed)
        return X25519PrivateKey.from_private_bytes(derived)

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def is_confirmed_by(self, typed: str, asked: tuple[int, ...] = CONFIRMED_GROUPS) -> bool:
        """By the groups of these numbers, counted from one, in their order."""
        return understood(typed) == "".join(self.groups[number - 1] for number in asked)


@dataclass(frozen=True, slots=True)
class PublicHalf:
    raw: bytes
    made_at: datetime

    @property
    def mark(self) -> str:
        return mark_of(self.raw)

    @property
    def public(self) -> X25519PublicKey:
        return X25519PublicKey.from_public_bytes(self.raw)


def mark_of(public: bytes) -> str:
    """Eight characters, printed on the sheet and shown on the desk: which sheet belongs to which backup."""
    digits = sha256(public).hexdigest()[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def new_recovery_key() -> RecoveryKey:
    return RecoveryKey(secrets.token_bytes(_SEED_BYTES))


def _check(seed: bytes) -> bytes:
    return sha256(b"gatepost" + seed).digest()[:_CHECK_BYTES]


def understood(typed: str) -> str:
    """As it is printed, whatever stands between the groups and however the letters were typed."""
    letters = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in letters if letter.isalnum()).translate(_MEANT)


def read_recovery_key(typed: str) -> RecoveryKey:
    """Raises BackupRefused: MISTYPED."""
    try:
        code = base64.b32decode(understood(typed).translate(_FROM_PRINTED))
    except (ValueError, UnicodeError) as error:
        raise BackupRefused(BackupProblem.MISTYPED) from error
    seed, check = code[:_SEED_BYTES], code[_SEED_BYTES:]
    if len(seed) != _SEED_BYTES or check != _check(seed):
        raise BackupRefused(BackupProblem.MISTYPED)
    return RecoveryKey(seed)


def _path(data_dir: Path) -> Path:
    return data_dir / "keys" / "recovery.public"


def keep_public_half(data_dir: Path, public: bytes) -> None:
    """From now on backups are closed to this key. Earlier ones stay with the sheet of their day."""
    content = {"public": public.hex(), "made_at": datetime.now(UTC).isoformat()}
    write_whole(_path(data_dir), json.dumps(content).encode())


def public_half(data_dir: Path) -> PublicHalf | None:
    try:
        content = json.loads(_path(data_dir).read_bytes())
    except FileNotFoundError:
        return None
    return PublicHalf(bytes.fromhex(content["public"]), datetime.fromisoformat(content["made_at"]))
