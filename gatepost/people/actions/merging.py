"""Two records of one person become one, and two again: all of it or nothing, counted, and written down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import Actor
from gatepost.people import findable
from gatepost.people.access import may_edit_persons
from gatepost.people.identity_papers import PaperKind, check_paper
from gatepost.people.import_turns import keep_imports_waiting
from gatepost.people.merging.journal import Merging
from gatepost.people.merging.suggesting import look_for_same_as, note_different
from gatepost.people.merging.values import (
    COLUMNS,
    MergeField,
    columns_of,
    look_of,
    records_of,
    seal_records,
    values_of,
    write_values,
)
from gatepost.people.merging.walking import move_all, take_back
from gatepost.people.models import DifferentPersons, Household, Person, PersonMerge, between
from gatepost.people.queries.merging import have_two_numbers, was_merged_on
from gatepost.people.refusals import PeopleRefused


@transaction.atomic
def merge_persons(
    *, kept_id: UUID, gone_id: UUID, take: Collection[MergeField] = (), seen: str, by: Actor, at: datetime
) -> PersonMerge:
    """What is told of `gone` under `take` stays instead of what `kept` says. `seen` is the look of both that was decided on.

    Raises PeopleRefused: same_record, merged_already, changed_since, said_different, two_numbers, import_running; CannotFollow;
    and MergeBroken where a row did not follow.
    """
    station_id = may_edit_persons(by)
    key_id = vault.held_station_key(station_id)
    kept, gone = _both(station_id, kept_id, gone_id)
    _check(kept, gone, seen)
    merge = PersonMerge(station_id=station_id, kept=kept, gone_id=gone.id, merged_at=at, merged_by=by.staff_id)
    records = {"gone": values_of(gone), "before": values_of(kept)}
    homes = {row.household_id for row in (kept, gone) if row.household_id}
    write_values(kept, records["gone"], columns_of(take), key_id)
    _follow_paper(kept, at)
    seal_records(merge, records | {"after": values_of(kept)}, key_id)
    merge.save(force_insert=True)
    merging = Merging(merge=merge, kept_id=kept.id, gone_id=gone.id, by=by, at=at)
    merge.counts = move_all(merging)
    Person.objects.filter(station_id=station_id, pk=gone.id).delete()
    kept.save(force_update=True)
    _close_empty(homes - {kept.household_id}, merging)
    merging.save()
    merge.save(update_fields=["counts"])
    findable.drop_person(station_id, gone.id)
    _put_findable(kept, key_id)
    look_for_same_as(kept, at)
    audit.record(
        by=by,
        at=at,
        action="people.merge_persons",
        subject_kind="person",
        subject_id=kept.id,
        gone=str(gone.id),
        followed=sum(merge.counts.values()),
    )
    return merge


@transaction.atomic
def undo_merge(*, merge_id: UUID, by: Actor, at: datetime) -> PersonMerge:
    """Two records again, as far as nothing has changed since; they are not suggested any more.

    Raises PeopleRefused: merge_undone, merged_on, paper_taken, import_running.
    """
    station_id = may_edit_persons(by)
    key_id = vault.held_station_key(station_id)
    _keep_imports_waiting(station_id)
    merge = PersonMerge.objects.select_for_update().get(station_id=station_id, pk=merge_id)
    if merge.undone_at:
        raise PeopleRefused("merge_undone")
    if was_merged_on(merge):
        raise PeopleRefused("merged_on")
    kept = Person.objects.select_for_update(of=("self",)).get(station_id=station_id, pk=merge.kept_id)
    gone, kept_left = _separate(merge, kept, key_id)
    left = take_back(merge)
    left.update({"people.Person": kept_left} if kept_left else {})
    merge.undone_at, merge.undone_by, merge.left = at, by.staff_id, dict(left)
    merge.save(update_fields=["undone_at", "undone_by", "left"])
    note_different(kept, gone, by=by, at=at)
    for row in (kept, gone):
        _put_findable(row, key_id)
        look_for_same_as(row, at)
    audit.record(by=by, at=at, action="people.undo_merge", subject_kind="person", subject_id=kept.id, gone=str(gone.id))
    return merge


def _keep_imports_waiting(station_id: UUID) -> None:
    if not keep_imports_waiting(station_id):
        raise PeopleRefused("import_running")


def _both(station_id: UUID, kept_id: UUID, gone_id: UUID) -> tuple[Person, Person]:
    """Always locked in one order, so that two who merge the same pair come one after the other; the later one is told."""
    if kept_id == gone_id:
        raise PeopleRefused("same_record")
    _keep_imports_waiting(station_id)
    rows = Person.objects.select_for_update().filter(station_id=station_id, pk__in=(kept_id, gone_id)).order_by("pk")
    found = {row.id: row for row in rows}
    if len(found) < 2:
        raise PeopleRefused("merged_already")
    return found[kept_id], found[gone_id]


def _check(kept: Person, gone: Person, seen: str) -> None:
    if look_of(kept, gone) != seen:
        raise PeopleRefused("changed_since")
    if DifferentPersons.objects.filter(between(kept.id, gone.id), station_id=kept.station_id).exists():
        raise PeopleRefused("said_different")
    if have_two_numbers(kept, gone):
        raise PeopleRefused("two_numbers")


def _follow_paper(kept: Person, at: datetime) -> None:
    """What the paper tells of birth and sex goes before what was chosen."""
    paper = values_of(kept)["paper"]
    told = check_paper(PaperKind(kept.paper_kind), paper, today=clock.local(at).date()).identity if paper else None
    if told:
        kept.born_on, kept.sex = told.born_on, told.sex


def _close_empty(homes: set[UUID], merging: Merging) -> None:
    """Nobody lives there any more: the one who was recorded there is the one who lives elsewhere."""
    merging.reference = None
    day = clock.local(merging.at).date()
    rows = Household.objects.select_for_update().filter(pk__in=homes, until_on=None).order_by("pk")
    for household in rows:
        if not Person.objects.filter(household=household, left_on=None).exists():
            merging.change(household, until_on=max(household.from_on, day))


def _separate(merge: PersonMerge, kept: Person, key_id: UUID) -> tuple[Person, int]:
    """Both records as they were; what was changed since on the one that stayed is left, and counted."""
    records = records_of(merge)
    now, left = values_of(kept), 0
    for columns in COLUMNS.values():
        if all(records["before"][name] == records["after"][name] for name in columns):
            continue
        if any(now[name] != records["after"][name] for name in columns):
            left += 1
            continue
        write_values(kept, records["before"], columns, key_id)
    gone = Person(id=merge.gone_id, station_id=merge.station_id)
    write_values(gone, records["gone"], records["gone"], key_id)
    try:
        with transaction.atomic():
            kept.save(force_update=True)
            gone.save(force_insert=True)
    except IntegrityError as error:
        if "people_person_paper_once" not in str(error):
            raise
        raise PeopleRefused("paper_taken") from error
    return gone, left


def _put_findable(row: Person, key_id: UUID) -> None:
    home = Household.objects.select_related("door").filter(pk=row.household_id).first() if row.household_id else None
    findable.put_person(row, door=home.door if home else None, key_id=key_id)
