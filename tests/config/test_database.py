from __future__ import annotations

import pytest

from gatepost.config.database import database_settings, server_address
from gatepost.config.database_address import AddressMistake, read_address
from gatepost.config.env import EnvironmentMistake
from gatepost.kernel.cluster import Cluster

_URL = "postgresql://app:p%40ss@db.invalid:6432/post?sslmode=require"


def _default(env):
    return database_settings(env)["default"]


def test_without_an_address_the_embedded_cluster_is_used(tmp_path):
    env = {"GATEPOST_DATA_DIR": str(tmp_path)}
    assert _default(env)["HOST"] == str(Cluster(tmp_path).socket_dir)
    assert _default(env)["USER"] == "gatepost_app"
    assert _default(env)["NAME"] == "gatepost"


def test_the_owner_has_an_account_of_its_own(tmp_path):
    env = {"GATEPOST_DATA_DIR": str(tmp_path), "GATEPOST_DB_ROLE": "owner"}
    assert _default(env)["USER"] == "gatepost_owner"


def test_every_part_of_an_address_is_used():
    settings = _default({"DATABASE_URL": _URL})
    parts = {key: settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert parts == {"NAME": "post", "USER": "app", "PASSWORD": "p@ss", "HOST": "db.invalid", "PORT": "6432"}
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_the_owner_uses_its_own_address():
    env = {
        "DATABASE_URL": _URL,
        "DATABASE_OWNER_URL": "postgres://boss@/post?host=/run/pg",
        "GATEPOST_DB_ROLE": "owner",
    }
    assert (_default(env)["USER"], _default(env)["HOST"]) == ("boss", "/run/pg")


def test_a_dead_connection_is_replaced_before_a_page_notices():
    assert _default({"DATABASE_URL": _URL})["CONN_HEALTH_CHECKS"] is True


def test_only_serving_uses_a_pool():
    assert _default({"DATABASE_URL": _URL, "GATEPOST_DB_POOL": "3"})["OPTIONS"]["pool"]["max_size"] == 3
    assert (
        "pool"
        not in _default({"DATABASE_OWNER_URL": _URL, "DATABASE_URL": _URL, "GATEPOST_DB_ROLE": "owner"})["OPTIONS"]
    )


@pytest.mark.parametrize(
    ("env", "message"),
    [
        ({"GATEPOST_DB_ROLE": "root"}, "GATEPOST_DB_ROLE is 'root'. Write app or owner."),
        (
            {"DATABASE_URL": "mysql://host/post"},
            (
                "DATABASE_URL must look like postgresql://name:password@host:5432/gatepost; "
                "Gatepost works with PostgreSQL only."
            ),
        ),
        (
            {"DATABASE_URL": "postgresql://host:none/post"},
            "DATABASE_URL must have a port from 1 to 65535 after the host.",
        ),
        (
            {"DATABASE_URL": _URL, "GATEPOST_DB_ROLE": "owner"},
            (
                "DATABASE_OWNER_URL is not set. DATABASE_URL names the account that serves; "
                "DATABASE_OWNER_URL must name the account that owns the tables."
            ),
        ),
    ],
)
def test_a_mistake_names_the_variable(env, message):
    with pytest.raises(EnvironmentMistake) as caught:
        server_address(env)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["postgresql://host", "postgresql://host/", "postgresql://host/one/two"])
def test_an_address_names_exactly_one_database(text):
    with pytest.raises(AddressMistake, match="must name one database"):
        read_address(text)


def test_a_password_is_never_shown():
    assert "p@ss" not in repr(read_address(_URL))
    with pytest.raises(AddressMistake) as caught:
        read_address("postgresql://app:p%40ss@host:99999/post")
    assert "p%40ss" not in str(caught.value)
