"""Nothing that is sealed is unknown to the change of keys."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps
from django.db import models

from gatepost.kernel.keys.declaring import sealed_tables
from tests.kernel.keys.kept import Kept

PACKAGE = Path(__file__).resolve().parents[3] / "gatepost"
NOT_SEALED = {
    "gate_passage.digest": "of what a device sent",
    "gate_signingkey.kid": "the name of a key",
    "gate_signingkey.public": "given to anybody",
    "kernel_datakey.wrapped": "a key itself: the master key's",
    "sync_device.token_digest": "of a token",
}
"""Columns of bytes that no key of a station has sealed, and what they are."""
_CONTEXT = re.compile(r'f"([a-z]+\.[a-z_.{}]+):\{')


def columns_of_bytes() -> set[str]:
    found = [
        (model, field)
        for config in apps.get_app_configs()
        if config.name.startswith("gatepost.")
        for model in config.get_models()
        for field in model._meta.concrete_fields
    ]
    return {f"{model._meta.db_table}.{field.column}" for model, field in found if isinstance(field, models.BinaryField)}


def declared() -> set[str]:
    sealed = {f"{table.name}.{column.name}" for table in sealed_tables() for column in table.columns}
    return sealed | {f"{table.name}.{blind.column}" for table in sealed_tables() for _column, blind in table.found}


def test_every_column_of_bytes_is_declared_as_sealed_or_told_what_it_is() -> None:
    assert columns_of_bytes() == declared() | NOT_SEALED.keys()


def test_what_is_not_sealed_is_not_declared() -> None:
    assert declared() & NOT_SEALED.keys() == set()


def test_every_context_that_the_code_seals_in_is_declared_for_one_column() -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if {"demo", "locale"}.isdisjoint(path.parts)]
    told = {one for path in sources for one in _CONTEXT.findall(path.read_text(encoding="utf-8"))}
    contexts = sorted(column.context for table in sealed_tables() for column in table.columns)
    patterns = [re.sub(r"\\\{\w+\\\}", "[a-z]+", re.escape(one)) for one in sorted(told)]
    assert [one for one in contexts if not any(re.fullmatch(pattern, one) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, one) for one in contexts)] == []
    assert len(contexts) == len(set(contexts))


def test_these_tests_have_something_in_every_sealed_column(kept: Kept) -> None:
    sealed = {f"{table.name}.{column.name}" for table in sealed_tables() for column in table.columns}
    assert kept.readers.keys() == sealed
    assert [name for name, value in kept.read().items() if not value] == []
