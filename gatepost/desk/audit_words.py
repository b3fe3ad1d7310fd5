"""What the audit calls each action."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_WORDS: dict[str, Promise] = {
    "gate.record_passage": _("recorded a passage"),
    "gate.issue_pass": _("issued a pass"),
    "gate.report_lost": _("reported a pass as lost"),
    "gate.withdraw_pass": _("withdrew a pass"),
    "gate.replace_pass": _("replaced a pass"),
    "gate.print_passes": _("printed passes"),
    "gate.register_vehicle": _("registered a vehicle"),
    "gate.rotate_signing_key": _("changed the signing key"),
    "gate.withdraw_signing_key": _("withdrew a signing key"),
    "gate.place_hold": _("asked somebody to stay at home"),
    "gate.lift_hold": _("ended a stay at home"),
    "emergencies.start": _("opened the emergency"),
    "emergencies.end": _("ended the emergency"),
    "emergencies.begin_phase": _("began a phase"),
    "emergencies.announce_risk": _("recorded a risk level"),
    "emergencies.publish_policy": _("published a policy"),
}
