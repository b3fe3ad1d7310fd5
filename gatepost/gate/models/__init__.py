"""Tables of the gate."""

from gatepost.gate.models.passages import Outing, Passage, PresenceRow
from gatepost.gate.models.passes import GateHold, Pass, SigningKey, Vehicle
from gatepost.gate.models.shift import HandOver, Instruction, InstructionSeen
from gatepost.gate.models.visits import Visit

__all__ = [
    "GateHold",
    "HandOver",
    "Instruction",
    "InstructionSeen",
    "Outing",
    "Pass",
    "Passage",
    "PresenceRow",
    "SigningKey",
    "Vehicle",
    "Visit",
]
