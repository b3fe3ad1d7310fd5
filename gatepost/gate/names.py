"""What the gate's closed lists are called on a page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.names import EXEMPT_NAMES, PASSER_NAMES, SITE_NAMES
from gatepost.gate.enums import Direction, PassState, Verdict, VisitState

__all__ = [
    "DIRECTION_NAMES",
    "EXEMPT_NAMES",
    "FILTER_NAMES",
    "PASSER_NAMES",
    "PASS_KINDS",
    "SITE_NAMES",
    "STATE_NAMES",
    "VERDICT_NAMES",
    "VISIT_STATE_NAMES",
]

PASS_KINDS = tuple(kind for kind in PasserKind if kind is not PasserKind.VISITOR)
"""A visitor is a visit and gets no pass."""

STATE_NAMES = {
    PassState.ACTIVE: _("active"),
    PassState.LOST: _("lost"),
    PassState.REPLACED: _("replaced"),
    PassState.WITHDRAWN: _("withdrawn"),
}
DIRECTION_NAMES = {Direction.IN: _("in"), Direction.OUT: _("out")}
VERDICT_NAMES = {
    Verdict.ADMIT: _("may pass"),
    Verdict.ADMIT_WITH_NOTE: _("may pass, mind the note"),
    Verdict.REMEASURE: _("measure again"),
    Verdict.REGISTER_FIRST: _("register first"),
    Verdict.REFER_TO_LEAD: _("ask the lead"),
    Verdict.REFUSE: _("not now"),
}

FILTER_NAMES: dict[str, Any] = {
    "": _("all"),
    "entered": _("went in"),
    "left": _("went out"),
    "turned_away": _("turned away"),
    "high": None,
    "overruled": _("passed by exception"),
    "inferred": _("concluded, not seen"),
    "matters": _("wants a look"),
}
"""What a list of passages can be narrowed to, in the order of its tabs. High readings are called by the policy's threshold: `high_name`."""
VISIT_STATE_NAMES = {
    VisitState.INSIDE: _("inside"),
    VisitState.OVERDUE: _("should have left"),
    VisitState.LEFT: _("has left"),
}


def high_name(threshold: int | None) -> str:
    """What the figure of high readings is called where the policy's threshold is so many tenths."""
    if threshold is None:
        return gettext("temperature high")
    return gettext("%(degrees)s °C and above") % {"degrees": f"{threshold // 10}.{threshold % 10}"}
