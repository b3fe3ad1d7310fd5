"""What a merge does to rows, written down step by step as it is done: what is not in here cannot be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from gatepost.kernel.access import Actor
from gatepost.people.merging.references import PersonReference
from gatepost.people.models import MergedHow, MergedRow, PersonMerge

Told = dict[str, Any]


@dataclass(slots=True)
class Merging:
    """One merge on its way: who stays, who goes, and what was done so far."""

    merge: PersonMerge
    kept_id: UUID
    gone_id: UUID
    by: Actor
    at: datetime
    reference: PersonReference | None = None
    """Whose rows are being settled."""
    steps: list[MergedRow] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)

    def rows(self) -> tuple[list[Any], list[Any]]:
        """Of the reference: those of who stays, those of who goes. Locked until the end."""
        here = self._reference()
        kept, gone = (list(here.rows(person).select_for_update()) for person in (self.kept_id, self.gone_id))
        return kept, gone

    def change(self, row: Model, **values: Any) -> None:
        before = told_of(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        type(row)._default_manager.filter(**_key_of(row)).update(**values)  # noqa: SLF001
        self._note(MergedHow.CHANGED, _reference_of(row, self), _json_key(row), before, told_of(row, values))

    def remove(self, row: Model) -> None:
        names = [one.attname for one in row._meta.concrete_fields]  # noqa: SLF001
        here = self._reference()
        self._note(MergedHow.REMOVED, here.name, _json_key(row), told_of(row, names), {})
        self.removed[here.name] += 1
        type(row)._default_manager.filter(**_key_of(row)).delete()  # noqa: SLF001

    def moved(self, keys: Iterable[tuple[Any, ...]]) -> None:
        here = self._reference()
        for key in keys:
            self._note(MergedHow.MOVED, here.name, plain_values(dict(zip(here.key, key, strict=True))), {}, {})

    def save(self) -> None:
        MergedRow.objects.bulk_create(self.steps, batch_size=1000)

    def _reference(self) -> PersonReference:
        assert self.reference is not None  # noqa: S101  (only a walk settles)
        return self.reference

    def _note(self, how: MergedHow, reference: str, key: Told, before: Told, after: Told) -> None:
        self.steps.append(
            MergedRow(
                station_id=self.merge.station_id,
                merge=self.merge,
                step=len(self.steps),
                how=how,
                reference=reference,
                key=key,
                before=before,
                after=after,
            )
        )


def told_of(row: Model, names: Iterable[str]) -> Told:
    return plain_values({name: getattr(row, name) for name in names})


def plain_values(values: Told) -> Told:
    """As JSON would give them back, so that what is compared later is of one kind."""
    return {name: _plain(value) for name, value in values.items()}


def read_values(model: type[Model], told: Told) -> Told:
    """As the columns take them."""
    fields = {one.attname: one for one in model._meta.concrete_fields}  # noqa: SLF001
    return {name: fields[name].to_python(value) if value is not None else None for name, value in told.items()}


def _plain(value: Any) -> Any:
    """To the microsecond, unlike Django's own encoder: what comes back is what was there. A sealed value is in no such row."""
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _key_of(row: Any) -> Told:
    """A key of several columns names its fields."""
    pk = row._meta.pk  # noqa: SLF001
    names = getattr(pk, "field_names", (pk.name,))
    return {name: getattr(row, name) for name in (row._meta.get_field(name).attname for name in names)}  # noqa: SLF001


def _json_key(row: Model) -> Told:
    return plain_values(_key_of(row))


def _reference_of(row: Model, merging: Merging) -> str:
    """What is changed beside a reference, such as a household that becomes empty, is named by its table."""
    here = merging.reference
    return here.name if here and isinstance(row, here.model) else row._meta.label  # noqa: SLF001
