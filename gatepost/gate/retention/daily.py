"""What of the gate ends by itself, so many days after its purpose did."""

from __future__ import annotations

from uuid import UUID

from gatepost.emergencies.models import Closing, Emergency
from gatepost.gate.retention import rows, shift
from gatepost.gate.retention.times import (
    BEFORE_EVERYTHING,
    PASSAGES,
    VISITS,
    Stretch,
    of_time,
    stretches_over,
    values_of,
)
from gatepost.kernel.retention.months import take_months
from gatepost.kernel.retention.rows import Rows
from gatepost.kernel.retention.rules import Rule, Turn

PASSAGE_DAYS = 30
"""After the end of the phase in which somebody passed; in peace time after the passage."""
VISIT_DAYS = PASSAGE_DAYS
HOLD_DAYS = 30
PRESENCE_DAYS = 90
OUTING_DAYS = 60
"""The longest household rule looks back thirty days."""
PASS_DAYS = 90


def rules() -> list[Rule]:
    return [
        Rule("gate_passage", PASSAGE_DAYS, _passages),
        Rule("gate_visit", VISIT_DAYS, _visits),
        Rule("gate_gatehold", HOLD_DAYS, _holds),
        Rule("gate_presence", PRESENCE_DAYS, _presence),
        Rule("gate_outing", OUTING_DAYS, _outings),
        Rule("gate_pass", PASS_DAYS, _passes),
        *shift.rules(),
    ]


def _passages(turn: Turn) -> int:
    """Whole months at once where everything in them is over."""
    station_id = turn.station
    for stretch in stretches_over(station_id, turn.due):
        if _is_being_closed(stretch.emergency_id):
            continue
        values = values_of(station_id, stretch)
        over = rows.passages(PASSAGES)
        if gone := take_months(over, values, at=turn.at) or over.destroy(values, turn.most):
            return gone
    return 0


def _visits(turn: Turn) -> int:
    """With the phase of their passage, also those that nobody ended."""
    over = rows.visits(VISITS)
    for stretch in stretches_over(turn.station, turn.due):
        if _is_being_closed(stretch.emergency_id):
            continue
        if gone := over.destroy(values_of(turn.station, stretch), turn.most):
            return gone
    return 0


def _holds(turn: Turn) -> int:
    over = rows.holds(
        f"station_id = %(station)s AND least(until_at, coalesce(lifted_at, until_at)) <= %(end)s AND {of_time('from_at')}"
    )
    return _in_each_time(turn, over)


def _outings(turn: Turn) -> int:
    over = rows.outings(
        "station_id = %(station)s AND day < (%(end)s::timestamptz AT TIME ZONE %(zone)s)::date"
        f" AND {of_time('(day::timestamp AT TIME ZONE %(zone)s)')}"
    )
    return _in_each_time(turn, over)


def _in_each_time(turn: Turn, over: Rows) -> int:
    """The figures that stay say of which emergency they are."""
    station_id = turn.station
    known = Emergency.objects.filter(station_id=station_id).values_list("id", flat=True)
    for emergency_id in [*(one for one in known if not _is_being_closed(one)), None]:
        values = values_of(station_id, Stretch(emergency_id, BEFORE_EVERYTHING, turn.due))
        if gone := over.destroy(values, turn.most):
            return gone
    return 0


def _presence(turn: Turn) -> int:
    over = rows.presence("station_id = %(station)s AND since < %(end)s")
    return over.destroy({"station": turn.station, "end": turn.due}, turn.most)


def _passes(turn: Turn) -> int:
    """Of peace time. Those of an emergency go with it, so that its figures stay whole."""
    over = rows.passes(
        "station_id = %(station)s AND valid_until <= %(end)s AND coalesce(state_from, valid_until) <= %(end)s"
        f" AND {of_time('issued_at')}"
    )
    return over.destroy(values_of(turn.station, Stretch(None, BEFORE_EVERYTHING, turn.due)), turn.most)


def _is_being_closed(emergency_id: UUID | None) -> bool:
    """Its figures are being compared: nobody else takes anything of it away meanwhile."""
    return emergency_id is not None and Closing.objects.filter(emergency_id=emergency_id).exists()
