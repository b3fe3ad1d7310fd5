"""Behind HTTPS no cookie travels in the clear; GATEPOST_SECURE says that one is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.factories.staff import PASSWORD

NAMES = (
    "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER", "SECURE_CONTENT_TYPE_NOSNIFF", "X_FRAME_OPTIONS", "DEBUG",
)  # fmt: skip
ASK = f"import json; from gatepost.config import settings; print(json.dumps([getattr(settings, n) for n in {NAMES}]))"
YEAR = 365 * 24 * 3600


def settings_with(secure: str) -> dict[str, object]:
    """As a process of its own reads them from the environment."""
    environment = {**os.environ, "GATEPOST_SECURE": secure}
    told = subprocess.run([sys.executable, "-c", ASK], env=environment, check=True, capture_output=True, text=True)
    return dict(zip(NAMES, json.loads(told.stdout), strict=True))


def test_secure_means_secure_cookies_and_a_year_of_https_only() -> None:
    assert settings_with("1") == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SECURE_HSTS_SECONDS": YEAR,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "X_FRAME_OPTIONS": "DENY",
        "DEBUG": False,
    }


def test_without_https_the_post_can_still_be_used() -> None:
    plain = settings_with("0")
    assert [plain[name] for name in NAMES[:3]] == [False, False, False]
    assert (plain["SECURE_HSTS_SECONDS"], plain["SECURE_PROXY_SSL_HEADER"]) == (0, None)


@pytest.fixture
def secure(settings: LazySettings) -> None:
    for name in NAMES[:3]:
        setattr(settings, name, True)


@pytest.mark.usefixtures("secure")
def test_every_cookie_of_signing_in_is_marked(cast: Cast) -> None:
    client = Client()
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": "bob", "password": PASSWORD})
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    marks = {name: (bool(cookie["secure"]), cookie["samesite"]) for name, cookie in client.cookies.items()}
    assert marks == {
        "csrftoken": (True, "Lax"),
        "sessionid": (True, "Lax"),
        "django_language": (True, "Lax"),
        "messages": (True, "Lax"),
    }
    assert client.cookies["sessionid"]["httponly"]
