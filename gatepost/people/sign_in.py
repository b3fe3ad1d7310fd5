"""Signing in: no self-service accounts; a second factor for those who can change rules."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by a lead or an administrator, never by a visitor of the page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Failed sign-ins are counted once, by axes in the database, and not in the memory of one worker as well."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """axes looks for the name under the word of the form's field, in every one of its steps."""
        named = {settings.AXES_USERNAME_FORM_FIELD: credentials.get("username"), **credentials}
        user: AbstractBaseUser | None = super().authenticate(request, **named)
        return user

    def _rollback_login_failed_rl_usage(self) -> None:
        """Nothing was counted."""


def has_second_factor(user: Any) -> bool:
    """In the demo everybody may look around without one, and the page says so."""
    if settings.GATEPOST_DEMO:
        return True
    return bool(Authenticator.objects.filter(user=user, type__in=_FACTORS).exists())
