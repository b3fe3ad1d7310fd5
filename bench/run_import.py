"""A register of 100,000 residents in 15 columns, checked and written, then the same file again. `python -m bench.run_import`."""

from __future__ import annotations

import os

from bench.ground import throwaway_ground
from bench.tables import note, number, show

_STEPS = {"check": "check", "write": "write", "look": "looking for who may be the same, by itself"}
ROWS = int(os.environ.get("GATEPOST_BENCH_ROWS", "100000"))


def run() -> None:
    with throwaway_ground() as ground:
        file = ground.cluster.data_dir / "residents.xlsx"
        note(f"writing a sheet of {ROWS} rows")
        made = ground.run_json("bench.import_rows", ROWS, file)
        note(f"importing it twice ({file.stat().st_size / 1e6:.1f} MB)")
        where = [made[name] for name in ("station_id", "compound_id", "account_id")]
        timed = ground.run_json("bench.import_timing", *where, file, role="app")
    rows = [
        [
            f"{name}, {_STEPS[step]}",
            number(one[step]["seconds"]),
            number(one[step]["own"]),
            ", ".join(f"{verdict} {count:,}" for verdict, count in one["counts"].items()),
        ]
        for name, one in zip(("first time", "the same file again"), timed["rounds"], strict=True)
        for step in _STEPS
    ]
    show(
        f"{ROWS:,} rows x 15; peak memory of the process that imports: {timed['peak_mb']:.0f} MB",
        ["step", "seconds", "of them own work", "rows"],
        rows,
    )


if __name__ == "__main__":
    run()
