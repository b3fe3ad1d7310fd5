"""The page to sign in on; while nobody has an account, the way to the first one."""

from __future__ import annotations

from allauth.account import views
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from gatepost.people.models import StaffAccount


def login(request: HttpRequest) -> HttpResponseBase:
    if not StaffAccount.objects.exists():
        return redirect(settings.FIRST_RUN_URL)
    answer: HttpResponseBase = views.login(request)
    return answer


# As for the library's own pages: they answer by exceptions that only its middleware may catch.
login.opens_own_transaction = True  # type: ignore[attr-defined]
