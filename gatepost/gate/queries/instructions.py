"""Instructions of leaders: which hold, who still has to say that they know them, and who has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gatepost.gate.models import Instruction, InstructionSeen
from gatepost.kernel.access import Role
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.queries.staff import holding_on
from gatepost.places.queries import organisations_above

AT_THE_POST = (Role.SHIFT_WORKER, Role.VOLUNTEER)
"""Whose work is the shift. Leads and deputies give instructions."""


@dataclass(frozen=True, slots=True)
class InstructionLine:
    row: Instruction
    author: str
    seen: int
    """Of those who were expected."""
    expected: int


@dataclass(frozen=True, slots=True)
class SeenLine:
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Who has said so and who has not yet, of those expected; and who else has."""

    expected: int
    seen: Sequence[SeenLine]
    missing: Sequence[str]
    others: Sequence[SeenLine]


def colleagues_at_posts(station_id: UUID, day: date) -> list[UUID]:
    """Everybody who works shifts of the station on that day and can sign in."""
    held = StaffRole.objects.filter(
        holding_on(day), role__in=AT_THE_POST, organisation_id__in=organisations_above(station_id)
    )
    active = StaffAccount.objects.filter(is_active=True, pk__in=held.values("account_id"))
    return list(active.order_by("id").values_list("id", flat=True))


def instructions_in_force(station_id: UUID, at: datetime) -> QuerySet[Instruction]:
    return Instruction.objects.filter(_holding(at), station_id=station_id)


def _holding(at: datetime) -> Q:
    return Q(since__lte=at, withdrawn_at=None) & (Q(until_at=None) | Q(until_at__gt=at))


def holds(row: Instruction, at: datetime) -> bool:
    return row.withdrawn_at is None and (row.until_at is None or row.until_at > at)


def at_post(rows: QuerySet[Instruction], post_id: UUID) -> QuerySet[Instruction]:
    """Those of the post, and those of all posts."""
    return rows.filter(Q(post_id=None) | Q(post_id=post_id))


def not_acknowledged(station_id: UUID, staff_id: UUID, at: datetime) -> QuerySet[Instruction]:
    """What somebody still has to say that they know, the oldest first. Nobody is asked about their own words."""
    rows = instructions_in_force(station_id, at).exclude(written_by=staff_id)
    seen = InstructionSeen.objects.filter(station_id=station_id, staff_id=staff_id)
    return rows.exclude(pk__in=seen.values("instruction_id")).select_related("post").order_by("since", "id")


def asked_at_post(station_id: UUID, staff_id: UUID, at: datetime, post_id: UUID) -> list[InstructionLine]:
    return lines_of(list(at_post(not_acknowledged(station_id, staff_id, at), post_id)))


def lines_of(rows: Sequence[Instruction]) -> list[InstructionLine]:
    """Two statements for any number of rows, none for none."""
    if not rows:
        return []
    names = names_of({row.written_by for row in rows})
    said: dict[UUID, set[UUID]] = {}
    seen = InstructionSeen.objects.filter(station_id=rows[0].station_id, instruction_id__in=[row.id for row in rows])
    for instruction_id, staff_id in seen.order_by().values_list("instruction_id", "staff_id"):
        said.setdefault(instruction_id, set()).add(staff_id)
    return [
        InstructionLine(
            row, names.get(row.written_by, ""), len(said.get(row.id, set()) & set(row.expected)), len(row.expected)
        )
        for row in rows
    ]


def acknowledged(row: Instruction) -> Acknowledged:
    """For whoever wrote it, and for the other leads."""
    seen = dict(row.seen.values_list("staff_id", "seen_at"))
    names = names_of({*row.expected, *seen})
    said = [(key, SeenLine(names.get(key, ""), at)) for key, at in seen.items()]
    expected = set(row.expected)
    return Acknowledged(
        expected=len(expected),
        seen=[line for key, line in said if key in expected],
        missing=sorted(names.get(key, "") for key in expected - set(seen)),
        others=[line for key, line in said if key not in expected],
    )


def names_of(staff_ids: set[UUID]) -> dict[UUID, str]:
    return dict(StaffAccount.objects.filter(pk__in=staff_ids).values_list("id", "name"))
