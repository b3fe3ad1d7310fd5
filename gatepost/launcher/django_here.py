"""Django within the launcher itself, as the account that owns the tables and in the language of the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatepost.launcher.commands import settled_env
from gatepost.launcher.words import speaks_chinese


@contextmanager
def django_here(data_dir: Path) -> Iterator[None]:
    """Raises EnvironmentMistake."""
    os.environ.update(settled_env(data_dir), GATEPOST_DB_ROLE="owner")
    import django  # noqa: PLC0415  (slow, and few commands need it)
    from django.utils import translation  # noqa: PLC0415

    django.setup()
    with translation.override("zh-hans" if speaks_chinese(os.environ) else "en"):
        yield
