"""What is done every day about sheets that came in."""

from __future__ import annotations

import logging

from gatepost.kernel import clock
from gatepost.kernel.access import NOBODY
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions.import_leftovers import destroy_left_over_sheets
from gatepost.places.models import Station

log = logging.getLogger(__name__)


def destroy_left_over_sheets_job() -> None:
    """Station by station, each in a transaction of its own."""
    for station_id in Station.objects.values_list("id", flat=True).order_by("id"):
        with seeing([station_id]):
            count = destroy_left_over_sheets(station_id=station_id, by=NOBODY, at=clock.now())
        if count:
            log.info("left-over sheets destroyed station=%s sheets=%s", station_id, count)
