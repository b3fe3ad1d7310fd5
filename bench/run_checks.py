"""A check at the gate through HTTP, beside a bare insert and, where one runs, beside pretix. `python -m bench.run_checks`.

GATEPOST_BENCH_PRETIX names the JSON file that describes a running pretix; without it, that side is left out and the table says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path
from statistics import median

from bench.bare_insert import TABLE
from bench.gate_calls import GateCalls
from bench.ground import Ground, throwaway_ground
from bench.load import drive, http_call
from bench.pretix_side import PretixCalls, read_description
from bench.sides import Block, Side, measure
from bench.tables import middle, middle_and_range, note, show

CLIENTS = (1, 4, 16)
ROUNDS = 3
SECONDS = 8.0
PASSES = 10_000
MOST_CALLS = 12_000

Found = dict[tuple[str, int], list[Block]]


def run() -> None:
    with throwaway_ground() as ground:
        seeded = ground.run_json("bench.seeding", PASSES, PASSES, 0, 0)
        ground.execute(TABLE)
        with ground.serving() as gate, ground.serving("bench.bare_settings") as bare:
            database = [ground.database_pid]
            sides = [
                Side("check", gate.port, GateCalls(seeded).take, [gate.pid], database),
                Side("bare insert", bare.port, _bare_calls, [bare.pid], database),
                *_pretix(),
            ]
            found = _measured(sides)
        _show(found, sides)
        _show_ratios(found, sides)
        _show_kept(ground)


def _bare_calls(count: int) -> Iterator[bytes]:
    return repeat(http_call("/row", b"{}", {}), count * 5)


def _pretix() -> list[Side]:
    named = os.environ.get("GATEPOST_BENCH_PRETIX")
    if not named:
        note("no pretix: GATEPOST_BENCH_PRETIX is not set")
        return []
    described = read_description(Path(named))
    port = int(described["base"].rpartition(":")[2])
    pids = described["app_pids"], described["database_pids"]
    return [Side("pretix", port, PretixCalls(described).take, *pids)]


def _measured(sides: Sequence[Side]) -> Found:
    """In turn, so that what the machine does meanwhile meets every side."""
    for side in sides:
        warm = drive(side.port, side.calls(60), clients=4, seconds=30)
        note(f"{side.name} answers {dict(warm.statuses)}: {warm.last_answer[:160]!r}")
    found: Found = {}
    for lap in range(ROUNDS):
        for clients in CLIENTS:
            for side in sides:
                block = measure(side, clients=clients, seconds=SECONDS, most=MOST_CALLS)
                found.setdefault((side.name, clients), []).append(block)
                note(f"round {lap + 1}, {clients} clients, {side.name}: {block.rate:.0f}/s, failed {block.failed}")
    return found


def _show(found: Found, sides: Sequence[Side]) -> None:
    heads = [
        "side",
        "clients",
        "per second",
        "p50 ms",
        "p99 ms",
        "app CPU ms",
        "database CPU ms",
        "CPU ms",
        "client",
        "failed",
    ]
    rows = [[side.name, str(clients), *_cells(found[side.name, clients])] for side in sides for clients in CLIENTS]
    show(f"Checks through HTTP, medians of {ROUNDS} rounds in turn", heads, rows)


def _cells(blocks: Sequence[Block]) -> list[str]:
    return [
        middle_and_range([block.rate for block in blocks]),
        middle([block.p50 for block in blocks]),
        middle([block.p99 for block in blocks]),
        middle([block.app_ms for block in blocks]),
        middle([block.database_ms for block in blocks]),
        middle_and_range([block.total_ms for block in blocks]),
        f"{median(block.client_share for block in blocks):.0%}",
        str(sum(block.failed for block in blocks)),
    ]


def _show_ratios(found: Found, sides: Sequence[Side]) -> None:
    rows = []
    for other in [side.name for side in sides[1:]]:
        for clients in CLIENTS:
            pairs = list(zip(found["check", clients], found[other, clients], strict=True))
            rate = [ours.rate / theirs.rate for ours, theirs in pairs]
            wait = [ours.p50 / theirs.p50 for ours, theirs in pairs]
            processor = [ours.total_ms / theirs.total_ms for ours, theirs in pairs]
            rows.append([other, str(clients), *map(middle_and_range, (rate, wait, processor))])
    show("A check over the other side, round by round", ["other side", "clients", "rate", "p50", "CPU"], rows)


def _show_kept(ground: Ground) -> None:
    """That every answer stands for rows that are there."""
    counted = ("gate_passage", "gate_presence", "gate_outing", "kernel_audit")
    rows = [[table, str(ground.value(f"SELECT count(*) FROM {table}"))] for table in counted]
    rows.append(
        ["passages not admitted", str(ground.value("SELECT count(*) FROM gate_passage WHERE verdict <> 'admit'"))]
    )
    show("Rows afterwards", ["table", "rows"], rows)


if __name__ == "__main__":
    run()
