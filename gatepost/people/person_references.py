"""Where tables of people name a person, and what of two histories cannot stand twice."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gatepost.people.merging.histories import HistoriesDiffer, Stage, join_histories
from gatepost.people.merging.journal import Merging
from gatepost.people.merging.references import CannotFollow, PersonReference
from gatepost.people.models import (
    AlikePair,
    DifferentPersons,
    Employment,
    ImportRow,
    PersonMerge,
    PersonRequest,
    PoliticalStatus,
    StaffAccount,
    between,
)


def settle_employments(merging: Merging) -> None:
    """At one enterprise at the same time somebody works once: the job that began first stays."""
    kept, gone = merging.rows()
    open_jobs = {job.enterprise_id: job for job in kept if job.until_on is None}
    for job in gone:
        same = open_jobs.get(job.enterprise_id) if job.until_on is None else None
        if same:
            merging.change(same, from_on=min(same.from_on, job.from_on), title=same.title or job.title)
            merging.remove(job)


def settle_standings(merging: Merging) -> None:
    """Two histories become one, in which each step ends where the next begins."""
    kept, gone = merging.rows()
    rows = {row.id: row for row in (*kept, *gone)}
    try:
        joined = join_histories(
            *([Stage(row.id, row.standing, row.from_on, row.until_on) for row in of] for of in (kept, gone))
        )
    except HistoriesDiffer as differ:
        sentence = _("The two records have different political standings. Who may see them corrects one of them first.")
        raise CannotFollow(sentence) from differ
    for identifier in joined.dropped:
        merging.remove(rows[identifier])
    for identifier, until_on in joined.ends.items():
        if rows[identifier].until_on != until_on:
            merging.change(rows[identifier], until_on=until_on)


def settle_accounts(merging: Merging) -> None:
    kept, gone = merging.rows()
    if kept and gone:
        raise CannotFollow(_("Both records belong to accounts of colleagues. Take one account off its record first."))


def settle_differences(merging: Merging) -> None:
    """Of both it may have been said that they are not a third: once is enough."""
    _kept, gone = merging.rows()
    for row in gone:
        third = row.other_id if row.person_id == merging.gone_id else row.person_id
        if DifferentPersons.objects.filter(between(merging.kept_id, third)).exists():
            merging.remove(row)


PERSON_REFERENCES = (
    PersonReference(
        Employment,
        "person_id",
        gettext_lazy("jobs"),
        settle=settle_employments,
        gives_way=gettext_lazy("A job that both records tell is one job, from its earlier day."),
    ),
    PersonReference(
        PoliticalStatus,
        "person_id",
        gettext_lazy("political standings"),
        settle=settle_standings,
        gives_way=gettext_lazy("Two histories of political standing become one."),
    ),
    PersonReference(StaffAccount, "person_id", gettext_lazy("accounts of colleagues"), settle=settle_accounts),
    PersonReference(ImportRow, "subject_id", gettext_lazy("rows of sheets"), key=("sheet_import_id", "number")),
    PersonReference(DifferentPersons, "person_id", gettext_lazy("“not the same”"), settle=settle_differences),
    PersonReference(DifferentPersons, "other_id", gettext_lazy("“not the same”"), settle=settle_differences),
    PersonReference(PersonRequest, "person_id", gettext_lazy("requests about own data")),
    PersonReference(PersonMerge, "kept_id", gettext_lazy("earlier merges")),
    PersonReference(AlikePair, "person_id", gettext_lazy("suggestions"), is_worked_out=True),
    PersonReference(AlikePair, "other_id", gettext_lazy("suggestions"), is_worked_out=True),
)


def person_references() -> tuple[PersonReference, ...]:
    return PERSON_REFERENCES
