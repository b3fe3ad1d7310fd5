"""The closed lists of an emergency and its policy. Values are stored and travel to devices; they never change."""

from __future__ import annotations

from enum import StrEnum


class EmergencyKind(StrEnum):
    EPIDEMIC = "epidemic"
    FLOOD = "flood"
    EARTHQUAKE = "earthquake"
    FIRE = "fire"
    HEAT = "heat"
    OTHER = "other"


class RiskLevel(StrEnum):
    """Risk level of an area in a period, as announced."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class PasserKind(StrEnum):
    """Who stands at the gate. A visitor is a visit, never a person on the register."""

    RESIDENT = "resident"
    COURIER = "courier"
    CLEANER = "cleaner"
    GUARD = "guard"
    NANNY = "nanny"
    ESSENTIAL = "essential"
    VOLUNTEER = "volunteer"
    VISITOR = "visitor"
    VEHICLE = "vehicle"


class EntryMode(StrEnum):
    """What a policy asks of one kind of passer."""

    OPEN = "open"
    PASS = "pass"
    REGISTER = "register"
    SET_POINT = "set_point"
    CLOSED = "closed"


class ExemptVehicle(StrEnum):
    """Vehicles that never wait at the gate."""

    FIRE = "fire"
    AMBULANCE = "ambulance"
    POLICE = "police"
    RESCUE = "rescue"


class MaskRule(StrEnum):
    NONE = "none"
    ADVISED = "advised"
    REQUIRED = "required"


class BodySite(StrEnum):
    """Where a temperature was read: forehead, wrist, ear, armpit."""

    FOREHEAD = "forehead"
    WRIST = "wrist"
    EAR = "ear"
    ARMPIT = "armpit"


class ClosingStep(StrEnum):
    """What comes next when an emergency is closed. Each is one or more transactions of its own."""

    SIGN = "sign"
    COUNT = "count"
    DESTROY = "destroy"
    CHECK = "check"
    DESTROY_KEY = "destroy_key"
    TELL_DEVICES = "tell_devices"
    FINISH = "finish"
    DONE = "done"
