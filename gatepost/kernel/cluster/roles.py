"""Accounts and databases inside PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from psycopg import Connection, sql

from gatepost.kernel.cluster.connections import connect

OWNER, APP = "gatepost_owner", "gatepost_app"
_LOCK = 0x6761_7465
"""Two processes that prepare one server take turns; the number is ours alone by its text, `gate`."""


def _missing(connection: Connection[tuple[object, ...]], catalogue: str, column: str, name: str) -> bool:
    query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(catalogue), sql.Identifier(column))
    return connection.execute(query, [name]).fetchone() is None


def make_roles(socket_dir: Path) -> None:
    """`gatepost_owner` migrates and loads; `gatepost_app` serves and owns nothing. The owner may act as the app."""
    with connect(socket_dir) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        for role in (OWNER, APP):
            if _missing(connection, "pg_roles", "rolname", role):
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        connection.execute(sql.SQL("ALTER ROLE {} CREATEDB BYPASSRLS").format(sql.Identifier(OWNER)))
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER)))


def make_database(socket_dir: Path, name: str) -> None:
    with connect(socket_dir) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        if _missing(connection, "pg_database", "datname", name):
            create = sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
            connection.execute(create)


def drop_database(socket_dir: Path, name: str) -> None:
    """With everything in it, whoever is connected."""
    with connect(socket_dir) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def rename_database(socket_dir: Path, name: str, new_name: str) -> None:
    """Whoever is connected is sent away. The new name must be free."""
    with connect(socket_dir) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(new_name))
        connection.execute(rename)
