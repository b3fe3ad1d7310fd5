"""The five tables between modules, and nothing else: who listens to an event, who answers a port, who handles a kind of operation,
who fills a part of the feed to devices, what is done beside the pages. Listeners run in the announcer's transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from gatepost.emergencies.shortages import ShortagePort
from gatepost.emergencies.whatif import PolicyPreviewPort
from gatepost.gate.actions.moves import withdraw_passes_left_behind
from gatepost.gate.imports import kinds as gate_kinds
from gatepost.gate.queries.preview import preview_lines
from gatepost.kernel import upkeep
from gatepost.kernel.jobs.table import Job
from gatepost.kernel.sheets.importing import ImportPort
from gatepost.people import import_upkeep
from gatepost.people import jobs as people_jobs
from gatepost.people.events import PersonMoved
from gatepost.people.imports import kinds as people_kinds
from gatepost.places.imports import places as places_imports

LISTENERS: dict[type[object], tuple[Callable[[Any], None], ...]] = {PersonMoved: (withdraw_passes_left_behind,)}
PROVIDERS: dict[object, tuple[Callable[..., Any], ...]] = {
    ShortagePort: (),
    PolicyPreviewPort: (preview_lines,),
    ImportPort: (people_kinds.import_kinds, places_imports.import_kinds, gate_kinds.import_kinds),
}
OPERATION_HANDLERS: dict[str, Callable[..., Any]] = {}
FEED_PARTS: dict[str, Callable[..., Any]] = {}
JOBS: dict[str, Job] = {
    "kernel.make_backup": Job(upkeep.make_backup, daily_at=time(2, 30), attempts=1),
    "kernel.make_months": Job(upkeep.make_months, daily_at=time(3, 10)),
    "people.destroy_left_over_sheets": Job(import_upkeep.destroy_left_over_sheets_job, daily_at=time(3, 25)),
    "people.plan_import": Job(people_jobs.plan_import_job),
    "people.carry_out_import": Job(people_jobs.carry_out_import_job),
}
