"""One way to show a form, save it, and say what was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from gatepost.kernel.requests import StaffRequest
from gatepost.places.door_addresses import FAULT_SENTENCES, DoorError
from gatepost.places.forms.sentences import REFUSALS
from gatepost.places.refusals import PlaceRefused

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
        except PlaceRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(REFUSALS[refusal.reason]))
        except DoorError as refusal:
            form.add_error("address", str(FAULT_SENTENCES[refusal.fault]))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "places/form.html", {"form": form, "heading": heading}, status=status)


def key_of(row: Any) -> Any:
    """The identifier of a chosen row, None where none was chosen."""
    return row.pk if row else None
