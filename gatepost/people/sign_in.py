"""Signing in: no self-service accounts; a second factor for those who can change rules."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by a lead or an administrator, never by a visitor of the page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def has_second_factor(user: Any) -> bool:
    """In the demo everybody may look around without one, and the page says so."""
    if settings.GATEPOST_DEMO:
        return True
    return bool(Authenticator.objects.filter(user=user, type__in=_FACTORS).exists())
