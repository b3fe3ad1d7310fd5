"""Whoever moved has no use for the old pass: it is refused from the second in which the move is recorded."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.passes import end_pass
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass
from gatepost.kernel import audit
from gatepost.people.events import PersonMoved


def withdraw_passes_left_behind(event: PersonMoved) -> None:
    """Resident's passes of other compounds than the new one; all of them for who left the area. Runs in the mover's transaction."""
    lost_their_use = (
        Q() if event.compound_id is None else ~Q(compound_id=event.compound_id) & Q(compound_id__isnull=False)
    )
    rows = Pass.objects.select_for_update().filter(
        lost_their_use,
        station_id=event.station_id,
        person_id=event.person_id,
        kind=PasserKind.RESIDENT,
        state=PassState.ACTIVE,
    )
    for row in rows:
        end_pass(row, PassState.WITHDRAWN, _("Moved away"), event.at)
        audit.record(
            by=event.by,
            at=event.at,
            action="gate.withdraw_pass",
            subject_kind="pass",
            subject_id=row.id,
            reason=row.state_reason,
        )
