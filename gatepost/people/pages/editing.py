"""One way to show a form, save it, and say what was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.models import Person
from gatepost.people.refusals import AlreadyRegistered, PeopleRefused

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands around a form."""

    title: Words
    button: Words
    back: str
    """Where leaving without saving leads."""
    hint: Words = ""
    is_dangerous: bool = False


def edit(
    request: StaffRequest, form: forms.Form, heading: Heading, save: Callable[[dict[str, Any]], str]
) -> HttpResponse:
    """`save` returns the address to go to. Nothing typed is lost when it refuses."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(save(form.cleaned_data))
        except AlreadyRegistered as refusal:
            form.add_error(refusal.field, known_already(request.station_id, refusal.person_id))
        except PeopleRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(REFUSALS[refusal.reason]))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "people/form.html", {"form": form, "heading": heading}, status=status)


def known_already(station_id: UUID, person_id: UUID) -> ValidationError:
    """Names the record that is there, and leads to it."""
    rows = Person.objects.select_related("household__door")
    person = rows.get(station_id=station_id, pk=person_id)
    door = person.household.door.spoken if person.household else _("no door")
    sentence = _("This number belongs to {name} ({door}), who is registered already. {link}")
    address = reverse("people:person", args=[person.id])
    link = format_html('<a href="{}">{}</a>', address, _("Open that record"))
    return ValidationError(format_html(sentence, name=mask_name(person.name), door=door, link=link))


def key_of(row: Any) -> Any:
    """The identifier of a chosen row, None where none was chosen."""
    return row.pk if row else None
