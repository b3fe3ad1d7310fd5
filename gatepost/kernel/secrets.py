"""Secrets that live in the data directory, outside the database: made once, readable by the owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_KEY_BYTES = 32


def _made_once(path: Path, make: bytes) -> bytes:
    """Writes beside and links into place, so that two processes starting at once agree on one secret."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(make)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        draft.unlink()
    return make


def secret_bytes(data_dir: Path, name: str) -> bytes:
    """The 32-byte secret of that name, made at first use."""
    path = data_dir / "keys" / name
    if path.exists():
        return path.read_bytes()
    return _made_once(path, secrets.token_bytes(_KEY_BYTES))


def secret_key(data_dir: Path) -> str:
    """Django's signing secret."""
    return secret_bytes(data_dir, "signing.key").hex()


def master_key(data_dir: Path) -> bytes:
    """The key that wraps all data keys. Without it nothing sealed can be read again, backups included."""
    return secret_bytes(data_dir, "master.key")
