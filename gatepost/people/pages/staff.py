"""Staff: who works here in which role, on which days."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission, Role
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import (
    PeopleRefused,
    create_account,
    deactivate,
    edit_account,
    end_role,
    give_password,
    grant_role,
    reactivate,
    take_second_factor,
)
from gatepost.people.enums import PoliticalStanding
from gatepost.people.forms.enterprises import EndForm
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.forms.staff import AccountForm, EditAccountForm, PasswordForm, RoleForm
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.pages.editing import Heading, edit, key_of
from gatepost.people.queries.staff import accounts_of, accounts_with_roles, head_count, organisations_to_give
from gatepost.places.models import Organisation
from gatepost.places.queries import organisations_above


def _detail(account_id: UUID) -> str:
    return reverse("people:staff_member", args=[account_id])


def _account(request: StaffRequest, account_id: UUID) -> StaffAccount:
    return get_object_or_404(accounts_of(request.station_id), pk=account_id)


def _bodies(request: StaffRequest) -> Any:
    led = {place for place in request.actor.stations if request.actor.may(Permission.EDIT_STAFF, place)}
    return organisations_to_give(led, request.station_id)


@page(Permission.SEE_STAFF)
def staff(request: StaffRequest) -> HttpResponse:
    day = clock.today()
    accounts = list(accounts_with_roles(request.station_id, day))
    working = [account for account in accounts if account.is_active and account.held]  # type: ignore[attr-defined]
    context = {
        "working": working,
        "former": [account for account in accounts if account not in working],
        "counts": _standing_counts(request, day),
        "may_edit": request.actor.may(Permission.EDIT_STAFF),
    }
    return render(request, "people/staff.html", context)


def _standing_counts(request: StaffRequest, day: Any) -> list[tuple[str, int]]:
    """Only for who may see standings at all."""
    if not request.actor.may(Permission.SEE_POLITICAL_STATUS):
        return []
    counted = head_count(request.station_id, day)
    known = [(str(standing.label), counted[standing]) for standing in PoliticalStanding if counted[standing]]
    return [*known, *([(_("standing not recorded"), counted[None])] if counted[None] else [])]


@page(Permission.SEE_STAFF)
def member(request: StaffRequest, account_id: UUID) -> HttpResponse:
    account = _account(request, account_id)
    here = StaffRole.objects.filter(account=account, organisation_id__in=organisations_above(request.station_id))
    context = {
        "account": account,
        "roles": here.select_related("organisation").order_by("-from_on"),
        "today": clock.today(),
        "may_edit": request.actor.may(Permission.EDIT_STAFF),
        "is_self": account.id == request.actor.staff_id,
        "has_second_factor": Authenticator.objects.filter(user=account).exists(),
    }
    return render(request, "people/staff_member.html", context)


@page(Permission.EDIT_STAFF)
def create(request: StaffRequest) -> HttpResponse:
    initial = {"from_on": clock.today(), "role": Role.SHIFT_WORKER.value, "organisation": _own_body(request)}
    form = AccountForm(request.POST or None, organisations=_bodies(request), initial=initial)
    heading = Heading(title=_("Add a colleague"), button=_("Add this colleague"), back=reverse("people:staff"))

    def save(data: dict[str, Any]) -> str:
        made = create_account(
            username=data["username"],
            name=data["name"],
            password=data["password"],
            title=data["title"],
            role=Role(data["role"]),
            organisation_id=key_of(data["organisation"]),
            from_on=data["from_on"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(made.id)

    return edit(request, form, heading, save)


def _own_body(request: StaffRequest) -> Any:
    return Organisation.objects.filter(station=request.station_id).values_list("id", flat=True).first()


@page(Permission.EDIT_STAFF)
def change(request: StaffRequest, account_id: UUID) -> HttpResponse:
    account = _account(request, account_id)
    form = EditAccountForm(request.POST or None, initial={"name": account.name, "title": account.title})

    def save(data: dict[str, Any]) -> str:
        edit_account(
            account_id=account.id,
            name=data["name"],
            title=data["title"],
            person_id=account.person_id,
            by=request.actor,
            at=clock.now(),
        )
        return _detail(account.id)

    return edit(request, form, Heading(title=account.name, button=_("Save"), back=_detail(account.id)), save)


@page(Permission.EDIT_STAFF)
def new_role(request: StaffRequest, account_id: UUID) -> HttpResponse:
    account = _account(request, account_id)
    initial = {"from_on": clock.today(), "organisation": _own_body(request)}
    form = RoleForm(request.POST or None, organisations=_bodies(request), initial=initial)
    heading = Heading(
        title=_("A role for %(name)s") % {"name": account.name},
        button=_("Give this role"),
        hint=_("A role at a body covers every station below it."),
        back=_detail(account.id),
    )

    def save(data: dict[str, Any]) -> str:
        grant_role(
            account_id=account.id,
            role=Role(data["role"]),
            organisation_id=key_of(data["organisation"]),
            from_on=data["from_on"],
            until_on=data["until_on"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(account.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_STAFF)
def ends_role(request: StaffRequest, role_id: UUID) -> HttpResponse:
    here = StaffRole.objects.filter(organisation_id__in=organisations_above(request.station_id))
    row = get_object_or_404(here.select_related("account", "organisation"), pk=role_id)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    heading = Heading(
        title=f"{row.account.name} · {row.get_role_display()}",
        button=_("End this role"),
        back=_detail(row.account_id),
        is_dangerous=True,
    )

    def save(data: dict[str, Any]) -> str:
        end_role(role_id=row.id, on=data["on"], by=request.actor, at=clock.now())
        return _detail(row.account_id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_STAFF)
def password(request: StaffRequest, account_id: UUID) -> HttpResponse:
    account = _account(request, account_id)
    form = PasswordForm(request.POST or None)
    heading = Heading(
        title=_("A new password for %(name)s") % {"name": account.name},
        button=_("Give this password"),
        hint=_("Say it to the colleague in person. The old password ends at once."),
        back=_detail(account.id),
        is_dangerous=True,
    )

    def save(data: dict[str, Any]) -> str:
        give_password(account_id=account.id, password=data["password"], by=request.actor, at=clock.now())
        return _detail(account.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_STAFF)
def second_factor(request: StaffRequest, account_id: UUID) -> HttpResponse:
    account = _account(request, account_id)
    heading = Heading(
        title=_("%(name)s has lost the second factor") % {"name": account.name},
        button=_("Take the second factor away"),
        hint=_("Make sure in person who it is. At the next sign-in with the password a new one is set up first."),
        back=_detail(account.id),
        is_dangerous=True,
    )

    def save(_data: dict[str, Any]) -> str:
        take_second_factor(account_id=account.id, by=request.actor, at=clock.now())
        return _detail(account.id)

    return edit(request, Form(request.POST or None), heading, save)


@require_POST
@page(Permission.EDIT_STAFF)
def set_active(request: StaffRequest, account_id: UUID) -> HttpResponse:
    account = _account(request, account_id)
    actions = {"active": reactivate, "inactive": deactivate}
    action = actions.get(request.POST.get("state", ""))
    if action is None:
        raise Http404
    try:
        action(account_id=account.id, by=request.actor, at=clock.now())
    except PeopleRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.reason]))
    return redirect(_detail(account.id))
