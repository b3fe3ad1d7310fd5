"""Masked values, and the click that shows one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_identity, mask_phone
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.vault import SealBroken
from gatepost.people.actions import Revealed, reveal_contact, reveal_value
from gatepost.people.models import Enterprise, Person
from gatepost.people.phones import PhoneError, read_phone
from gatepost.people.sealing import paper_of, phone_of, phone_of_enterprise


@never_cache
@require_POST
@page(Permission.REVEAL_VALUES)
def reveal_person(request: StaffRequest, person_id: UUID, field: str) -> HttpResponse:
    row = get_object_or_404(Person, station_id=request.station_id, pk=person_id)
    asked = _asked(field)
    try:
        value = reveal_value(person_id=row.id, field=asked, by=request.actor, at=clock.now())
    except SealBroken:
        return _destroyed()
    return JsonResponse({"value": _national(value) if asked is Revealed.PHONE else value})


@never_cache
@require_POST
@page(Permission.REVEAL_VALUES)
def reveal_enterprise(request: StaffRequest, enterprise_id: UUID, field: str) -> HttpResponse:
    row = get_object_or_404(Enterprise, station_id=request.station_id, pk=enterprise_id)
    asked = _asked(field)
    if asked is Revealed.PAPER:
        raise Http404
    try:
        value = reveal_contact(enterprise_id=row.id, field=asked, by=request.actor, at=clock.now())
    except SealBroken:
        return _destroyed()
    return JsonResponse({"value": _national(value) if asked is Revealed.PHONE else value})


def masked_paper(person: Person) -> str:
    try:
        return mask_identity(paper_of(person))
    except SealBroken:
        return unreadable()


def masked_phone(row: Person | Enterprise) -> str:
    try:
        return mask_phone(phone_of(row) if isinstance(row, Person) else phone_of_enterprise(row))
    except SealBroken:
        return unreadable()


def unreadable() -> str:
    return _("destroyed, cannot be read")


def _destroyed() -> HttpResponse:
    return JsonResponse({"error": unreadable()}, status=410)


def _asked(field: str) -> Revealed:
    try:
        return Revealed(field)
    except ValueError as error:
        raise Http404 from error


def _national(number: str) -> str:
    try:
        return read_phone(number).national
    except PhoneError:
        return number
