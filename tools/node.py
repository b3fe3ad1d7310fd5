"""Node for building the front end: the machine's own, else the one that a Python package carries."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bootstrap

OLDEST = (20, 19)


@dataclass(frozen=True)
class Node:
    folder: Path
    """Holds `node` and `npm`."""
    version: str

    @property
    def env(self) -> dict[str, str]:
        """npm starts scripts that look for `node` on the path."""
        return {**os.environ, "PATH": f"{self.folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}

    def npm(self, *arguments: str) -> list[str]:
        return [str(self.folder / "npm"), *arguments]


def is_new_enough(version: str) -> bool:
    found = re.match(r"v(\d+)\.(\d+)", version)
    return bool(found) and (int(found[1]), int(found[2])) >= OLDEST


def _version(node: Path) -> str:
    try:
        return subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _node_in(folder: Path) -> Node | None:
    if not (folder / "node").exists() or not (folder / "npm").exists():
        return None
    version = _version(folder / "node")
    return Node(folder, version) if is_new_enough(version) else None


def find_node() -> Node:
    """Installs the one from requirements-node.lock when the machine has none that is new enough."""
    on_path = shutil.which("node")
    found = _node_in(Path(on_path).parent) if on_path else None
    if found:
        return found
    own = bootstrap.VENV / "bin"
    bootstrap.install("node")
    found = _node_in(own)
    if not found:
        raise bootstrap.CannotPrepare(
            "Node does not run on this machine. Install Node 20.19 or newer, then start again."
        )
    return found
