"""The product's settings without its modules and without any middleware, for the one view of bare_insert."""

from __future__ import annotations

from gatepost.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare_insert"
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
