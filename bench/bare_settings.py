"""The product's settings without any middleware, for the one view of bare_insert."""

from __future__ import annotations

from gatepost.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare_insert"
MIDDLEWARE = []
