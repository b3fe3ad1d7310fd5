"""The five tables between modules, and nothing else: who listens to an event, who answers a port, who handles a kind of operation,
who fills a part of the feed to devices, what is done beside the pages. Listeners run in the announcer's transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from gatepost.emergencies import retention as emergencies_retention
from gatepost.emergencies.closing import jobs as closing_jobs
from gatepost.emergencies.shortages import ShortagePort
from gatepost.emergencies.whatif import PolicyPreviewPort
from gatepost.gate import copies as gate_copies
from gatepost.gate import person_references as gate_references
from gatepost.gate import retention as gate_retention
from gatepost.gate import sealed as gate_sealed
from gatepost.gate.actions.moves import withdraw_passes_left_behind
from gatepost.gate.imports import kinds as gate_kinds
from gatepost.gate.queries.preview import preview_lines
from gatepost.kernel import upkeep
from gatepost.kernel.jobs.table import Job
from gatepost.kernel.keys.declaring import SealedPort
from gatepost.kernel.retention import daily as retention_daily
from gatepost.kernel.retention import own as kernel_retention
from gatepost.kernel.retention.declaring import RetentionPort
from gatepost.kernel.retention.rules import RulePort, StationPort
from gatepost.kernel.retention.span import ClosingPort, StayingPort
from gatepost.kernel.sheets.importing import ImportPort
from gatepost.people import import_upkeep
from gatepost.people import jobs as people_jobs
from gatepost.people import person_references as people_references
from gatepost.people import retention as people_retention
from gatepost.people import sealed as people_sealed
from gatepost.people.copies import PersonCopyPort
from gatepost.people.events import PersonMoved, PersonsForgotten
from gatepost.people.imports import kinds as people_kinds
from gatepost.people.merging.references import PersonReferencePort
from gatepost.people.retention.persons import PersonNeedPort
from gatepost.places import retention as places_retention
from gatepost.places.imports import places as places_imports
from gatepost.sync import retention as sync_retention

LISTENERS: dict[type[object], tuple[Callable[[Any], None], ...]] = {
    PersonMoved: (withdraw_passes_left_behind,),
    PersonsForgotten: (gate_retention.forget_persons,),
}
PROVIDERS: dict[object, tuple[Callable[..., Any], ...]] = {
    ShortagePort: (),
    PolicyPreviewPort: (preview_lines,),
    ImportPort: (people_kinds.import_kinds, places_imports.import_kinds, gate_kinds.import_kinds),
    # The gate's first: a guard who holds a pass waits for the merge there.
    PersonReferencePort: (gate_references.person_references, people_references.person_references),
    RetentionPort: (
        gate_retention.declared,
        people_retention.declared,
        emergencies_retention.declared,
        kernel_retention.declared,
        places_retention.declared,
        sync_retention.declared,
    ),
    RulePort: (gate_retention.rules, people_retention.rules, kernel_retention.rules),
    StationPort: (places_retention.stations,),
    # What hangs on something goes before it: the gate's rows name persons.
    ClosingPort: (gate_retention.going, people_retention.going),
    StayingPort: (gate_retention.staying, people_retention.staying, emergencies_retention.staying),
    PersonCopyPort: (gate_copies.copy_of_gate,),
    PersonNeedPort: (gate_retention.persons_needed,),
    SealedPort: (people_sealed.sealed_tables, gate_sealed.sealed_tables),
}
OPERATION_HANDLERS: dict[str, Callable[..., Any]] = {}
FEED_PARTS: dict[str, Callable[..., Any]] = {}
JOBS: dict[str, Job] = {
    "kernel.make_backup": Job(upkeep.make_backup, daily_at=time(2, 30), attempts=1),
    "kernel.make_months": Job(upkeep.make_months, daily_at=time(3, 10)),
    "people.look_for_same_persons": Job(people_jobs.look_for_same_persons, daily_at=time(3, 40)),
    "people.destroy_left_over_sheets": Job(import_upkeep.destroy_left_over_sheets_job, daily_at=time(3, 25)),
    "kernel.keep_to_periods": Job(retention_daily.keep_to_periods, daily_at=time(3, 50)),
    "emergencies.carry_out_closing": Job(closing_jobs.carry_out_closing),
    "people.plan_import": Job(people_jobs.plan_import_job),
    "people.carry_out_import": Job(people_jobs.carry_out_import_job),
}
