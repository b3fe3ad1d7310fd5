"""Opening and leading an emergency; writing the next version of a policy."""

from gatepost.emergencies.actions.approvals import approve_policy
from gatepost.emergencies.actions.emergencies import begin_phase, end_emergency, start_emergency
from gatepost.emergencies.actions.policies import publish_policy
from gatepost.emergencies.actions.risks import announce_risk
from gatepost.emergencies.refusals import EmergencyRefused

__all__ = [
    "EmergencyRefused",
    "announce_risk",
    "approve_policy",
    "begin_phase",
    "end_emergency",
    "publish_policy",
    "start_emergency",
]
