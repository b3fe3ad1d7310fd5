"""Talking to the embedded PostgreSQL over its socket."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg

SUPERUSER = "postgres"
_PATIENCE_SECONDS = 2


def cluster_url(socket_dir: Path, *, user: str, database: str) -> str:
    """A libpq address; there is no password, the folder of the socket is private."""
    return f"postgresql://{quote(user, safe='')}@/{quote(database, safe='')}?{urlencode({'host': str(socket_dir)})}"


def connect(socket_dir: Path) -> psycopg.Connection[tuple[object, ...]]:
    url = cluster_url(socket_dir, user=SUPERUSER, database="postgres")
    return psycopg.connect(url, autocommit=True, connect_timeout=_PATIENCE_SECONDS)


def answers(socket_dir: Path) -> bool:
    try:
        connect(socket_dir).close()
    except psycopg.OperationalError:
        return False
    return True
