"""Who is there in a journey: a house of its own for each, so that no journey meets the traces of another."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import count

from django.test import Client
from playwright.sync_api import BrowserContext

from gatepost.kernel.access import Role
from gatepost.people.models import StaffAccount
from tests.cast import House, make_house
from tests.factories import make_staff, sign_in

_numbers = count(1)


@dataclass(frozen=True, kw_only=True)
class Scene:
    alice: StaffAccount
    """Leads."""
    bob: StaffAccount
    """Works shifts."""
    house: House


def make_scene() -> Scene:
    number = next(_numbers)
    house = make_house("艾丽丝", f"alice{number}")
    bob = make_staff(Role.SHIFT_WORKER, house.station, username=f"bob{number}", name="鲍勃")
    return Scene(alice=house.lead, bob=bob, house=house)


def session_of(account: StaffAccount) -> str:
    """Signed in a moment ago, with the password given once more; signing in itself has a journey of its own."""
    client = sign_in(Client(), account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return client.cookies["sessionid"].value


def bring_in(context: BrowserContext, session: str, address: str) -> None:
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
