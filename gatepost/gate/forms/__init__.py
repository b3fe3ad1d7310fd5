"""What a person may type at the gate."""

from gatepost.gate.forms.check import CheckForm, OverruleForm, looks_like_a_number
from gatepost.gate.forms.passes import BuildingPassesForm, EndPassForm, IssuePassForm, VehiclePassForm

__all__ = [
    "BuildingPassesForm",
    "CheckForm",
    "EndPassForm",
    "IssuePassForm",
    "OverruleForm",
    "VehiclePassForm",
    "looks_like_a_number",
]
