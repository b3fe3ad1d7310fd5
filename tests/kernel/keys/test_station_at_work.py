"""People who read and write while a station's key is changed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction

from gatepost.kernel import vault
from gatepost.kernel.keys.changing import begin_change, begun_change
from gatepost.kernel.keys.moving import Round, move_table
from gatepost.kernel.keys.station import rotate_station_key
from gatepost.kernel.keys.taking_over import take_over, work_out
from gatepost.kernel.keys.watching import KeyStep, NobodyWatches
from gatepost.people.actions import edit_person, register_person
from gatepost.people.demo_identity_numbers import demo_identity_number
from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.queries.persons import find_persons
from gatepost.people.refusals import AlreadyRegistered
from gatepost.people.sealed import SEALED_TABLES
from gatepost.people.sealing import phone_of
from tests.factories import NOON, actor_of
from tests.ground.overlapping import overlapping
from tests.kernel.keys.kept import PHONE, Kept, forget, keys_of, left_under
from tests.people.conftest import PAPER

NEW_PAPER = demo_identity_number(date(1971, 4, 2), Sex.MALE, 3)


def rotate(kept: Kept) -> int:
    return rotate_station_key(station_id=kept.station_id, at=NOON)


def register(kept: Kept, paper: str, name: str = "周一帆") -> Person:
    return register_person(
        name=name, paper_kind=PaperKind.RESIDENT_CARD, paper_number=paper, by=actor_of(kept.cast.alice), at=NOON
    )


def persons_with(kept: Kept, paper: str) -> int:
    return len(find_persons(kept.station_id, paper))


def take_over_only(kept: Kept) -> None:
    """As for everybody who was changed since the indexes were worked out."""
    take_over(begin_change(kept.station_id, NOON), NOON, {}, NobodyWatches())


def test_who_was_writing_a_number_is_waited_for_and_found_by_the_new_key(committed: Kept) -> None:
    former = vault.station_key(committed.station_id)
    both = overlapping(lambda: register(committed, NEW_PAPER), lambda: take_over_only(committed))
    assert (both.second_waited, both.second) == (True, None)
    assert persons_with(committed, NEW_PAPER) == 1
    rotate(committed)
    forget()
    assert (persons_with(committed, NEW_PAPER), left_under(former, committed.station_id)) == (1, {})


def test_the_number_of_somebody_cannot_be_taken_again_while_the_key_changes(committed: Kept) -> None:
    both = overlapping(lambda: take_over_only(committed), lambda: register(committed, PAPER))
    assert both.second_waited is True
    assert isinstance(both.second, AlreadyRegistered)
    assert persons_with(committed, PAPER) == 1


def test_who_was_changed_while_indexes_were_worked_out_is_found_as_they_are_now(committed: Kept) -> None:
    change = begin_change(committed.station_id, NOON)
    known = work_out(change, NobodyWatches())
    edit_person(
        person_id=committed.person.pk,
        paper_kind=PaperKind.RESIDENT_CARD,
        paper_number=NEW_PAPER,
        sex=None,
        born_on=None,
        by=actor_of(committed.cast.alice),
        at=NOON,
    )
    newcomer = register(committed, PAPER)
    take_over(change, NOON, known, NobodyWatches())
    rotate(committed)
    forget()
    found = [find_persons(committed.station_id, paper) for paper in (NEW_PAPER, PAPER)]
    assert found == [[committed.person.pk], [newcomer.pk]]
    assert find_persons(committed.station_id, PHONE) == [committed.person.pk]


def test_a_row_that_somebody_holds_is_passed_by_and_moved_afterwards(committed: Kept) -> None:
    take_over_only(committed)
    change = begun_change(committed.station_id)
    assert change is not None

    def one_round() -> tuple[int, int]:
        this = Round()
        move_table(SEALED_TABLES[0], change, this, NobodyWatches())
        return this.moved, this.passed_by

    both = overlapping(lambda: Person.objects.select_for_update().get(pk=committed.person.pk).name, one_round)
    with_phone = Person.objects.filter(station_id=committed.station_id).exclude(phone_sealed=None).count()
    assert (both.first, both.second_waited, both.second) == ("王芳", False, (with_phone - 1, 1))
    rotate(committed)
    assert left_under(change.former, committed.station_id) == {}


def test_a_long_transaction_is_waited_for_before_the_former_key_goes(committed: Kept) -> None:
    """It read a value while that was under the former key, and may open it later."""
    waited: list[KeyStep] = []
    read, go_on = Event(), Event()

    class Watches(NobodyWatches):
        def begin(self, step: KeyStep, total: int | None = None) -> None:
            waited.append(step)
            if step is KeyStep.WAIT:
                assert vault.station_keys(committed.station_id) != []
                go_on.set()

    def long_one() -> object:
        with transaction.atomic():
            row = Person.objects.get(pk=committed.person.pk)
            read.set()
            go_on.wait(20)
            return phone_of(row)

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(on_own_connection(long_one))
        assert read.wait(20)
        rotate_station_key(station_id=committed.station_id, at=NOON, watch=Watches())
        assert (reading.result(20), waited[0]) == (PHONE, KeyStep.WAIT)


def test_readers_find_and_read_everything_at_every_moment(committed: Kept) -> None:
    before, done = committed.read(), Event()

    def read_on() -> list[object]:
        wrong: list[object] = []
        rounds = 0
        while not done.is_set() or rounds < 2:
            rounds += 1
            forget()
            with transaction.atomic():
                seen = (committed.read(), committed.found())
            if seen != (before, committed.all_found):
                wrong.append(seen)
        return wrong

    def write_on() -> list[str]:
        written: list[str] = []
        while not done.is_set() and len(written) < 40:
            paper = demo_identity_number(date(1980, 1, 1 + len(written) % 28), Sex.MALE, 1 + 2 * len(written))
            register(committed, paper, name="简书白")
            written.append(paper)
        return written

    with ThreadPoolExecutor(2) as pool:
        reading, writing = pool.submit(on_own_connection(read_on)), pool.submit(on_own_connection(write_on))
        try:
            rotate(committed)
        finally:
            done.set()
        wrong, written = reading.result(30), writing.result(30)
    forget()
    assert wrong == []
    assert [persons_with(committed, paper) for paper in written] == [1] * len(written)
    assert keys_of(committed.station_id) == [("empty", False), ("current", True)]


def on_own_connection(work: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        try:
            return work()
        finally:
            connection.close()

    return run


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget()
