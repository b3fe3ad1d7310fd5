"""What was merged into a record, and what stands against merging two."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from gatepost.people.identity_papers import PaperKind
from gatepost.people.merging.comparing import LASTING
from gatepost.people.models import Person, PersonMerge


def merges_of(person: Person) -> QuerySet[PersonMerge]:
    """Newest first, also those that were taken back."""
    return PersonMerge.objects.filter(station_id=person.station_id, kept=person)


def kept_instead_of(station_id: UUID, gone_id: UUID) -> UUID | None:
    """Whose record took in the one that an old address names. Later merges have moved the line along."""
    rows = PersonMerge.objects.filter(station_id=station_id, gone_id=gone_id, undone_at=None)
    return rows.values_list("kept_id", flat=True).first()


def was_merged_on(merge: PersonMerge) -> bool:
    """Something was merged into the same record later, or that record into another: the later one is taken back first."""
    later = PersonMerge.objects.filter(station_id=merge.station_id, kept=merge.kept_id, undone_at=None)
    return later.filter(pk__gt=merge.pk).exists()


def have_two_numbers(one: Person, other: Person) -> bool:
    """Of a paper of which a person has one for life."""
    both = one.paper_blind is not None and other.paper_blind is not None
    return both and one.paper_kind == other.paper_kind and PaperKind(one.paper_kind) in LASTING


def which_stays(one: Person, other: Person) -> tuple[Person, Person]:
    """Of two records the one with a number stays, else the older one: its values are offered first."""
    older, newer = sorted((one, other), key=lambda row: (row.paper_blind is None, row.created_at, row.pk))
    return older, newer
