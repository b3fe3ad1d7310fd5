"""Ends the emergency of the bench, has two people sign, and closes it: `python -m bench.closing_timing`; writes seconds as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import timedelta

import django

django.setup()

from gatepost.emergencies.actions import end_emergency, sign_closing  # noqa: E402
from gatepost.emergencies.closing.preview import preview  # noqa: E402
from gatepost.emergencies.closing.steps import take_one_step  # noqa: E402
from gatepost.emergencies.enums import ClosingStep  # noqa: E402
from gatepost.emergencies.models import Closing, Emergency  # noqa: E402
from gatepost.kernel import clock  # noqa: E402
from gatepost.kernel.access import Actor, Grant, Role  # noqa: E402
from gatepost.kernel.ids import new_id  # noqa: E402
from gatepost.kernel.models import KeptFigure  # noqa: E402
from gatepost.kernel.tenancy import seeing_everything  # noqa: E402


def main() -> None:
    steps: dict[str, dict[str, float]] = {}
    began = time.monotonic()
    closing = signed()
    note(steps, "preview, signatures", time.monotonic() - began)
    while closing.step != ClosingStep.DONE:
        step, began = closing.step, time.monotonic()
        take_one_step(closing.id, clock.now())
        note(steps, step, time.monotonic() - began)
        closing.refresh_from_db()
    told = {
        "steps": steps,
        "rows": sum(closing.ended.values()),
        "figures": KeptFigure.objects.count(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
    sys.stdout.write(json.dumps(told) + "\n")


def note(steps: dict[str, dict[str, float]], step: str, seconds: float) -> None:
    one = steps.setdefault(step, {"times": 0, "seconds": 0.0, "longest": 0.0})
    one["times"] += 1
    one["seconds"] += seconds
    one["longest"] = max(one["longest"], seconds)


def signed() -> Closing:
    """As if the emergency had begun before everything that the bench made: all of it is of the emergency."""
    at = clock.now()
    emergency = Emergency.objects.get()
    Emergency.objects.filter(pk=emergency.pk).update(started_at=at - timedelta(days=330))
    leads = [person_at(emergency, role) for role in (Role.STATION_LEAD, Role.DEPUTY_HEAD)]
    with seeing_everything():
        end_emergency(emergency_id=emergency.id, by=leads[0], at=at)
        emergency.refresh_from_db()
        seen = preview(emergency).mark
        for lead in leads:
            closing = sign_closing(emergency_id=emergency.id, seen=seen, by=lead, at=at)
    return closing


def person_at(emergency: Emergency, role: Role) -> Actor:
    station_id = emergency.station_id
    return Actor(staff_id=new_id(), station_id=station_id, grants=(Grant(role, station_id),), name=role.value)


if __name__ == "__main__":
    main()
