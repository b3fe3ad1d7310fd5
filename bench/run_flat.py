"""What a check costs when the past grows: history of the pass, number of passes, size of the table. `python -m bench.run_flat`.

Each case has a PostgreSQL and a server of its own, so that all can be asked in turn; each is asked the same number of checks.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from statistics import median

from bench.gate_calls import GateCalls
from bench.ground import throwaway_ground
from bench.load import drive
from bench.sides import Block, Side, measure
from bench.tables import middle, middle_and_range, note, show

ROUNDS = 5
CHECKS = 2000
CLIENTS = 4
WALKED = 1000
TEN_MILLION = int(os.environ.get("GATEPOST_BENCH_PASSAGES", "10000000"))
CASES = {
    "empty: 10,000 passes, no passages": (10_000, WALKED, 0, 0),
    "1,000 earlier passages of each pass shown": (10_000, WALKED, WALKED, 1000),
    "100,000 passes, no passages": (100_000, WALKED, 0, 0),
    f"{TEN_MILLION:,} passages, 1,000 of each pass": (TEN_MILLION // 1000, WALKED, TEN_MILLION // 1000, 1000),
}


def run() -> None:
    with ExitStack() as stack:
        sides = [_side(name, case, stack) for name, case in CASES.items()]
        for side in sides:
            warm = drive(side.port, side.calls(WALKED), clients=CLIENTS, seconds=60)
            note(f"{side.name}: answers {dict(warm.statuses)}")
        found: dict[str, list[Block]] = {side.name: [] for side in sides}
        for lap in range(ROUNDS):
            for side in sides:
                block = measure(side, clients=CLIENTS, seconds=120, most=CHECKS)
                found[side.name].append(block)
                note(f"round {lap + 1}, {side.name}: {block.total_ms:.2f} ms CPU, failed {block.failed}")
    _show(found)


def _side(name: str, case: tuple[int, int, int, int], stack: ExitStack) -> Side:
    ground = stack.enter_context(throwaway_ground())
    note(f"filling: {name}")
    seeded = ground.run_json("bench.seeding", *case)
    ground.settle()
    size = ground.value("SELECT pg_size_pretty(pg_database_size(current_database()))")
    note(f"{seeded['passages']} passages, {size}")
    server = stack.enter_context(ground.serving())
    return Side(name, server.port, GateCalls(seeded).take, [server.pid], [ground.database_pid])


def _show(found: dict[str, list[Block]]) -> None:
    empty = next(iter(found.values()))
    rows = []
    for name, blocks in found.items():
        ratios = [block.total_ms / other.total_ms for block, other in zip(blocks, empty, strict=True)]
        rows.append(
            [
                name,
                middle([block.app_ms for block in blocks]),
                middle([block.database_ms for block in blocks]),
                middle_and_range([block.total_ms for block in blocks]),
                middle_and_range(ratios),
                f"{median(block.p50 for block in blocks):.1f} / {median(block.p99 for block in blocks):.1f}",
                str(sum(block.failed for block in blocks)),
            ]
        )
    heads = ["case", "app CPU ms", "database CPU ms", "CPU ms", "over empty", "p50 / p99 ms", "failed"]
    show(f"{CHECKS} checks each, {CLIENTS} clients, medians of {ROUNDS} rounds in turn", heads, rows)


if __name__ == "__main__":
    run()
