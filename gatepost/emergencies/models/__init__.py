"""Tables of emergencies."""

from gatepost.emergencies.models.approvals import PolicyApproval
from gatepost.emergencies.models.emergencies import AreaRisk, Emergency, Phase
from gatepost.emergencies.models.policies import PolicyVersion

__all__ = ["AreaRisk", "Emergency", "Phase", "PolicyApproval", "PolicyVersion"]
