"""Builds the front end into the package, only when something changed.

python tools/build_web.py           packages, then gatepost/static/built
python tools/build_web.py --test    the tests of the front end
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap
from bootstrap import ROOT, CannotPrepare, say
from node import Node, find_node

WEB = ROOT / "web"
MODULES = WEB / "node_modules"
BUILT = ROOT / "gatepost" / "static" / "built"
_PACKAGES_STAMP = MODULES / ".gatepost-installed"
_BUILD_STAMP = ROOT / ".cache" / "web-built"
_NOT_SOURCES = frozenset({"node_modules", "dist", "test"})


def _digest(paths: list[Path], *extra: str) -> str:
    total = hashlib.sha256("\n".join(extra).encode())
    for path in paths:
        total.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def sources() -> list[Path]:
    """What the built files depend on."""
    found = (path for path in WEB.rglob("*") if not _NOT_SOURCES & set(path.relative_to(WEB).parts))
    return sorted(path for path in found if path.is_file())


def _is_current(stamp: Path, digest: str) -> bool:
    return stamp.exists() and stamp.read_text() == digest


@contextmanager
def _clock(text: str) -> Iterator[None]:
    """Says what goes on, and on a terminal for how long already."""
    done = threading.Event()
    since = time.monotonic()

    def tick() -> None:
        while not done.wait(0.5):
            print(f"\r  {text} … {time.monotonic() - since:.0f} s", end="", flush=True)

    ticking = threading.Thread(target=tick, daemon=True)
    if sys.stdout.isatty():
        ticking.start()
    else:
        say(text)
    try:
        yield
    finally:
        done.set()
        if sys.stdout.isatty():
            ticking.join()
            print(f"\r  {text} ({time.monotonic() - since:.0f} s)\033[K", flush=True)


def _run(command: list[str], node: Node, what: str) -> None:
    done = subprocess.run(
        command, check=False, cwd=WEB, env=node.env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        raise CannotPrepare(f"{what} failed:\n{done.stdout[-3000:].rstrip()}")


def install_packages(node: Node) -> None:
    lock = WEB / "package-lock.json"
    digest = _digest([lock, WEB / "package.json"], node.version.split(".")[0])
    if _is_current(_PACKAGES_STAMP, digest):
        return
    with _clock("Fetching the packages of the front end"):
        _run(node.npm("ci", "--no-audit", "--no-fund"), node, "npm ci")
    _PACKAGES_STAMP.write_text(digest)


def build() -> None:
    """Nothing happens when neither sources nor packages changed and the result is there."""
    digest = _digest(sources())
    if _is_current(_BUILD_STAMP, digest) and BUILT.exists():
        return
    node = find_node()
    install_packages(node)
    with _clock("Building the front end"):
        _run(node.npm("run", "build"), node, "Building the front end")
    _BUILD_STAMP.parent.mkdir(exist_ok=True)
    _BUILD_STAMP.write_text(digest)


def test() -> int:
    node = find_node()
    install_packages(node)
    return subprocess.run(node.npm("run", "test"), check=False, cwd=WEB, env=node.env).returncode


def main(arguments: list[str]) -> int:
    try:
        with bootstrap.one_at_a_time():
            if arguments == ["--test"]:
                return test()
            build()
    except CannotPrepare as error:
        print(error)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
