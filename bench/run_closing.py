"""Closing an emergency with 1,000,000 passages, step by step. `python -m bench.run_closing`."""

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
        ground.execute("ANALYZE")
        note("closing")
        timed = ground.run_json("bench.closing_timing")
    show(
        f"{timed['rows']:,} rows destroyed, {timed['figures']:,} figures kept and compared;"
        f" peak memory of the program {timed['peak_mb']:.0f} MB",
        ["step", "transactions", "seconds", "longest"],
        [
            [step, str(one["times"]), number(one["seconds"]), number(one["longest"])]
            for step, one in timed["steps"].items()
        ],
    )


if __name__ == "__main__":
    run()
