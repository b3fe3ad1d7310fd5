"""What is kept of one person, in plain words, for that person: each module tells its own part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.wiring import providers
from gatepost.people.models import Person
from gatepost.people.sealing import paper_of, phone_of


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Where it stands, what it is, what is written there."""

    part: str
    label: str
    value: str


class PersonCopyPort:
    """Answered by modules that keep something of a person; see config/wiring.py."""


def copy_of(person: Person) -> list[CopyLine]:
    """In full: it is handed to whom it tells of."""
    others = (line for provider in providers(PersonCopyPort) for line in provider(person))
    return [*_register(person), *_jobs(person), *_standings(person), *others]


def in_words(at: datetime) -> str:
    return date_format(clock.local(at), _("j F Y, H:i"))


def day_in_words(day: Any) -> str:
    return date_format(day, _("j F Y")) if day else ""


def _register(person: Person) -> Iterator[CopyLine]:
    part = _("Register")
    door = person.household.door if person.household else None
    told = [
        (_("Name"), person.name),
        (_("Sex"), str(person.get_sex_display() or "")),
        (_("Born on"), day_in_words(person.born_on)),
        (_("Paper"), str(person.get_paper_kind_display())),
        (_("Number of the paper"), paper_of(person)),
        (_("Phone"), phone_of(person)),
        (_("Door"), door.spoken if door else ""),
        (_("registered"), in_words(person.created_at)),
        (_("moved out"), day_in_words(person.left_on)),
    ]
    return (CopyLine(part, label, value) for label, value in told if value)


def _jobs(person: Person) -> Iterator[CopyLine]:
    for job in person.employments.select_related("enterprise").order_by("from_on"):
        days = f"{day_in_words(job.from_on)} – {day_in_words(job.until_on)}"
        yield CopyLine(_("Work"), f"{job.enterprise.name} {job.title}".strip(), days)


def _standings(person: Person) -> Iterator[CopyLine]:
    for step in person.political_history.order_by("from_on"):
        days = f"{day_in_words(step.from_on)} – {day_in_words(step.until_on)}"
        yield CopyLine(_("Political standing"), str(step.get_standing_display()), days)
