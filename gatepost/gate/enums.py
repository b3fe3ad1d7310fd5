"""The gate's closed lists. Values are stored, travel to devices and stand in contracts/: they never change."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class Verdict(StrEnum):
    """What the guard does now, mildest first."""

    ADMIT = "admit"
    ADMIT_WITH_NOTE = "admit_with_note"
    REMEASURE = "remeasure"
    REGISTER_FIRST = "register_first"
    REFER_TO_LEAD = "refer_to_lead"
    REFUSE = "refuse"


class Need(StrEnum):
    """What the guard must still find out before the verdict holds, in the order in which the guard meets it: amber until then."""

    HOLDER_CHECK = "holder_check"
    MASK_CHECK = "mask_check"
    TEMPERATURE = "temperature"
    REMEASURE = "remeasure"
    VISITOR_FORM = "visitor_form"
    DESTINATION = "destination"
    THREE_QUESTIONS = "three_questions"
    HOST_CONFIRMATION = "host_confirmation"
    RETURNEE_FORM = "returnee_form"


class TokenState(StrEnum):
    """What the code on the pass turned out to be. NONE: nothing was scanned (found by name, or no pass)."""

    NONE = "none"
    VALID = "valid"
    TYPED = "typed"
    UNREADABLE = "unreadable"
    BAD_SIGNATURE = "bad_signature"
    UNKNOWN_KEY = "unknown_key"
    WITHDRAWN_KEY = "withdrawn_key"


class PassState(StrEnum):
    ACTIVE = "active"
    LOST = "lost"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Presence(StrEnum):
    """Where the records of this station have the passer before this passage."""

    UNKNOWN = "unknown"
    OUTSIDE = "outside"
    INSIDE_HERE = "inside_here"
    INSIDE_ELSEWHERE = "inside_elsewhere"


class VisitState(StrEnum):
    """What a visit is at an instant; told by its times and not stored."""

    INSIDE = "inside"
    OVERDUE = "overdue"
    LEFT = "left"


class Reason(StrEnum):
    """Why. Stable words; the sentences are in gate/sentences. Among equally weighty ones, the order here is the order told."""

    EXEMPT_VEHICLE = "exempt_vehicle"
    ENTRANCE_CLOSED = "entrance_closed"
    CODE_UNREADABLE = "code_unreadable"
    CODE_FORGED = "code_forged"
    CODE_KEY_UNKNOWN = "code_key_unknown"
    CODE_KEY_WITHDRAWN = "code_key_withdrawn"
    NO_PASS = "no_pass"
    PASS_UNKNOWN = "pass_unknown"
    PASS_NOT_YET_VALID = "pass_not_yet_valid"
    PASS_EXPIRED = "pass_expired"
    PASS_LOST = "pass_lost"
    PASS_REPLACED = "pass_replaced"
    PASS_WITHDRAWN = "pass_withdrawn"
    PASS_OTHER_COMPOUND = "pass_other_compound"
    PASS_OTHER_KIND = "pass_other_kind"
    PASS_LENT = "pass_lent"
    NO_MASK = "no_mask"
    MASK_ADVISED = "mask_advised"
    TEMPERATURE_HIGH = "temperature_high"
    TEMPERATURE_IMPLAUSIBLE = "temperature_implausible"
    TEMPERATURE_WAIT = "temperature_wait"
    TEMPERATURE_SITE = "temperature_site"
    FEVER_CONFIRMED = "fever_confirmed"
    NOT_REGISTERED = "not_registered"
    VISITORS_CLOSED = "visitors_closed"
    KIND_CLOSED = "kind_closed"
    VISITING_HOURS = "visiting_hours"
    HOST_DECLINED = "host_declined"
    ANSWER_YES = "answer_yes"
    ORIGIN_RISK = "origin_risk"
    ARRIVAL_NOT_REGISTERED = "arrival_not_registered"
    UNDER_OBSERVATION = "under_observation"
    HOUSEHOLD_LIMIT = "household_limit"
    TO_SET_POINT = "to_set_point"
    ALREADY_INSIDE = "already_inside"
    INSIDE_ELSEWHERE = "inside_elsewhere"
    NOT_INSIDE = "not_inside"
