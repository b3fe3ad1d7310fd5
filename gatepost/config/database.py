"""Which PostgreSQL this process talks to, and as whom.

With DATABASE_URL any PostgreSQL >= 15; without it the embedded cluster of the data directory. GATEPOST_DB_ROLE chooses the
account: `app` serves and is bound by row-level security, `owner` migrates and loads.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from gatepost.config.database_address import AddressMistake, DatabaseAddress, read_address
from gatepost.config.env import EnvironmentMistake, env_int, env_path, env_str

DATABASE_NAME = "gatepost"
DATA_DIR_DEFAULT = ".data/post"
OLDEST_SERVER = 150000
"""PostgreSQL 15, as `server_version_num` says it."""

_ROLES = ("app", "owner")
_URL_VARIABLES = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL"}


def database_role(env: Mapping[str, str]) -> str:
    role = env_str("GATEPOST_DB_ROLE", default="app", env=env)
    if role not in _ROLES:
        raise EnvironmentMistake(f"GATEPOST_DB_ROLE is {role!r}. Write app or owner.")
    return role


def uses_own_server(env: Mapping[str, str]) -> bool:
    """True when PostgreSQL is looked after by somebody else (DATABASE_URL), not by the embedded cluster."""
    return bool(env_str("DATABASE_URL", default="", env=env))


def server_address(env: Mapping[str, str]) -> DatabaseAddress:
    """The address for the role of this process. Raises EnvironmentMistake with a sentence that names the variable."""
    role = database_role(env)
    if not uses_own_server(env):
        return _embedded(env, role)
    variable = _URL_VARIABLES[role]
    text = env_str(variable, default="", env=env)
    if not text:
        raise EnvironmentMistake(
            f"{variable} is not set. DATABASE_URL names the account that serves; "
            f"{variable} must name the account that owns the tables."
        )
    try:
        return read_address(text)
    except AddressMistake as error:
        raise EnvironmentMistake(f"{variable} {error}.") from error


def _embedded(env: Mapping[str, str], role: str) -> DatabaseAddress:
    if sys.platform == "win32":
        raise EnvironmentMistake("DATABASE_URL is not set. On Windows, set it to a PostgreSQL 15 or newer.")
    from gatepost.kernel.cluster import Cluster  # noqa: PLC0415  (file locks of this kind are unknown to Windows)

    cluster = Cluster(env_path("GATEPOST_DATA_DIR", default=DATA_DIR_DEFAULT, env=env))
    return DatabaseAddress(
        host=str(cluster.socket_dir), port="", name=DATABASE_NAME, user=f"gatepost_{role}", password=""
    )


def database_settings(env: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Django's DATABASES."""
    address = server_address(env)
    return {
        "default": {
            "ENGINE": "gatepost.kernel.postgres",
            "NAME": address.name,
            "USER": address.user,
            "PASSWORD": address.password,
            "HOST": address.host,
            "PORT": address.port,
            "OPTIONS": {**address.options, **_pool(env)},
            # A connection that died with a restarted PostgreSQL is replaced before a page notices; those of a pool are looked at anyway.
            "CONN_HEALTH_CHECKS": True,
        }
    }


def _pool(env: Mapping[str, str]) -> dict[str, Any]:
    """Loads and migrations use one connection; a pool would only keep idle ones open."""
    if database_role(env) == "owner":
        return {}
    most = env_int("GATEPOST_DB_POOL", default=8, least=1, most=200, env=env)
    return {"pool": {"min_size": 1, "max_size": most, "timeout": 10}}
