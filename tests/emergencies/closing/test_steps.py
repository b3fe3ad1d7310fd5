"""What goes is gone, what stays is there, every number is the same; and whoever dies in between loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from gatepost.emergencies.closing import steps
from gatepost.emergencies.closing.comparing import FiguresDiffer
from gatepost.emergencies.closing.preview import preview, span_of
from gatepost.emergencies.closing.steps import carry_out, take_one_step
from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing
from gatepost.gate.models import GateHold, Pass, Passage, PresenceRow, Vehicle
from gatepost.kernel.models import DataKey, KeptFigure
from gatepost.kernel.retention.figures import figures_of, kept_figures, summaries
from gatepost.people.models import Employment, Household, Person, SheetImport
from tests.cast import Cast
from tests.emergencies.closing.history import LATER, PHONES, History
from tests.factories import make_device, make_passage

ORDER = ["count", "destroy", "check", "destroy_key", "tell_devices", "finish", "done"]


class Killed(BaseException):
    """The machine died."""


def rows_left(closing: Closing) -> dict[str, int]:
    return {line.table: line.count for line in preview(closing.emergency).goes if line.count}


def test_nothing_of_what_was_to_go_is_left(signed: Closing) -> None:
    assert rows_left(signed) != {}
    carry_out(signed.id)
    assert rows_left(signed) == {}


def test_each_table_lost_exactly_what_was_counted(signed: Closing) -> None:
    before = rows_left(signed)
    carry_out(signed.id)
    signed.refresh_from_db()
    assert {table: count for table, count in signed.ended.items() if count} == before
    assert before == {
        "gate_passage": 121, "gate_visit": 1, "gate_presence": 1, "gate_outing": 1, "gate_gatehold": 1, "gate_pass": 7, "gate_vehicle": 1,
        "people_importfile": 1, "people_sheetimport": 1, "people_employment": 1, "people_household": 6, "people_person": 6,
    }  # fmt: skip


def test_every_figure_is_the_same_before_and_after_to_the_last_unit(signed: Closing) -> None:
    span = span_of(signed.emergency)
    before = figures_of(span)
    assert kept_figures(span.station_id, span.emergency_id) == {}
    carry_out(signed.id)
    assert kept_figures(span.station_id, span.emergency_id) == before
    assert {name: one.total for name, one in summaries(before).items()} == {
        "companions": 120, "holds": 1, "outings": 2, "passages": 121, "passes": 7, "persons": 6, "vehicles": 1,
    }  # fmt: skip


def test_figures_are_split_by_day_gate_direction_and_verdict(signed: Closing) -> None:
    carry_out(signed.id)
    kept = KeptFigure.objects.filter(figure="passages")
    assert sum(row.count for row in kept) == 121
    assert {tuple(sorted(row.split)) for row in kept} == {
        ("direction", "high", "inferred", "overruled", "passed", "passer", "verdict")
    }
    assert (kept.filter(day=None).count(), kept.filter(place_id=None).count()) == (0, 0)
    assert sum(row.count for row in kept if not row.split["passed"]) == 12


def test_what_stays_is_there(signed: Closing, cast: Cast, history: History) -> None:
    house = cast.house
    carry_out(signed.id)
    assert list(Person.objects.filter(station=house.station)) == [house.resident]
    assert list(Household.objects.filter(station=house.station)) == [house.resident.household]
    assert house.station.posts.count() == 2
    assert (house.station.compounds.count(), house.door.building.doors.count()) == (2, 1 + len(history.people))
    assert set(house.station.policies.values_list("emergency__name", flat=True)) == {None, "疫情防控"}


def test_what_belongs_to_others_is_untouched(signed: Closing, cast: Cast) -> None:
    charlies = cast.charlies.station
    make_passage(cast.charlies.east, cast.charlies.resident_pass)
    before = (Person.objects.filter(station=charlies).count(), Pass.objects.filter(station=charlies).count())
    carry_out(signed.id)
    assert (Person.objects.filter(station=charlies).count(), Pass.objects.filter(station=charlies).count()) == before
    assert Passage.objects.filter(station_id=charlies.id).count() == 1


def test_the_key_of_the_emergency_is_gone_and_that_of_the_station_is_not(signed: Closing) -> None:
    carry_out(signed.id)
    keys = DataKey.objects.filter(station_id=signed.station_id).order_by("created_at")
    assert [(key.emergency_id, key.wrapped is None) for key in keys] == [
        (None, False),
        (signed.emergency_id, True),
    ]


def test_steps_come_in_their_order(signed: Closing) -> None:
    assert [one for one in told_steps(signed) if one] == ORDER


def told_steps(closing: Closing) -> Iterator[str]:
    """Each name once, also where a step took several transactions."""
    last = closing.step
    yield last
    while last != ClosingStep.DONE:
        step = take_one_step(closing.id, LATER).value
        if step != last:
            yield step
        last = step


def transactions_of(closing: Closing) -> int:
    """How many there are from the first step to the end."""
    number = 1
    while take_one_step(closing.id, LATER) is not ClosingStep.DONE:
        number += 1
    return number


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "BATCH", 25)


def test_a_machine_that_dies_after_any_transaction_goes_on_where_it_was(
    signed: Closing, small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies after the first one, then after the second, and so on: each time somebody starts it anew."""
    before = figures_of(span_of(signed.emergency))
    died = 0
    while Closing.objects.get(pk=signed.id).step != ClosingStep.DONE:
        with monkeypatch.context() as patch:
            patch.setattr(steps, "take_one_step", dies_after_one())
            with pytest.raises(Killed):
                carry_out(signed.id)
        died += 1
    assert died >= len(ORDER) + 4
    assert kept_figures(signed.station_id, signed.emergency_id) == before
    assert rows_left(signed) == {}


