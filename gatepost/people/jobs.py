"""Work beside the pages. A job on an import names station and import, and acts for who asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from gatepost.kernel import clock
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.collecting import collector_resting
from gatepost.kernel.sheets import SheetRefused
from gatepost.kernel.sheets.importing import RowVerdict
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import carry_out_import, fail_import, plan_import
from gatepost.people.actions.importing import Note
from gatepost.people.actors import actor_for
from gatepost.people.enums import ImportState
from gatepost.people.import_progress import noting_progress
from gatepost.people.merging.suggesting import look_for_same
from gatepost.people.models import SheetImport, StaffAccount
from gatepost.places.models import Station


def plan_import_job(*, station_id: str, import_id: str) -> None:
    _work(plan_import, UUID(station_id), UUID(import_id))


def carry_out_import_job(*, station_id: str, import_id: str) -> None:
    _work(carry_out_import, UUID(station_id), UUID(import_id))
    if _has_written(UUID(station_id), UUID(import_id)):
        _look_for_same(UUID(station_id))


def look_for_same_persons() -> None:
    """Each station by itself: whoever is alike at two stations is none of anybody's business."""
    for station_id in Station.objects.values_list("id", flat=True).order_by("id"):
        _look_for_same(station_id)


def _look_for_same(station_id: UUID) -> None:
    with collector_resting(), seeing([station_id]):
        look_for_same(station_id=station_id, at=clock.now())


def _has_written(station_id: UUID, import_id: UUID) -> bool:
    with seeing([station_id]):
        row = SheetImport.objects.get(station_id=station_id, pk=import_id)
    return row.state == ImportState.DONE and any(row.counts.get(word) for word in (RowVerdict.NEW, RowVerdict.CHANGED))


def _work(action: Callable[..., object], station_id: UUID, import_id: UUID) -> None:
    """A sheet that cannot be taken is the sender's to mend; trying again would find the same."""
    by, at = _who_asked(station_id, import_id), clock.now()
    try:
        with collector_resting(), noting_progress(station_id, import_id) as note, seeing([station_id]):
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
