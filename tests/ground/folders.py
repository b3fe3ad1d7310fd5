"""Folders that all workers of a run share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def finished_folder() -> Path:
    """The data folder of a post that is set up: short, because the path of a unix socket must be."""
    return Path("/tmp") / f"gp-{os.environ['GATEPOST_TEST_RUN']}-finished"


def take_shared_folders_away() -> None:
    finished_folder().with_suffix(".lock").unlink(missing_ok=True)
    shutil.rmtree(finished_folder(), ignore_errors=True)
