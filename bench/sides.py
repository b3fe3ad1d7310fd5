"""One block of load against one side, and what it cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.load import Load, drive
from bench.processor import cpu_seconds
from bench.tables import percentile


@dataclass(frozen=True, slots=True)
class Side:
    """Something that answers calls on this machine."""

    name: str
    port: int
    calls: Callable[[int], Iterator[bytes]]
    app_pids: Sequence[int]
    database_pids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Block:
    """Milliseconds; rates per second."""

    answers: int
    failed: int
    rate: float
    p50: float
    p99: float
    app_ms: float
    database_ms: float
    client_share: float
    """Of one core."""

    @property
    def total_ms(self) -> float:
        return self.app_ms + self.database_ms


def measure(side: Side, *, clients: int, seconds: float, most: int) -> Block:
    calls = side.calls(most)
    app, database = cpu_seconds(side.app_pids), cpu_seconds(side.database_pids)
    load = drive(side.port, calls, clients=clients, seconds=seconds)
    app, database = cpu_seconds(side.app_pids) - app, cpu_seconds(side.database_pids) - database
    answers = load.answers
    return Block(
        answers=answers,
        failed=_failed(load),
        rate=answers / load.seconds,
        p50=percentile(load.latencies_ms, 0.5),
        p99=percentile(load.latencies_ms, 0.99),
        app_ms=app * 1000 / answers,
        database_ms=database * 1000 / answers,
        client_share=load.client_seconds / load.seconds,
    )


def _failed(load: Load) -> int:
    return sum(count for status, count in load.statuses.items() if status not in {200, 201})
