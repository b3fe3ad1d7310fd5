"""Until when a visitor may stay, and what a visit is at an instant. Plain values."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from gatepost.emergencies.policy import VisitorRule
from gatepost.gate.enums import VisitState


def due_out(came_at: datetime, rule: VisitorRule) -> datetime:
    """As long as the policy lets visitors stay; the guard may say otherwise."""
    return came_at + timedelta(minutes=rule.longest_stay_minutes)


def visit_state(*, due_out_at: datetime, left_at: datetime | None, at: datetime) -> VisitState:
    """Overdue from the due instant itself on. Who had not left yet at `at` was inside then."""
    if left_at is not None and left_at <= at:
        return VisitState.LEFT
    return VisitState.OVERDUE if due_out_at <= at else VisitState.INSIDE


def next_time(shown: time, there: datetime) -> datetime:
    """When a clock shows it next: 01:00 said at 23:00 is tomorrow. `there` is now, in the station's zone."""
    today = there.replace(hour=shown.hour, minute=shown.minute, second=0, microsecond=0)
    return today if today > there else today + timedelta(days=1)
