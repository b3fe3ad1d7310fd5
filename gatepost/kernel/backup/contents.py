"""What a backup holds besides the database: what it says about itself, the keys, and the files of the data folder."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gatepost.kernel.backup.envelope import Closed, Machine, NotOurs, Opener, close, open_closed
from gatepost.kernel.backup.recovery import PublicHalf
from gatepost.kernel.backup.sums import Sums
from gatepost.kernel.secrets import master_key_paths
from gatepost.kernel.whole_files import write_whole

MANIFEST, KEYS, DATABASE, FILES = "manifest.json", "keys", "database.dump", "files/"
_FOLDERS = ("files",)
"""Of the data folder; everything else there is made again."""
_NOT_KEPT = frozenset({"signing.key", "backup.key", "recovery.public", "lan.key", "lan.crt"})
"""A new machine has its own: sessions end, and its backups are closed anew. The authority that phones trust is kept."""
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    made_at: str
    version: str
    server: int
    steps: list[list[str]]
    """Migrations: module and name."""
    key_destroyed_at: str | None
    """Earlier backups still hold that key."""
    sums: Sums
    files: dict[str, str]
    """Their names in the data folder, and the digest of each."""

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self)).encode()


def read_manifest(content: bytes) -> Manifest:
    return Manifest(**json.loads(content))


def file_digests(data_dir: Path) -> dict[str, str]:
    return {str(path.relative_to(data_dir)): _digest(path) for path in _files(data_dir)}


def _files(data_dir: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted(path for path in (data_dir / folder).rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    return digest_of(blocks_of(path))


def digest_of(blocks: Iterator[bytes]) -> str:
    digest = sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()


def blocks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            yield block


def close_keys(data_dir: Path, *, recovery: PublicHalf, machine: Machine) -> bytes:
    """Closed once more inside the closed file: whoever takes a backup apart has no keys lying about."""
    found = {path.name: path for path in sorted((data_dir / "keys").iterdir()) if path.is_file()}
    kept = {name: path for name, path in found.items() if name not in _NOT_KEPT and not name.startswith(".")}
    plain = json.dumps({name: base64.b64encode(path.read_bytes()).decode() for name, path in kept.items()}).encode()
    key, nonce = secrets.token_bytes(32), secrets.token_bytes(12)
    content: dict[str, Any] = {
        "closed_to": close(key, recovery=recovery, machine=machine),
        "keys": (nonce + AESGCM(key).encrypt(nonce, plain, b"keys")).hex(),
    }
    return json.dumps(content).encode()


def open_keys(content: bytes, opener: Opener) -> dict[str, bytes]:
    """Raises NotOurs."""
    parsed = json.loads(content)
    closed_to: Closed = parsed["closed_to"]
    raw = bytes.fromhex(parsed["keys"])
    try:
        plain = AESGCM(open_closed(closed_to, opener)).decrypt(raw[:12], raw[12:], b"keys")
    except InvalidTag as error:
        raise NotOurs from error
    return {name: base64.b64decode(key) for name, key in json.loads(plain).items()}


def put_keys(data_dir: Path, keys: dict[str, bytes]) -> None:
    """A key that another post left in this folder is put aside, not destroyed."""
    coming = master_key_paths(data_dir)[1]
    if coming.name not in keys and coming.exists():
        _put_aside(coming)
    for name, key in keys.items():
        path = data_dir / "keys" / Path(name).name
        if path.exists() and path.read_bytes() != key:
            _put_aside(path)
        write_whole(path, key)


def _put_aside(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.before-{int(path.stat().st_mtime)}"))


def take_file(data_dir: Path) -> Callable[[str, Iterator[bytes]], None]:
    """Puts files where they were. One that is there is the same: their names tell their contents."""

    def take(name: str, content: Iterator[bytes]) -> None:
        path = (data_dir / name).resolve()
        if not path.is_relative_to(data_dir.resolve() / FILES) or path.exists():
            return
        write_whole(path, b"".join(content))

    return take
