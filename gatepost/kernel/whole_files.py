"""Files that are there whole or not at all, also when the power fails."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Replaces what was there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            settle(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    settle_folder(path.parent)


def settle(descriptor: int) -> None:
    """Returns once the disk has it."""
    os.fsync(descriptor)


def settle_folder(folder: Path) -> None:
    """So that a name that was given stays given."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        # Some network folders and memory sticks cannot; the file itself is settled.
        return
    finally:
        os.close(descriptor)
