"""Backs the database up and restores it into an empty one: `python -m bench.backup_timing FOLDER`; writes the seconds as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from psycopg.conninfo import conninfo_to_dict  # noqa: E402

from gatepost.kernel.backup.contents import take_file  # noqa: E402
from gatepost.kernel.backup.recording import back_up  # noqa: E402
from gatepost.kernel.backup.recovery import keep_public_half, new_recovery_key  # noqa: E402
from gatepost.kernel.backup.restoring import restore  # noqa: E402
from gatepost.kernel.cluster import Cluster  # noqa: E402


def main(folder: Path) -> None:
    sheet = new_recovery_key()
    keep_public_half(settings.DATA_DIR, sheet.public)
    times = {"begin": time.monotonic()}
    made = back_up(folder, tell=lambda step: times.update({step: time.monotonic()}))
    times["made"] = time.monotonic()
    with Cluster(folder / "new") as cluster:
        cluster.ensure_roles()
        cluster.ensure_database("gatepost")
        times["server"] = time.monotonic()
        restore(made.path, sheet, into=conninfo_to_dict(cluster.url()), take_file=take_file(folder / "new"))
        times["restored"] = time.monotonic()
    told = {
        "copy": times["prove"] - times["copy"],
        "prove": times["made"] - times["prove"],
        "restore": times["restored"] - times["server"],
        "size": made.size,
        "rows": made.rows,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
