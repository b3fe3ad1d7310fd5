"""Secrets that live in the data directory, outside the database: made once, readable by the owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


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
    return _made_once(path, secrets.token_bytes(KEY_BYTES))


def secret_key(data_dir: Path) -> str:
    """Django's signing secret."""
    return secret_bytes(data_dir, "signing.key").hex()


def master_key_paths(data_dir: Path) -> tuple[Path, Path]:
    """Of the master key, and of the one that comes after it while it is being changed."""
    return data_dir / "keys" / "master.key", data_dir / "keys" / "master.next"


def master_keys(data_dir: Path) -> list[bytes]:
    """The one to wrap with first. The file that comes is read before the other, whose place it takes: one of them is always seen."""
    in_force, coming = master_key_paths(data_dir)
    return [key for key in map(_if_there, (coming, in_force)) if key is not None]


def master_key_to_wrap_with(data_dir: Path) -> bytes:
    """Made at first use. It wraps all data keys: without it nothing sealed can be read again, backups included."""
    return _if_there(master_key_paths(data_dir)[1]) or secret_bytes(data_dir, "master.key")


def _if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