def dies_after_one() -> Any:
    def step_then_die(closing_id: Any, at: Any) -> ClosingStep:
        take_one_step(closing_id, at)
        raise Killed

    return step_then_die


@pytest.mark.parametrize("word", ORDER[:-1])
def test_a_machine_that_dies_inside_a_step_leaves_nothing_of_it(
    signed: Closing, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = ClosingStep(word)
    before = figures_of(span_of(signed.emergency))
    with monkeypatch.context() as patch:
        patch.setitem(steps.STEPS, step, does_then_dies(steps.STEPS[step]))
        with pytest.raises(Killed):
            carry_out(signed.id)
    stands = Closing.objects.get(pk=signed.id)
    assert (stands.step, stands.closed_at) == (word, None)
    assert figures_of(span_of(signed.emergency)) == before
    carry_out(signed.id)
    assert kept_figures(signed.station_id, signed.emergency_id) == before


def does_then_dies(step: Any) -> Any:
    def run(closing: Closing, at: Any) -> ClosingStep:
        step(closing, at)
        raise Killed

    return run


def test_a_figure_that_differs_stops_everything_before_the_key_goes(signed: Closing) -> None:
    while Closing.objects.get(pk=signed.id).step != ClosingStep.CHECK:
        take_one_step(signed.id, LATER)
    row = KeptFigure.objects.filter(figure="passages").first()
    KeptFigure.objects.filter(pk=row.pk).update(count=row.count + 1)
    with pytest.raises(FiguresDiffer, match="passages"):
        carry_out(signed.id)
    assert Closing.objects.get(pk=signed.id).step == ClosingStep.CHECK
    assert DataKey.objects.get(emergency_id=signed.emergency_id).wrapped is not None


def test_a_row_that_came_late_stops_everything_too(signed: Closing, cast: Cast) -> None:
    while Closing.objects.get(pk=signed.id).step != ClosingStep.CHECK:
        take_one_step(signed.id, LATER)
    make_passage(cast.house.east)
    with pytest.raises(FiguresDiffer, match="gate_passage"):
        carry_out(signed.id)


def test_whole_months_are_dropped_and_the_rest_goes_row_by_row(signed: Closing) -> None:
    assert months_of_passages() & {"gate_passage_2020_02", "gate_passage_2020_03"} == {
        "gate_passage_2020_02",
        "gate_passage_2020_03",
    }
    while take_one_step(signed.id, LATER) is not ClosingStep.DONE:
        continue
    assert months_of_passages() & {"gate_passage_2020_02", "gate_passage_2020_03", "gate_passage_2020_04"} == {
        "gate_passage_2020_03",
        "gate_passage_2020_04",
    }


def months_of_passages() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'gate_passage'::regclass")
        return {row[0] for row in cursor.fetchall()}


def test_devices_are_left_a_word(signed: Closing, cast: Cast) -> None:
    device, _token = make_device(cast.house.station)
    other, _token = make_device(cast.charlies.station)
    carry_out(signed.id)
    signed.refresh_from_db()
    device.refresh_from_db()
    other.refresh_from_db()
    assert (signed.devices, device.forget_before, other.forget_before) == (1, signed.emergency.ended_at, None)


def test_nothing_of_the_emergency_is_left_in_any_table_of_the_gate(signed: Closing) -> None:
    carry_out(signed.id)
    mine = {"station_id": signed.station_id}
    tables = (Passage, PresenceRow, GateHold, Pass, Vehicle, SheetImport, Employment)
    assert {model.__name__: model.objects.filter(**mine).count() for model in tables} == dict.fromkeys(
        (model.__name__ for model in tables), 0
    )
    assert len(PHONES) == 6
