"""What a person may type at the gate."""

from gatepost.gate.forms.check import CheckForm, OverruleForm, looks_like_a_number
from gatepost.gate.forms.passes import BuildingPassesForm, EndPassForm, IssuePassForm, VehiclePassForm
from gatepost.gate.forms.visits import DueOutForm

__all__ = [
    "BuildingPassesForm",
    "CheckForm",
    "DueOutForm",
    "EndPassForm",
    "IssuePassForm",
    "OverruleForm",
    "VehiclePassForm",
    "looks_like_a_number",
]
