"""`gatepost doctor`: what is missing or wrong, in words, one line a finding, each with what to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from gatepost import PACKAGE_DIR
from gatepost.config.database import DATA_DIR_DEFAULT, server_address, uses_own_server
from gatepost.config.env import EnvironmentMistake
from gatepost.kernel.cluster import ClusterError
from gatepost.launcher.claim import is_claimed
from gatepost.launcher.commands import data_dir_of
from gatepost.launcher.django_here import django_here
from gatepost.launcher.health import keys, machine
from gatepost.launcher.health.findings import Finding, State, fine, hint, wrong
from gatepost.launcher.lan.addresses import lan_addresses
from gatepost.launcher.lan.authority import read_certificate
from gatepost.launcher.store import opened_store


def doctor() -> int:
    """1 when something is wrong; hints alone are no reason."""
    found = list(_look(data_dir_of(DATA_DIR_DEFAULT)))
    for finding in found:
        sys.stdout.write(f"{finding.line}\n")
    return 1 if any(finding.state is State.WRONG for finding in found) else 0


def _look(data_dir: Path) -> Iterator[Finding]:
    if not uses_own_server(os.environ) and not data_dir.exists():
        yield hint(
            f"还没有数据目录 {data_dir}。第一次 make serve 会建立它。",
            f"There is no data folder {data_dir} yet. The first make serve makes it.",
        )
        return
    yield fine(f"数据目录是 {data_dir}。", f"The data folder is {data_dir}.")
    yield _certificate(data_dir / "keys")
    try:
        with django_here(data_dir):
            yield from _program()
            yield from _post(data_dir)
    except EnvironmentMistake as mistake:
        yield wrong(f"环境变量不对：{mistake}", f"The environment is wrong: {mistake}")


def _certificate(folder: Path) -> Finding:
    known = read_certificate(folder)
    if known is None:
        return keys.certificate(days_left=None, missing=[])
    missing = [str(address) for address in lan_addresses() if address not in known.addresses]
    return keys.certificate(days_left=known.days_left(datetime.now(UTC)), missing=missing)


def _program() -> Iterator[Finding]:
    from gatepost.kernel.papers.typst import FONT_DIR, FONT_FILES  # noqa: PLC0415  (needs Django set up)

    yield machine.fonts(FONT_DIR, FONT_FILES)
    yield machine.styles(PACKAGE_DIR / "static" / "built")


def _post(data_dir: Path) -> Iterator[Finding]:
    from django.db import DatabaseError  # noqa: PLC0415  (needs Django set up)

    try:
        with opened_store(data_dir, os.environ):
            if uses_own_server(os.environ):
                yield _serving_account()
            yield from _database(data_dir)
    except (ClusterError, DatabaseError) as error:
        reason = str(error).splitlines()[0]
        yield wrong(f"数据库没有起来：{reason}", f"The database does not answer: {reason}")


def _serving_account() -> Finding:
    """That of the pages; everything else is asked as the owner."""
    address = server_address({**os.environ, "GATEPOST_DB_ROLE": "app"})
    words = {"host": address.host, "port": address.port, "dbname": address.name, "user": address.user}
    given = {name: value for name, value in words.items() if value} | address.options
    try:
        psycopg.connect(make_conninfo(**given, password=address.password or None)).close()
    except psycopg.Error as error:
        reason = str(error).splitlines()[0]
        return wrong(
            f"网页用的账号连不上（DATABASE_URL）：{reason}",
            f"The account of the pages cannot connect (DATABASE_URL): {reason}",
        )
    return fine("网页用的账号连得上。", "The account of the pages connects.")


def _database(data_dir: Path) -> Iterator[Finding]:
    from django.conf import settings  # noqa: PLC0415  (needs Django set up)

    from gatepost.launcher.health import asking  # noqa: PLC0415

    yield from asking.server()
    yield from machine.rooms([data_dir, settings.BACKUP_DIR], database_bytes=asking.database_bytes())
    if asking.pending_steps() == 0:
        yield from asking.contents(is_serving=is_claimed(data_dir))
