"""The search box at 100,000 persons beside a lookup by primary key. `python -m bench.run_search`."""

from __future__ import annotations

import os

from bench.ground import throwaway_ground
from bench.tables import note, number, percentile, show

PERSONS = int(os.environ.get("GATEPOST_BENCH_PERSONS", "100000"))


def run() -> None:
    with throwaway_ground() as ground:
        note(f"filling: {PERSONS} persons")
        made = ground.run_json("bench.search_rows", PERSONS)
        size = ground.value("SELECT pg_size_pretty(pg_total_relation_size('kernel_searchentry'))")
        note(f"the table with its indexes has {size}")
        timed = ground.run_json("bench.search_timing", made["station_id"], made["key_id"], PERSONS, role="app")
    rows = [
        [
            kind,
            number(percentile(times, 0.5)),
            number(percentile(times, 0.99)),
            number(timed["found"][kind] / len(times)),
            str(len(times)),
        ]
        for kind, times in timed["times"].items()
    ]
    show(
        f"First 20 of {PERSONS:,} persons and {PERSONS // 3:,} doors",
        ["question", "p50 ms", "p99 ms", "found", "asked"],
        rows,
    )


if __name__ == "__main__":
    run()
