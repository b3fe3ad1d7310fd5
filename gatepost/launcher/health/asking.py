"""What the doctor asks the database, as the account that owns the tables. Needs Django set up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max

from gatepost.config.database import OLDEST_SERVER
from gatepost.kernel import clock
from gatepost.kernel.backup.queries import OVERDUE_AFTER, keeping, last_good
from gatepost.kernel.models import AuditLine, DataKey, DomainClock
from gatepost.kernel.partitions import PARTITIONED, left_in_default, month_starts
from gatepost.kernel.secrets import master_key_paths
from gatepost.kernel.vault import opens
from gatepost.launcher.health import keys, rows
from gatepost.launcher.health.findings import Finding

_MONTHS_LOOKED_AT = 3


def server() -> Iterator[Finding]:
    yield rows.version(int(_one("SELECT current_setting('server_version_num')")), oldest=OLDEST_SERVER)
    yield rows.roles(
        owner_passes=_one("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"),
        owner_is_member=_one("SELECT pg_has_role(current_user, 'gatepost_app', 'MEMBER')"),
        app_is_bound=not _one("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = 'gatepost_app'"),
    )
    yield rows.migrations(pending_steps())


def pending_steps() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def contents(*, is_serving: bool) -> Iterator[Finding]:
    """Of tables that are those of this version."""
    yield from _clocks()
    yield from rows.months(_missing_months(), left_in_default())
    yield _master_key()
    yield from keys.unfinished(master=master_key_paths(settings.DATA_DIR)[1].exists(), stations=_changing_stations())
    kept = keeping()
    yield keys.recovery_key(kept.sheet.mark if kept.sheet else None)
    good = last_good()
    yield rows.backup(good.started_at if good else None, now=datetime.now(UTC), overdue_after=OVERDUE_AFTER)
    yield rows.backup_disk(is_shared=kept.is_on_the_same_disk)
    beat = _one("SELECT max(last_heartbeat) FROM procrastinate_workers")
    yield rows.worker(beat, now=_one("SELECT now()"), is_serving=is_serving)
    yield rows.failed_jobs(_failed_jobs())


def database_bytes() -> int:
    return int(_one("SELECT pg_database_size(current_database())"))


def _clocks() -> Iterator[Finding]:
    yield from rows.clocks(
        machine=datetime.now(UTC),
        database=_one("SELECT clock_timestamp()"),
        offset=DomainClock.objects.values_list("offset", flat=True).first() or timedelta(),
        is_demo=_one("SELECT obj_description('django_migrations'::regclass, 'pg_class')") is not None,
        last_at=AuditLine.objects.aggregate(last=Max("at"))["last"],
    )


def _missing_months() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relispartition")
        made = {row[0] for row in cursor.fetchall()}
    starts = month_starts(clock.now(), _MONTHS_LOOKED_AT)
    wanted = [f"{table}_{start:%Y_%m}" for table in PARTITIONED for start in starts]
    return [name for name in wanted if name not in made]


def _master_key() -> Finding:
    wrapped = list(DataKey.objects.filter(destroyed_at=None))
    path = master_key_paths(settings.DATA_DIR)[0]
    return keys.master_key(path, data_keys=len(wrapped), opens=lambda: all(map(opens, wrapped)))


def _changing_stations() -> int:
    return DataKey.objects.filter(destroyed_at=None).exclude(stage=DataKey.Stage.CURRENT).count()


def _failed_jobs() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, count(DISTINCT job.id) FROM procrastinate_jobs job JOIN procrastinate_events ON job_id = job.id"
            " WHERE status = 'failed' AND at > now() - interval '7 days' GROUP BY task_name ORDER BY task_name"
        )
        return dict(cursor.fetchall())


def _one(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return row[0] if row else None
