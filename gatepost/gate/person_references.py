"""Where tables of the gate name a person. What two records held is one person's from the second in which they are merged."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gatepost.gate.enums import PassState
from gatepost.gate.models import GateHold, Pass, Passage, PresenceRow, Vehicle
from gatepost.kernel import audit
from gatepost.people.merging.journal import Merging
from gatepost.people.merging.references import CannotFollow, PersonReference


def settle_passes(merging: Merging) -> None:
    """Of two active ones of a kind for a compound the one that is valid now, and longer, stays; the gate asks for that one.

    All passes of both are locked here: a guard who is recording with one of them comes before or after, and finds one person.
    """
    kept, gone = merging.rows()
    active = [row for row in (*kept, *gone) if row.state == PassState.ACTIVE]
    for _held, cards in groupby(sorted(active, key=_place), key=_place):
        best, *others = sorted(cards, key=lambda row: _worth(row, merging.at), reverse=True)
        for row in others:
            _give_way(row, best, merging)


def _place(row: Pass) -> tuple[str, str]:
    return row.kind, str(row.compound_id or "")


def _worth(row: Pass, at: datetime) -> tuple[Any, ...]:
    return row.valid_from <= at < row.valid_until, row.valid_until, row.issued_at, row.id


def _give_way(row: Pass, best: Pass, merging: Merging) -> None:
    """Replaced, not withdrawn: nobody did anything wrong. The new one is named unless it is the successor of another already."""
    is_free = not Pass.objects.filter(replaced_by=best).exists()
    merging.change(
        row,
        state=PassState.REPLACED.value,
        state_from=merging.at,
        state_reason=_("One person, two passes: %(serial)s holds") % {"serial": best},
        replaced_by_id=best.id if is_free else None,
    )
    audit.record(
        by=merging.by,
        at=merging.at,
        action="gate.replace_pass",
        subject_kind="pass",
        subject_id=row.id,
        reason=row.state_reason,
        new=str(best.id),
    )


def settle_holds(merging: Merging) -> None:
    """Who is to stay at home under one of two names stays at home. Two stays that meet become one; two apart are for a person to decide."""
    kept, gone = merging.rows()
    running: list[GateHold] = []
    for hold in (*kept, *gone):
        if hold.lifted_at is None and hold.until_at <= merging.at:
            _lift(hold, merging)
        elif hold.lifted_at is None:
            running.append(hold)
    if len(running) < 2:
        return
    longer, shorter = sorted(running, key=lambda hold: hold.until_at, reverse=True)
    if longer.from_at > shorter.until_at:
        raise CannotFollow(_("Both records have a stay at home, at different times. End one of them first."))
    if shorter.from_at < longer.from_at:
        merging.change(longer, from_at=shorter.from_at)
    _lift(shorter, merging)


def _lift(hold: GateHold, merging: Merging) -> None:
    merging.change(hold, lifted_at=merging.at, lifted_by=merging.by.staff_id)
    audit.record(
        by=merging.by, at=merging.at, action="gate.lift_hold", subject_kind="person", subject_id=hold.person_id
    )


def settle_presence(merging: Merging) -> None:
    """Somebody is where they were seen last, under whichever name."""
    kept, gone = merging.rows()
    for older in sorted((*kept, *gone), key=lambda row: row.since)[:-1]:
        merging.remove(older)


PERSON_REFERENCES = (
    # Passes first: whoever stands at a gate with one waits here until the merge is over.
    PersonReference(
        Pass,
        "person_id",
        gettext_lazy("passes"),
        settle=settle_passes,
        gives_way=gettext_lazy(
            "Of two passes for one compound the one that holds longer stays. The gate asks for that card from then on."
        ),
    ),
    PersonReference(
        GateHold,
        "person_id",
        gettext_lazy("stays at home"),
        settle=settle_holds,
        gives_way=gettext_lazy("Two stays at home that meet become one over both."),
    ),
    PersonReference(Vehicle, "keeper_id", gettext_lazy("vehicles")),
    PersonReference(Passage, "person_id", gettext_lazy("passages")),
    # Known again by its last passage: who has passed since is where that one says.
    PersonReference(
        PresenceRow, "subject_id", gettext_lazy("whereabouts"), key=("passage_id",), settle=settle_presence
    ),
)


def person_references() -> tuple[PersonReference, ...]:
    return PERSON_REFERENCES
