"""Tables of emergencies."""

from gatepost.emergencies.models.approvals import PolicyApproval
from gatepost.emergencies.models.closings import Closing, ClosingSignature
from gatepost.emergencies.models.emergencies import AreaRisk, Emergency, Phase
from gatepost.emergencies.models.policies import PolicyVersion

__all__ = ["AreaRisk", "Closing", "ClosingSignature", "Emergency", "Phase", "PolicyApproval", "PolicyVersion"]
