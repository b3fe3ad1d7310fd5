"""Whatever names a person is declared, so that a merge cannot forget it."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from gatepost.people.merging.references import all_references
from gatepost.people.models import Person

NOT_MOVED = {
    "kernel.AuditLine.subject_id": "is never changed: it tells what was done to the record of that day",
    "kernel.SearchEntry.subject_id": "is written anew for who stays, and dropped for who goes",
}
"""Columns that may hold the identifier of a person and stay as they are, with why."""


def named_persons() -> Iterator[str]:
    """Foreign keys to a person, and bare identifiers whose name says so."""
    for config in apps.get_app_configs():
        for model in config.get_models() if config.name.startswith("gatepost.") else ():
            for field in model._meta.concrete_fields:
                is_key = isinstance(field, models.ForeignKey) and field.related_model is Person
                is_named = field.attname.endswith(("person_id", "subject_id", "keeper_id", "holder_id"))
                if is_key or is_named:
                    yield f"{model._meta.label}.{field.attname}"


def test_every_column_that_names_a_person_is_declared() -> None:
    declared = {reference.name for reference in all_references()}
    assert set(named_persons()) == declared | set(NOT_MOVED)


def test_no_column_is_declared_twice() -> None:
    names = [reference.name for reference in all_references()]
    assert sorted(set(names)) == sorted(names)


def test_a_row_is_known_again_by_columns_that_a_merge_does_not_change() -> None:
    assert [reference.name for reference in all_references() if reference.column in reference.key] == []


def test_passes_are_walked_first_so_that_guards_wait_there() -> None:
    assert all_references()[0].name == "gate.Pass.person_id"


def test_only_what_is_worked_out_anew_is_dropped() -> None:
    dropped = [reference.name for reference in all_references() if reference.is_worked_out]
    assert dropped == ["people.AlikePair.person_id", "people.AlikePair.other_id"]
