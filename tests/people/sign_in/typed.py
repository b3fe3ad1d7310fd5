"""Signing in as a person does: typed into the page, with the code of an authenticator."""

from __future__ import annotations

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories.staff import PASSWORD

SECRET = "GATEPOSTGATEPOSTGATEPOSTGATEPOST"
"""What tests/factories gives to everybody who needs a second factor."""


def type_password(client: Client, username: str, password: str = PASSWORD, **sent: str) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": username, "password": password}, **sent)


def code_now(secret: str = SECRET) -> str:
    """What the authenticator on the phone shows at this moment of the machine."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def wrong_code(secret: str = SECRET) -> str:
    valid = {format_hotp_value(hotp_value(secret, counter)) for counter in yield_hotp_counters_from_time()}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in valid)


def type_code(client: Client, code: str) -> HttpResponse:
    return client.post(reverse("mfa_authenticate"), {"code": code})


def sign_in_typing(client: Client, username: str) -> Client:
    """Past the second factor, where there is one."""
    answer = type_password(client, username)
    if answer.headers.get("Location", "").startswith(reverse("mfa_authenticate")):
        type_code(client, code_now())
    return client


def confirm(client: Client) -> Client:
    """The password once more, as every change of a second factor asks for it."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client
