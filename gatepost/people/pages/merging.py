"""Two records side by side, merging them, and taking a merge back. Nothing is merged before its consequences were shown."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import PeopleRefused, merge_persons, undo_merge
from gatepost.people.forms.merging import FIELD_NAMES, GONE, KEPT, MergeForm
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.merging.references import CannotFollow, PersonReference, all_references
from gatepost.people.merging.values import MergeField, look_of
from gatepost.people.merging.walking import rows_of
from gatepost.people.models import DifferentPersons, Person, PersonMerge, between
from gatepost.people.pages.alike import spoken_reasons
from gatepost.people.pages.persons import detail
from gatepost.people.pages.revealing import masked_paper, masked_phone
from gatepost.people.queries.alike import alike_pairs_of
from gatepost.people.queries.merging import have_two_numbers

CONFIRMED = "confirmed"


@page(Permission.EDIT_PERSONS)
def merge(request: StaffRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Looked at, chosen, shown with what it means, and then done."""
    kept, gone = _record(request, person_id), _record(request, other_id)
    form = MergeForm(request.POST or None, kept=kept, gone=gone, initial={"seen": look_of(kept, gone)})
    if request.method != "POST" or not form.is_valid():
        return _side_by_side(request, kept, gone, form)
    if CONFIRMED not in request.POST:
        return _consequences(request, kept, gone, form)
    try:
        merge_persons(
            kept_id=kept.id,
            gone_id=gone.id,
            take=form.taken,
            seen=form.cleaned_data["seen"],
            by=request.actor,
            at=clock.now(),
        )
    except PeopleRefused as refused:
        # What is looked at now is of now.
        anew = MergeForm(kept=kept, gone=gone, initial={"seen": look_of(kept, gone)})
        return _side_by_side(request, kept, gone, anew, mistake=_sentence(refused))
    messages.success(request, _("One record now. What was merged can be taken back at the end of this page."))
    return redirect(detail(kept.id))


@page(Permission.EDIT_PERSONS)
def undo(request: StaffRequest, merge_id: UUID) -> HttpResponse:
    row = get_object_or_404(PersonMerge.objects.select_related("kept"), station_id=request.station_id, pk=merge_id)
    mistake = _sentence(PeopleRefused("merge_undone")) if row.undone_at else ""
    if request.method == "POST" and not mistake:
        try:
            undone = undo_merge(merge_id=row.id, by=request.actor, at=clock.now())
            _tell(request, sum(undone.left.values()))
            return redirect(detail(row.kept_id))
        except PeopleRefused as refused:
            mistake = _sentence(refused)
    context = {
        "merge": row,
        "name": mask_name(row.kept.name),
        "followed": [(reference.label, row.counts[reference.name]) for reference in _followed(row)],
        "mistake": mistake,
        "back_url": detail(row.kept_id),
    }
    return render(request, "people/undo_merge.html", context, status=422 if mistake else 200)


def _record(request: StaffRequest, person_id: UUID) -> Person:
    rows = Person.objects.select_related("household__door__building__compound")
    return get_object_or_404(rows, station_id=request.station_id, pk=person_id)


def _sentence(refused: PeopleRefused) -> str:
    return refused.sentence if isinstance(refused, CannotFollow) else str(REFUSALS[refused.reason])


def _side_by_side(
    request: StaffRequest, kept: Person, gone: Person, form: MergeForm, *, mistake: str = ""
) -> HttpResponse:
    pair = alike_pairs_of(request.station_id).filter(between(kept.id, gone.id)).first()
    context = {
        "kept": kept,
        "gone": gone,
        "form": form,
        "rows": [_shown(field, kept, gone, form, request) for field in MergeField],
        "hanging": _hanging(kept, gone),
        "why": spoken_reasons(pair) if pair else "",
        "is_different": DifferentPersons.objects.filter(between(kept.id, gone.id)).exists(),
        "has_two_numbers": have_two_numbers(kept, gone),
        "mistake": mistake,
    }
    return render(request, "people/merge.html", context, status=422 if mistake or form.errors else 200)


def _shown(field: MergeField, kept: Person, gone: Person, form: MergeForm, request: StaffRequest) -> dict[str, Any]:
    """A line of the comparison; with a choice where they differ."""
    asked = form[field.value] if field.value in form.fields else None
    chosen = asked.value() if asked else ""
    sides = (
        (side, _value(field, row), _reveal(field, row, request), chosen == side)
        for side, row in ((KEPT, kept), (GONE, gone))
    )
    return {"name": field.value, "label": FIELD_NAMES[field], "asked": asked, "sides": list(sides)}


def _value(field: MergeField, row: Person) -> str:
    shown = {
        MergeField.NAME: lambda: mask_name(row.name),
        MergeField.PAPER: lambda: " ".join(filter(None, (str(row.get_paper_kind_display()), masked_paper(row)))),
        MergeField.PHONE: lambda: masked_phone(row),
        MergeField.SEX: lambda: str(row.get_sex_display() or ""),
        MergeField.BIRTH: lambda: row.born_on.isoformat() if row.born_on else "",
        MergeField.HOME: lambda: _home(row),
    }
    return shown[field]()


def _home(row: Person) -> str:
    if row.household is None:
        return ""
    compound = row.household.door.building.compound
    left = _("(moved out)") if row.left_on else ""
    return " ".join(filter(None, (compound.name if compound else "", row.household.door.spoken, left)))


def _reveal(field: MergeField, row: Person, request: StaffRequest) -> str:
    """Only who may look at full values, and where there is one."""
    has_one = {
        MergeField.NAME: True,
        MergeField.PAPER: bool(row.paper_sealed),
        MergeField.PHONE: bool(row.phone_sealed),
    }
    if not has_one.get(field) or not request.actor.may(Permission.REVEAL_VALUES):
        return ""
    return reverse("people:reveal_person", args=[row.id, field.value])


def _hanging(kept: Person, gone: Person) -> list[tuple[Any, int, int]]:
    """What follows, by its name: how much of it hangs on which record."""
    counts = [{reference.name: count for reference, count in rows_of(row.id)} for row in (kept, gone)]
    found: dict[str, tuple[Any, int, int]] = {}
    for reference in all_references():
        here, there = (one.get(reference.name, 0) for one in counts)
        if here or there:
            label, before, more = found.get(str(reference.label), (reference.label, 0, 0))
            found[str(reference.label)] = (label, before + here, more + there)
    return list(found.values())


def _consequences(request: StaffRequest, kept: Person, gone: Person, form: MergeForm) -> HttpResponse:
    rows = rows_of(gone.id)
    both = {reference.name for reference, _count in rows_of(kept.id)}
    context = {
        "name": mask_name(kept.name),
        "chosen": [(name, form.cleaned_data[name]) for name in form.fields],
        "follows": [(reference.label, count) for reference, count in rows],
        "gives_way": [
            reference.gives_way for reference, _count in rows if reference.gives_way and reference.name in both
        ],
        "back_url": reverse("people:merge_persons", args=[kept.id, gone.id]),
    }
    return render(request, "people/merge_consequences.html", context)


def _followed(row: PersonMerge) -> list[PersonReference]:
    return [reference for reference in all_references() if row.counts.get(reference.name)]


def _tell(request: StaffRequest, left: int) -> None:
    if not left:
        messages.success(request, _("Two records again, as they were. They are not suggested any more."))
        return
    sentence = _("Two records again. %(count)s of what was merged has changed since and stays with this one.")
    messages.warning(request, sentence % {"count": left})
