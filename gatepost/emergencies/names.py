"""What the closed lists of a policy are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind
from gatepost.emergencies.shortages import ScarceThing

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
ENTRY_NAMES = {
    EntryMode.OPEN: _("enters freely"),
    EntryMode.PASS: _("enters with a pass"),
    EntryMode.REGISTER: _("enters after registration"),
    EntryMode.SET_POINT: _("goes to the set point only"),
    EntryMode.CLOSED: _("does not enter; the lead may make an exception"),
}
MASK_NAMES = {
    MaskRule.NONE: _("not asked for"),
    MaskRule.ADVISED: _("advised"),
    MaskRule.REQUIRED: _("required"),
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
SCARCE_NAMES = {
    ScarceThing.SWEEP_WORK: _("sweep work"),
    ScarceThing.STAFF: _("staff on duty"),
    ScarceThing.SUPPLIES: _("protective supplies"),
}
