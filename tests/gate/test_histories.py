"""Whatever happens at two gates in half a day, the records agree with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction
from gatepost.gate.models import Outing, Passage, PresenceRow
from gatepost.gate.queries.inside import inside_rows, list_inside
from gatepost.gate.queries.passages import DayFigures, day_figures, filtered_passages, high_from
from gatepost.kernel import clock
from gatepost.kernel.models import AuditLine
from tests.cast import Cast
from tests.gate.histories import Step, Told, World, histories, make_world, tell

TODAY = date(2020, 2, 14)
USUAL = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
DEEP = settings(USUAL, max_examples=500)


@pytest.fixture
def world(cast: Cast) -> World:
    return make_world(cast)


@contextmanager
def one_day() -> Iterator[None]:
    """Forgotten afterwards, so that the next history begins with an empty gate."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def seen(told: list[Told]) -> list[Told]:
    """Who went through with a card, in the order in which it happened; of two at one instant the later told is the later."""
    return sorted((one for one in told if one.card and one.content.passed), key=lambda one: one.happened_at)


def subject(one: Told) -> UUID:
    assert one.card is not None
    return one.card.person_id or one.card.vehicle_id


def compound(world: World, one: Told) -> UUID:
    house = world.cast.house
    return (house.compound if one.content.post_id == house.east.id else house.other_compound).id


def whereabouts_say_what_the_last_passage_says(world: World, told: list[Told]) -> None:
    last = {subject(one): one for one in seen(told)}
    stored = PresenceRow.objects.filter(station_id=world.cast.house.station.id)
    assert {(row.subject_id, row.is_inside, row.compound_id, row.passage_id) for row in stored} == {
        (key, one.content.direction is Direction.IN, compound(world, one), one.content.id) for key, one in last.items()
    }


def inside_counts_workers_and_vehicles_that_are_in(world: World, told: list[Told]) -> None:
    last = {subject(one): one for one in seen(told)}.values()
    within = [one for one in last if one.content.direction is Direction.IN and one.card.kind != PasserKind.RESIDENT]
    lines, total = list_inside(world.cast.house.station.id)
    assert total == len(lines) == inside_rows(world.cast.house.station.id).count() == len(within)


def each_identifier_is_there_once_with_one_line(world: World, told: list[Told]) -> None:
    sent = Counter(one.content.id for one in told)
    assert Counter(Passage.objects.filter(inferred=False).values_list("id", flat=True)) == sent
    assert Counter(AuditLine.objects.filter(action="gate.record_passage").values_list("subject_id", flat=True)) == sent
    for one in told:
        first, again = one.answers[0], one.answers[-1]
        assert [answer.is_new for answer in one.answers] == [True, False][: len(one.answers)]
        assert (first.verdict, first.reasons) == (again.verdict, again.reasons)


def exit_is_inferred_for_every_entry_from_elsewhere_and_for_nothing_else(world: World, told: list[Told]) -> None:
    """As the records had it when it was told: what was told later of an earlier time changes nothing afterwards."""
    wanted: list[tuple[UUID, UUID]] = []
    records: dict[UUID, Told] = {}
    for one in (one for one in told if one.card and one.content.passed):
        before = records.get(subject(one))
        if before and before.happened_at > one.happened_at:
            continue
        is_entry, was_in = one.content.direction is Direction.IN, before and before.content.direction is Direction.IN
        if is_entry and was_in and compound(world, before) != compound(world, one):
            wanted.append((subject(one), compound(world, before)))
        records[subject(one)] = one
    rows = Passage.objects.filter(inferred=True)
    assert {(row.direction, row.passed) for row in rows} <= {("out", True)}
    assert Counter((row.person_id or row.vehicle_id, row.compound_id) for row in rows) == Counter(wanted)


def outings_are_those_who_left_a_household(world: World, told: list[Told]) -> None:
    out = [one for one in seen(told) if one.content.direction is Direction.OUT and one.card.person_id]
    households = Counter(one.card.person.household_id for one in out if one.card.person.household_id)
    assert dict(Outing.objects.values_list("household_id", "outings")) == households
    assert set(Outing.objects.values_list("day", flat=True)) <= {TODAY}


def figures_of_the_day_are_the_lengths_of_their_lists(world: World, told: list[Told]) -> None:
    station_id, at = world.cast.house.station.id, clock.day_bounds(TODAY)[1]
    threshold = high_from(station_id, TODAY, at)
    names = ("entered", "left", "turned_away", "high", "overruled")
    lists = {
        name: filtered_passages(station_id, TODAY, only=name, threshold=threshold).count() for name in names
    }  # fmt: skip
    counted = {
        "entered": sum(one.content.passed and one.content.direction is Direction.IN for one in told),
        "left": sum(one.content.passed and one.content.direction is Direction.OUT for one in told),
        "turned_away": sum(not one.content.passed for one in told),
        "high": sum(reading.tenths >= 373 for one in told for reading in one.content.readings),
    }
    assert day_figures(station_id, TODAY, threshold=threshold) == DayFigures(**lists)
    assert {name: lists[name] for name in counted} == counted
    assert filtered_passages(station_id, TODAY).count() == Passage.objects.count()


INVARIANTS = (
    whereabouts_say_what_the_last_passage_says,
    inside_counts_workers_and_vehicles_that_are_in,
    each_identifier_is_there_once_with_one_line,
    exit_is_inferred_for_every_entry_from_elsewhere_and_for_nothing_else,
    outings_are_those_who_left_a_household,
    figures_of_the_day_are_the_lengths_of_their_lists,
)


def check_history(world: World, history: list[Step]) -> None:
    with one_day():
        told = tell(world, history)
        for holds in INVARIANTS:
            holds(world, told)


@USUAL
@given(histories)
def test_records_of_any_half_day_agree(world: World, history: list[Step]) -> None:
    check_history(world, history)


@pytest.mark.long
@DEEP
@given(histories)
def test_records_of_five_hundred_half_days_agree(world: World, history: list[Step]) -> None:
    check_history(world, history)
