"""Work on imports beside the pages. A job names station and import, and acts for who asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from gatepost.kernel import clock
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.sheets import SheetRefused
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import carry_out_import, fail_import, plan_import
from gatepost.people.actions.importing import Note
from gatepost.people.actors import actor_for
from gatepost.people.import_progress import noting_progress
from gatepost.people.models import SheetImport, StaffAccount


def plan_import_job(*, station_id: str, import_id: str) -> None:
    _work(plan_import, UUID(station_id), UUID(import_id))


def carry_out_import_job(*, station_id: str, import_id: str) -> None:
    _work(carry_out_import, UUID(station_id), UUID(import_id))


def _work(action: Callable[..., object], station_id: UUID, import_id: UUID) -> None:
    """A sheet that cannot be taken is the sender's to mend; trying again would find the same."""
    by, at = _who_asked(station_id, import_id), clock.now()
    try:
        with noting_progress(station_id, import_id) as note, seeing([station_id]):
            _act(action, import_id, by, note)
    except SheetRefused as refused:
        _fail(station_id, import_id, refused.fault, by, at)
    except NotAllowed:
        _fail(station_id, import_id, "not_allowed", by, at)


def _fail(station_id: UUID, import_id: UUID, fault: str, by: Actor, at: datetime) -> None:
    with seeing([station_id]):
        fail_import(station_id=station_id, import_id=import_id, fault=fault, by=by, at=at)


def _act(action: Callable[..., object], import_id: UUID, by: Actor, note: Note) -> None:
    action(import_id=import_id, by=by, at=clock.now(), note=note)


def _who_asked(station_id: UUID, import_id: UUID) -> Actor:
    """With the roles of today: who lost one in between does not go on."""
    with seeing([station_id]):
        asked_by = SheetImport.objects.values_list("asked_by", flat=True).get(station_id=station_id, pk=import_id)
        account = StaffAccount.objects.get(pk=str(asked_by))
        return actor_for(account, day=clock.today(), chosen_station=station_id)
