"""The product's settings on a throwaway cluster. Chosen before Django loads, which is before any conftest."""

from __future__ import annotations

import os
from pathlib import Path

# Shared by the workers of one run, different for runs beside each other: each run has databases of its own.
os.environ.setdefault("GATEPOST_TEST_RUN", str(os.getpid()))
os.environ["GATEPOST_DATA_DIR"] = str(Path(__file__).resolve().parent.parent / ".cache" / "test-cluster")
os.environ["GATEPOST_DB_ROLE"] = "owner"
for variable in (
    "DATABASE_URL", "DATABASE_OWNER_URL", "GATEPOST_DEMO", "GATEPOST_SECURE", "GATEPOST_TLS", "GATEPOST_HOSTS", "GATEPOST_BACKUP_DIR",
    "GATEPOST_SETUP_CODE",
):  # fmt: skip
    os.environ.pop(variable, None)

from gatepost.config.settings import *  # noqa: E402, F403
from gatepost.config.settings import DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["TEST"] = {"NAME": f"test_gatepost_{os.environ['GATEPOST_TEST_RUN']}"}
# Signing in is tested for what it does, not for how long a password takes to hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Pages are tested without a build of the front end.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# The folder that is there anyway; nothing is collected for tests.
STATIC_ROOT = Path(__file__).resolve().parent.parent / "gatepost" / "static"
STATICFILES_DIRS: list[Path] = []
