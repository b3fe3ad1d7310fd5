"""Visitors at a gate that lets them in by registration."""

from __future__ import annotations

from typing import Any

import msgspec

from gatepost.emergencies.enums import EntryMode, PasserKind
from gatepost.emergencies.policy import VisitorRule, outbreak_policy
from tests.cast import Cast
from tests.factories import at_noon, make_policy

TOLD = {"name": "白鹭", "phone": "137 0000 1111", "destination": "3-2-501", "reason": "修水管"}
TYPED = {
    "visitor_name": "白鹭", "visitor_phone": "13700001111", "destination": "3-2-501", "visit_reason": "修水管"
}  # fmt: skip
WELL = {"affected_area": "no", "contact": "no", "symptoms": "no", "host_confirmed": "yes"}


def let_visitors_in(cast: Cast, *, minutes: int = 90) -> None:
    """From an hour ago on, for so many minutes at most."""
    start = outbreak_policy()
    entry = start.entry | {PasserKind.VISITOR: EntryMode.REGISTER}
    policy = msgspec.structs.replace(start, entry=entry, visitors=VisitorRule(longest_stay_minutes=minutes))
    emergency = cast.house.station.emergencies.get()
    make_policy(cast.house.station, policy, emergency=emergency, valid_from=at_noon(hours=-1))


def a_visitor(**other: Any) -> dict[str, Any]:
    """What a guard sends of one who may come in; see passers.passage."""
    answers = {"affected_area": False, "contact": False, "symptoms": False}
    told = {"code": None, "passer": "visitor", "visitor": TOLD, "host_confirmed": True, "answers": answers}
    return told | other
