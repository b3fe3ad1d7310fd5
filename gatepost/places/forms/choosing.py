"""Fields that offer rows, and fields for days and times."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import Q, QuerySet

from gatepost.places.models import Area, Organisation
from gatepost.places.queries import organisations_around


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """What the field may choose from, for this request."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def organisations_here(station_id: UUID) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=organisations_around(station_id)).order_by("line", "name")


def valid_areas(*, keeping: UUID | None = None) -> QuerySet[Area]:
    """And the one that is there already: a record keeps its area, withdrawn or not, until somebody chooses another."""
    return Area.objects.filter(Q(valid_until=None) | Q(pk=keeping))


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)


def moment_field(label: Any, **kwargs: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        **kwargs,
    )
