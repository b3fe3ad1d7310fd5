"""Migrations, the months ahead, static files and the demo's rows, in one process that ends before serving begins.

`python -m gatepost.launcher.preparing [--demo [--fresh]]`; it ends with EMPTY_FIRST when the database must be emptied before.
"""

from __future__ import annotations

import os
import sys

import django
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from gatepost.config.database import OLDEST_SERVER
from gatepost.launcher.exit_codes import EMPTY_FIRST
from gatepost.launcher.words import Refusal, say, speaks_chinese


def require_new_server() -> None:
    """Raises Refusal for a PostgreSQL that lacks what we use."""
    connection.ensure_connection()
    found = connection.connection.info.server_version
    if found < OLDEST_SERVER:
        raise Refusal(
            f"PostgreSQL {found // 10000} 太旧，需要 15 或更新版本。",
            f"PostgreSQL {found // 10000} is too old; Gatepost needs 15 or newer.",
        )


def migrate() -> None:
    """A database that is up to date costs one query."""
    executor = MigrationExecutor(connection)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not steps:
        return
    say(f"  建立数据表（{len(steps)} 步）", f"  Making tables ({len(steps)} steps)")
    call_command("migrate", interactive=False, verbosity=0)


def load_demo(*, fresh: bool) -> int:
    """Loads once. Real data is never touched, a half-loaded demo never shown."""
    from gatepost.launcher.demo_mark import DemoState, demo_state, mark_demo  # noqa: PLC0415  (needs Django set up)

    state = demo_state()
    if state is DemoState.FOREIGN:
        raise Refusal(
            "这个数据目录里有真实数据，演示不会动它；请用 GATEPOST_DATA_DIR 指定另一个目录。",
            "This data directory holds real data, which the demo never touches; give the demo another GATEPOST_DATA_DIR.",
        )
    if state is DemoState.LOADING or (fresh and state is DemoState.LOADED):
        return EMPTY_FIRST
    if state is DemoState.EMPTY:
        mark_demo(DemoState.LOADING)
        call_command("load_demo")
        mark_demo(DemoState.LOADED)
    return 0


def main(arguments: list[str]) -> int:
    from gatepost.launcher.static_files import collect_static  # noqa: PLC0415  (needs Django set up)

    django.setup()
    translation.activate("zh-hans" if speaks_chinese(os.environ) else "en")
    try:
        require_new_server()
        migrate()
        call_command("make_months")
        collect_static()
        return load_demo(fresh="--fresh" in arguments) if "--demo" in arguments else 0
    except (Refusal, CommandError) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
