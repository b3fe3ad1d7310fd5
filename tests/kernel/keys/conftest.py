"""A data folder of the test's own, so that no other test loses its master key, and a post with something in every sealed column."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from gatepost.kernel.secrets import master_key_to_wrap_with
from tests.cast import Cast
from tests.kernel.keys.kept import Kept, forget, keep_everything


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Iterator[Path]:
    """With the keys of this process: what it sealed before opens."""
    master_key_to_wrap_with(settings.DATA_DIR)
    shutil.copytree(settings.DATA_DIR / "keys", tmp_path / "keys")
    settings.DATA_DIR = tmp_path
    forget()
    with translation.override("en"):
        yield tmp_path
    forget()


@pytest.fixture
def kept(cast: Cast) -> Kept:
    return keep_everything(cast)


@pytest.fixture
def committed(committed_cast: Cast) -> Kept:
    """For those who come from connections of their own."""
    return keep_everything(committed_cast)
