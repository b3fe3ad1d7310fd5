"""Persons: search first, one person, registering and editing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import edit_person, register_person
from gatepost.people.enums import Sex
from gatepost.people.forms.persons import EditPersonForm, PersonForm, paper_warnings
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.pages.editing import Heading, edit
from gatepost.people.pages.revealing import masked_paper, masked_phone
from gatepost.people.queries.alike import alike_with
from gatepost.people.queries.lives import life_of, others_behind, party_years
from gatepost.people.queries.merging import kept_instead_of, merges_of, which_stays
from gatepost.people.queries.persons import MOST, find_persons, persons_in_building, with_doors
from gatepost.places.models import Building, Door

ROWS = 50


def detail(person_id: UUID) -> str:
    return reverse("people:person", args=[person_id])


@page(Permission.SEE_PERSONS)
def persons(request: StaffRequest) -> HttpResponse:
    """Nothing asked shows nobody: a list of everybody is nobody's work."""
    asked = request.GET.get("q", "").strip()
    building = _building(request)
    found = _found(request.station_id, asked, building)
    shown = Paginator(found, ROWS).get_page(request.GET.get("page"))
    rows = [(row, mask_name(row.name)) for row in with_doors(request.station_id, list(shown.object_list))]
    context = {
        "asked": asked,
        "building": building,
        "rows": rows,
        "page": shown,
        "count": len(found),
        "too_many": bool(asked) and len(found) >= MOST,
        "may_edit": request.actor.may(Permission.EDIT_PERSONS),
    }
    return render(request, "people/persons.html", context)


def _building(request: StaffRequest) -> Building | None:
    """Of this station; anything else in the address finds nothing."""
    try:
        key = UUID(request.GET.get("building", ""))
    except ValueError:
        return None
    return get_object_or_404(Building, station_id=request.station_id, pk=key)


def _found(station_id: UUID, asked: str, building: Building | None) -> list[UUID]:
    if asked:
        return find_persons(station_id, asked)
    return persons_in_building(station_id, building.id) if building else []


@page(Permission.SEE_PERSONS)
def person(request: StaffRequest, person_id: UUID) -> HttpResponse:
    rows = Person.objects.select_related("household__door__building__compound")
    row = rows.filter(station_id=request.station_id, pk=person_id).first()
    if row is None:
        return _where_it_went(request, person_id)
    sees_standing = request.actor.may(Permission.SEE_POLITICAL_STATUS)
    may_edit = request.actor.may(Permission.EDIT_PERSONS)
    context = {
        "person": row,
        "name": mask_name(row.name),
        "paper": masked_paper(row),
        "phone": masked_phone(row),
        "others": [(other.id, mask_name(other.name)) for other in others_behind(row)],
        "employments": row.employments.select_related("enterprise").order_by("-from_on"),
        "sees_standing": sees_standing,
        "events": life_of(row, with_standings=sees_standing),
        "may_edit": may_edit,
        "may_answer": request.actor.may(Permission.ANSWER_REQUESTS),
        "may_edit_standing": may_edit and sees_standing,
        "may_reveal": request.actor.may(Permission.REVEAL_VALUES),
        "party_years": party_years(row, clock.now()) if sees_standing else None,
        "sees_passes": request.actor.may(Permission.SEE_PASSES),
        **(_alike(row) if may_edit else {}),
        "merges": merges_of(row) if may_edit else (),
        "may_issue": request.actor.may(Permission.ISSUE_PASSES) and row.left_on is None,
    }
    return render(request, "people/person.html", context)


def _alike(row: Person) -> dict[str, Any]:
    """How many records may be of the same person, and where they are compared."""
    pairs = list(alike_with(row))
    if len(pairs) == 1:
        kept, gone = which_stays(pairs[0].person, pairs[0].other)
        return {"alike": 1, "alike_url": reverse("people:merge_persons", args=[kept.id, gone.id])}
    return {"alike": len(pairs), "alike_url": reverse("people:alike")}


def _where_it_went(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """An old address of a record that was merged into another leads on to that one."""
    kept_id = kept_instead_of(request.station_id, person_id)
    if kept_id is None:
        raise Http404
    return redirect(detail(kept_id))


@page(Permission.EDIT_PERSONS)
def register(request: StaffRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, station_id=request.station_id, initial=_at_door(request))
    heading = Heading(
        title=_("Register a person"),
        button=_("Register this person"),
        hint=_("Numbers are sealed when you save; lists show them masked."),
        back=reverse("people:persons"),
    )

    def save(data: dict[str, Any]) -> str:
        made = register_person(
            name=data["name"],
            paper_kind=PaperKind(data["paper_kind"]),
            paper_number=data["paper_number"],
            phone=data["phone"],
            sex=Sex(data["sex"]) if data["sex"] else None,
            born_on=data["born_on"],
            door_id=data.get("door_id"),
            from_on=data["from_on"],
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("Registered."))
        _warn(request, data)
        return detail(made.id)

    return edit(request, form, heading, save)


def _at_door(request: StaffRequest) -> dict[str, Any]:
    """Coming from a door, its address is there already."""
    try:
        key = UUID(request.GET.get("door", ""))
    except ValueError:
        return {}
    door = Door.objects.select_related("building").filter(station_id=request.station_id, pk=key).first()
    return {"compound": door.building.compound_id, "door": door.spoken} if door else {}


@page(Permission.EDIT_PERSONS)
def change(request: StaffRequest, person_id: UUID) -> HttpResponse:
    row = get_object_or_404(Person, station_id=request.station_id, pk=person_id)
    form = EditPersonForm(request.POST or None, person=row)
    heading = Heading(title=mask_name(row.name), button=_("Save"), back=detail(row.id))

    def save(data: dict[str, Any]) -> str:
        edit_person(
            person_id=row.id,
            name=data["name"],
            paper_kind=PaperKind(data["paper_kind"]),
            paper_number=data["paper_number"],
            phone=data["phone"],
            forget_phone=data["forget_phone"],
            sex=Sex(data["sex"]) if data["sex"] else None,
            born_on=data["born_on"],
            by=request.actor,
            at=clock.now(),
        )
        _warn(request, data)
        return detail(row.id)

    return edit(request, form, heading, save)


def _warn(request: StaffRequest, data: dict[str, Any]) -> None:
    for sentence in paper_warnings(PaperKind(data["paper_kind"]), data["paper_number"]):
        messages.warning(request, sentence)
