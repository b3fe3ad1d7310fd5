"""Opening and leading an emergency; writing the next version of a policy."""

from gatepost.emergencies.actions.approvals import approve_policy
from gatepost.emergencies.actions.closing import close_again, put_closing_aside, sign_closing
from gatepost.emergencies.actions.emergencies import begin_phase, end_emergency, start_emergency
from gatepost.emergencies.actions.policies import publish_policy
from gatepost.emergencies.actions.risks import announce_risk
from gatepost.emergencies.refusals import EmergencyRefused

__all__ = [
    "EmergencyRefused",
    "announce_risk",
    "approve_policy",
    "begin_phase",
    "close_again",
    "end_emergency",
    "publish_policy",
    "put_closing_aside",
    "sign_closing",
    "start_emergency",
]
