"""A backup of a post with 1,000,000 passages, and restoring it. `python -m bench.run_backup`."""

from __future__ import annotations

import os

from bench.ground import throwaway_ground
from bench.tables import note, number, show

PASSES = int(os.environ.get("GATEPOST_BENCH_PASSES", "10000"))
HISTORY = 100


def run() -> None:
    with throwaway_ground() as ground:
        note(f"filling: {PASSES * HISTORY:,} passages of {PASSES:,} passes")
        ground.run_json("bench.seeding", PASSES, 1, PASSES, HISTORY)
        size = ground.value("SELECT pg_size_pretty(pg_database_size('gatepost'))")
        folder = ground.cluster.data_dir / "backups"
        folder.mkdir()
        note(f"backing up a database of {size}")
        timed = ground.run_json("bench.backup_timing", folder)
    show(
        f"{timed['rows']:,} rows, {size} in the database, {timed['size'] / 1e6:.0f} MB in the backup;"
        f" peak memory of the program {timed['peak_mb']:.0f} MB",
        ["step", "seconds"],
        [
            ["sums, dump, encryption", number(timed["copy"])],
            ["proof: restored into an empty server and compared", number(timed["prove"])],
            ["restoring into a new data folder, compared", number(timed["restore"])],
        ],
    )


if __name__ == "__main__":
    run()
