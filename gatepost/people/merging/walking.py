"""All rows of one record become rows of another, and come back: counted before and after, or nothing happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, Q

from gatepost.people.merging.journal import Merging, Told, plain_values, read_values, told_of
from gatepost.people.merging.references import PersonReference, all_references, reference_named
from gatepost.people.models import MergedHow, MergedRow, PersonMerge

_AT_ONCE = 500


class MergeBroken(Exception):
    """A row did not follow: the whole merge is rolled back. `counts` say which table, and how many."""

    def __init__(self, reference: str, before: int, after: int) -> None:
        self.counts = (reference, before, after)
        super().__init__(f"{reference}: {before} rows before, {after} after")


def move_all(merging: Merging) -> dict[str, int]:
    """How many rows followed, by reference. Raises MergeBroken, CannotFollow."""
    followed = {reference.name: _move(reference, merging) for reference in all_references()}
    return {name: count for name, count in followed.items() if count}


def rows_of(person_id: UUID) -> list[tuple[PersonReference, int]]:
    """What hangs on a record, for a page: the references that have rows."""
    found = [(reference, reference.rows(person_id).count()) for reference in all_references()]
    return [(reference, count) for reference, count in found if count and not reference.is_worked_out]


def _move(reference: PersonReference, merging: Merging) -> int:
    if reference.is_worked_out:
        reference.rows(merging.gone_id).delete()
        return 0
    merging.reference = reference
    before = _count(reference, merging.gone_id) + _count(reference, merging.kept_id)
    if reference.settle:
        reference.settle(merging)
    rows = reference.rows(merging.gone_id)
    keys = list(rows.select_for_update().values_list(*reference.key))
    rows.order_by().update(**{reference.column: merging.kept_id})
    expected = before - merging.removed[reference.name]
    there = _count(reference, merging.kept_id)
    if there != expected or _count(reference, merging.gone_id):
        raise MergeBroken(reference.name, expected, there)
    merging.moved(keys)
    return len(keys)


def _count(reference: PersonReference, person_id: UUID) -> int:
    return reference.rows(person_id).count()


def take_back(merge: PersonMerge) -> Counter[str]:
    """The last step first. What has changed since stays as it is, and is counted by reference."""
    left: Counter[str] = Counter()
    steps = merge.rows.order_by("-step")
    for (how, name), rows in groupby(steps, key=lambda row: (row.how, row.reference)):
        if how == MergedHow.MOVED:
            left[name] += _move_back(reference_named(name), list(rows), merge)
        else:
            left[name] += sum(not _put_back(row, MergedHow(how)) for row in rows)
    return +left


def _move_back(reference: PersonReference, rows: list[MergedRow], merge: PersonMerge) -> int:
    back = 0
    for keys in _in_parts(rows):
        these = reference.model._default_manager.filter(keys, **{reference.column: merge.kept_id})  # noqa: SLF001
        back += these.update(**{reference.column: merge.gone_id})
    return len(rows) - back


def _in_parts(rows: list[MergedRow]) -> Iterator[Q]:
    for start in range(0, len(rows), _AT_ONCE):
        yield _any_of(row.key for row in rows[start : start + _AT_ONCE])


def _any_of(keys: Iterable[Told]) -> Q:
    """One name: a list of values; several: each row by all of its names."""
    told = list(keys)
    names = list(told[0])
    if len(names) == 1:
        return Q(**{f"{names[0]}__in": [key[names[0]] for key in told]})
    wanted = Q()
    for key in told:
        wanted |= Q(**key)
    return wanted


def _put_back(step: MergedRow, how: MergedHow) -> bool:
    """False when the row is another one by now, or has no place any more."""
    model = _model_of(step.reference)
    try:
        with transaction.atomic():
            return _change_back(model, step) if how is MergedHow.CHANGED else _insert(model, step)
    except IntegrityError:
        return False


def _change_back(model: type[Model], step: MergedRow) -> bool:
    row: Any = model._default_manager.select_for_update().filter(**step.key).first()  # noqa: SLF001
    if row is None or told_of(row, step.after) != plain_values(step.after):
        return False
    return bool(model._default_manager.filter(**step.key).update(**read_values(model, step.before)))  # noqa: SLF001


def _insert(model: type[Model], step: MergedRow) -> bool:
    model(**read_values(model, step.before)).save(force_insert=True)
    connection.check_constraints()  # whom it names may have gone since; else the commit would find out
    return True


def _model_of(reference: str) -> type[Model]:
    """people.Household, or gate.Pass.person_id."""
    app, name, *_column = reference.split(".")
    return apps.get_model(app, name)
