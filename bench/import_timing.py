"""Imports a sheet twice as the job does, as the account that serves: `python -m bench.import_timing STATION COMPOUND ACCOUNT FILE`; writes
seconds, seconds of this process's own work, peak memory and counts as JSON. What the job looks for when the rows are in is done once
more, to be known by itself."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import django

django.setup()

from gatepost.kernel import clock  # noqa: E402
from gatepost.kernel.access import Actor  # noqa: E402
from gatepost.kernel.tenancy import seeing  # noqa: E402
from gatepost.people.actions import choose_columns, receive_sheet  # noqa: E402
from gatepost.people.actions.imports import begin_import  # noqa: E402
from gatepost.people.actors import actor_for  # noqa: E402
from gatepost.people.jobs import carry_out_import_job, look_for_same_persons, plan_import_job  # noqa: E402
from gatepost.people.models import SheetImport, StaffAccount  # noqa: E402

Measured = dict[str, float]


def main(station_id: UUID, compound_id: UUID, account_id: UUID, file: Path) -> None:
    with seeing([station_id]):
        by = actor_for(StaffAccount.objects.get(pk=account_id), day=clock.today(), chosen_station=station_id)
    rounds = [_import(station_id, compound_id, by, file) for _round in range(2)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"rounds": rounds, "peak_mb": peak}) + "\n")


def _import(station_id: UUID, compound_id: UUID, by: Actor, file: Path) -> dict[str, object]:
    with seeing([station_id]):
        row = receive_sheet(kind="residents", file_name=file.name, content=file.read_bytes(), by=by, at=clock.now())
        columns = {int(place): field for place, field in row.columns.items()}
        settings = {"compound_id": str(compound_id)}
        choose_columns(import_id=row.id, columns=columns, settings=settings, by=by, at=clock.now())
    told = {"station_id": str(station_id), "import_id": str(row.id)}
    check = _timed(lambda: plan_import_job(**told))
    with seeing([station_id]):
        begin_import(import_id=row.id, by=by, at=clock.now())
    write = _timed(lambda: carry_out_import_job(**told))
    with seeing([station_id]):
        counts = SheetImport.objects.get(pk=row.id).counts
    return {"check": check, "write": write, "look": _timed(look_for_same_persons), "counts": counts}


def _timed(work: Callable[[], None]) -> Measured:
    began, busy = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - began, "own": time.process_time() - busy}


if __name__ == "__main__":
    main(UUID(sys.argv[1]), UUID(sys.argv[2]), UUID(sys.argv[3]), Path(sys.argv[4]))
