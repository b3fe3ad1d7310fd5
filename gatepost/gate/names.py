"""What the gate's closed lists are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind
from gatepost.gate.enums import Direction, PassState, Verdict

PASSER_NAMES = {
    PasserKind.RESIDENT: _("resident"),
    PasserKind.COURIER: _("courier"),
    PasserKind.CLEANER: _("cleaner"),
    PasserKind.GUARD: _("guard"),
    PasserKind.NANNY: _("home helper"),
    PasserKind.ESSENTIAL: _("essential service"),
    PasserKind.VOLUNTEER: _("volunteer"),
    PasserKind.VISITOR: _("visitor"),
    PasserKind.VEHICLE: _("vehicle"),
}
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
SITE_NAMES = {
    BodySite.FOREHEAD: _("forehead"),
    BodySite.WRIST: _("wrist"),
    BodySite.EAR: _("ear"),
    BodySite.ARMPIT: _("armpit"),
}
EXEMPT_NAMES = {
    ExemptVehicle.FIRE: _("fire engine"),
    ExemptVehicle.AMBULANCE: _("ambulance"),
    ExemptVehicle.POLICE: _("police car"),
    ExemptVehicle.RESCUE: _("rescue vehicle"),
}
