"""What a person may type about an emergency."""

from gatepost.emergencies.forms.emergency import BeginPhaseForm, RiskForm, StartEmergencyForm
from gatepost.emergencies.forms.policy import PolicyForm

__all__ = ["BeginPhaseForm", "PolicyForm", "RiskForm", "StartEmergencyForm"]
