"""Between showing a recovery key and hearing a part of it back. Nothing but the page holds it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.recovery import CONFIRMED_GROUPS, RecoveryKey, mark_of, understood

_SALT = "gatepost.kernel.backup.confirming"
_CONFIRMED = f"{_SALT}.confirmed"
_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class ShownKey:
    """What may be known of a key that was shown: its public half."""

    public: bytes

    @property
    def mark(self) -> str:
        return mark_of(self.public)


def token_of(key: RecoveryKey) -> str:
    """For a hidden field: it proves which key was shown, and tells nobody what it is."""
    typed = "".join(key.groups[number - 1] for number in CONFIRMED_GROUPS)
    return signing.dumps({"public": key.public.hex(), "part": _digest(typed)}, salt=_SALT)


def shown_by(token: str) -> ShownKey:
    """Raises BackupRefused: NOT_SHOWN."""
    return ShownKey(bytes.fromhex(_read(token)["public"]))


def confirm(token: str, typed: str) -> ShownKey:
    """Raises BackupRefused: NOT_SHOWN, NOT_CONFIRMED."""
    if not constant_time_compare(_read(token)["part"], _digest(understood(typed))):
        raise BackupRefused(BackupProblem.NOT_CONFIRMED)
    return shown_by(token)


def confirmed_token(key: ShownKey) -> str:
    """For a later step: this key was shown and heard back."""
    return signing.dumps(key.public.hex(), salt=_CONFIRMED)


def public_of(token: str) -> bytes:
    """Raises BackupRefused: NOT_SHOWN."""
    try:
        return bytes.fromhex(signing.loads(token, salt=_CONFIRMED, max_age=_SECONDS))
    except signing.BadSignature as error:
        raise BackupRefused(BackupProblem.NOT_SHOWN) from error


def _digest(part: str) -> str:
    return salted_hmac(_SALT, part, algorithm="sha256").hexdigest()


def _read(token: str) -> dict[str, str]:
    try:
        content: dict[str, str] = signing.loads(token, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature as error:
        raise BackupRefused(BackupProblem.NOT_SHOWN) from error
    return content
