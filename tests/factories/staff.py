"""Accounts with a role, and what the house makes of them."""

from __future__ import annotations

from datetime import date
from itertools import count

from allauth.mfa.models import Authenticator
from django.test import Client

from gatepost.kernel.access import SECOND_FACTOR_ROLES, Actor, Role
from gatepost.people.actors import actor_for
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.places.models import Organisation, Station
from tests.factories.moments import TODAY

PASSWORD = "plum-rain-lantern"
_numbers = count(1)


def make_staff(
    role: Role,
    place: Station | Organisation,
    *,
    username: str | None = None,
    name: str = "乔安禾",
    from_on: date = date(2015, 9, 1),
) -> StaffAccount:
    """Who can change rules has a second factor, as the house asks."""
    account = StaffAccount.objects.create_account(
        username=username or f"staff{next(_numbers)}", name=name, password=PASSWORD
    )
    organisation = place.organisation if isinstance(place, Station) else place
    StaffRole.objects.create(account=account, role=role.value, organisation=organisation, from_on=from_on)
    if role in SECOND_FACTOR_ROLES:
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.TOTP, data={"secret": "GATEPOSTGATEPOSTGATEPOSTGATEPOST"}
        )
    return account


def actor_of(account: StaffAccount, *, day: date = TODAY) -> Actor:
    return actor_for(account, day=day)


def sign_in(client: Client, account: StaffAccount) -> Client:
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client
