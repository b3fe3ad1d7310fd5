"""Fills a database for the gate: `python -m bench.seeding PASSES WALKED WITH_HISTORY HISTORY`; writes what a client needs as JSON.

WALKED passes get a printed code for the client to show; WITH_HISTORY of them, or more, have HISTORY earlier passages each.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.passage_rows import make_history  # noqa: E402
from bench.people_rows import make_people  # noqa: E402
from gatepost.gate.actions.keys import signing_pair  # noqa: E402
from gatepost.gate.queries.codes import code_of  # noqa: E402
from gatepost.kernel import clock  # noqa: E402
from gatepost.kernel.access import Actor, Grant, Role  # noqa: E402
from gatepost.kernel.ids import new_id  # noqa: E402
from gatepost.kernel.partitions import make_months  # noqa: E402
from gatepost.sync.actions import enroll_device  # noqa: E402
from gatepost.sync.enums import DeviceKind  # noqa: E402
from tests.factories import (  # noqa: E402
    make_compound,
    make_emergency,
    make_policy,
    make_post,
    make_signing_key,
    make_station,
)


def main(passes: int, walked: int, with_history: int, history: int) -> None:
    at = clock.now()
    make_months(at - timedelta(days=330), 14)
    station = make_station()
    compound = make_compound(station)
    post = make_post(station, compound=compound)
    make_policy(station)
    make_emergency(station, started_at=at - timedelta(days=20))
    make_signing_key(station)
    lead = Actor(staff_id=new_id(), station_id=station.id, grants=(Grant(Role.STATION_LEAD, station.id),))
    device, token = enroll_device(kind=DeviceKind.GATE_PHONE, name="东门手机", post_id=post.id, by=lead, at=at)
    rows = make_people(station, compound, passes, at=at)
    # Spread over the whole register, so that neighbours do not warm each other's pages.
    shown = rows[:: max(1, passes // walked)][:walked]
    chosen = shown if with_history <= walked else rows[:with_history]
    made = make_history([row.id for row in chosen], history, post_id=post.id, device_id=device.id) if history else 0
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    pair = signing_pair(station.id)
    codes = [code_of(row, pair) for row in shown]
    sys.stdout.write(json.dumps({"token": token, "post_id": str(post.id), "codes": codes, "passages": made}) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
