"""A change of a station's key that dies at any statement: all can be read and found at once, and the next run ends it."""

from __future__ import annotations

import pytest

from gatepost.kernel import vault
from gatepost.kernel.keys.station import rotate_station_key
from gatepost.kernel.models import AuditLine
from tests.factories import NOON
from tests.kernel.keys.kept import Kept, forget, keys_of, left_under
from tests.kernel.keys.killing import kill, statements_of, taken_back

DONE = [("empty", False), ("current", True)]
EVERY, LAST = 9, 6
"""Numbers that meet each kind of step; `make test-long` takes every statement."""


def rotate(kept: Kept) -> None:
    rotate_station_key(station_id=kept.station_id, at=NOON)


def dies_everywhere(kept: Kept, *, step: int) -> set[tuple[tuple[str, bool], ...]]:
    """In which states it was left."""
    before, former = kept.read(), vault.station_key(kept.station_id)
    with taken_back():
        statements = statements_of(lambda: rotate(kept))
    left = set()
    for number in sorted({*range(1, statements + 1, step), *range(statements - LAST, statements + 1)}):
        with taken_back():
            forget()
            kill(lambda: rotate(kept), at=number)
            left.add(tuple(keys_of(kept.station_id)))
            forget()
            assert (number, kept.read(), kept.found()) == (number, before, kept.all_found)
            rotate(kept)
            forget()
            assert (number, kept.read(), kept.found()) == (number, before, kept.all_found)
            assert (number, keys_of(kept.station_id), left_under(former, kept.station_id)) == (number, DONE, {})
            assert (number, lines(kept)) == (number, ["kernel.rotate_station_key", "kernel.destroy_former_key"])
    return left


def lines(kept: Kept) -> list[str]:
    rows = AuditLine.objects.filter(station_id=kept.station_id, subject_kind="data_key").order_by("id")
    return [row.action for row in rows]


def test_wherever_it_dies_nothing_is_lost_and_nothing_is_done_twice(kept: Kept) -> None:
    assert dies_everywhere(kept, step=EVERY) == {
        (("current", True),),
        (("current", True), ("coming", True)),
        (("retired", True), ("current", True)),
        (("empty", True), ("current", True)),
    }


@pytest.mark.long
def test_at_no_statement_at_all_is_anything_lost(kept: Kept) -> None:
    assert len(dies_everywhere(kept, step=1)) >= 4
