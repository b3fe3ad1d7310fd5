"""Typical situations at a gate, each with a name that staff know: what a policy would answer is shown on these.

One invented day stands for all: what counts are the distances, not the dates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind, RiskLevel
from gatepost.gate.enums import Direction, PassState, Presence, TokenState
from gatepost.gate.facts import Answers, Facts, Hold, PassFacts, Reading

NOON = datetime(2020, 2, 12, 4, 0, tzinfo=UTC)
"""Noon in Beijing."""
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_HERE, _ELSEWHERE = "here", "elsewhere"


@dataclass(frozen=True, slots=True)
class Situation:
    """One passer at one moment, everything that a guard can find out being found out."""

    key: str
    name_zh: str
    name_en: str
    facts: Facts
    at: datetime = NOON


def _reading(tenths: int, site: BodySite = BodySite.FOREHEAD, minutes_ago: int = 0) -> Reading:
    return Reading(tenths=tenths, site=site, at=NOON - minutes_ago * _MINUTE)


def _pass_of(kind: PasserKind) -> PassFacts:
    return PassFacts(kind=kind, compound_id=_HERE, valid_from=NOON - 2 * _DAY, valid_until=NOON + 30 * _DAY)


def _with_pass(kind: PasserKind) -> Facts:
    return Facts(
        direction=Direction.IN,
        passer=kind,
        compound_id=_HERE,
        token=TokenState.VALID,
        pass_=_pass_of(kind),
        holder_matches=True,
        wears_mask=True,
        readings=(_reading(365),),
        presence=Presence.OUTSIDE,
        minute_of_day=12 * 60,
    )


def _without_pass(kind: PasserKind) -> Facts:
    return replace(_with_pass(kind), token=TokenState.NONE, pass_=None, holder_matches=None, presence=Presence.UNKNOWN)


_RESIDENT = _with_pass(PasserKind.RESIDENT)
_LEAVING = replace(_RESIDENT, direction=Direction.OUT, presence=Presence.INSIDE_HERE)
_PASS = _pass_of(PasserKind.RESIDENT)
_VISITOR = replace(
    _without_pass(PasserKind.VISITOR),
    registered=True,
    destination_known=True,
    host_confirmed=True,
    answers=Answers(affected_area=False, contact=False, symptoms=False),
)
_HOLD = Hold(from_at=NOON - 3 * _DAY, until_at=NOON + 11 * _DAY)
_FIRE_ENGINE = replace(
    _without_pass(PasserKind.VEHICLE), exempt_vehicle=ExemptVehicle.FIRE, wears_mask=None, readings=()
)

SITUATIONS: tuple[Situation, ...] = (
    Situation("resident", "居民，证有效", "resident with a valid pass", _RESIDENT),
    Situation(
        "resident_expired",
        "居民，证昨天到期",
        "resident whose pass expired yesterday",
        replace(_RESIDENT, pass_=replace(_PASS, valid_until=NOON - _DAY)),
    ),
    Situation(
        "resident_withdrawn",
        "居民，证已作废",
        "resident whose pass was withdrawn",
        replace(_RESIDENT, pass_=replace(_PASS, state=PassState.WITHDRAWN, state_from=NOON - _DAY)),
    ),
    Situation("resident_no_pass", "居民，没带证", "resident without a pass", _without_pass(PasserKind.RESIDENT)),
    Situation("pass_lent", "证和人对不上", "pass that is not the person's", replace(_RESIDENT, holder_matches=False)),
    Situation(
        "holder_unseen",
        "证有效，还没核对本人",
        "valid pass, person not compared",
        replace(_RESIDENT, holder_matches=None),
    ),
    Situation(
        "other_compound",
        "别的小区的证",
        "pass of another compound",
        replace(_RESIDENT, pass_=replace(_PASS, compound_id=_ELSEWHERE)),
    ),
    Situation("no_mask", "居民，没戴口罩", "resident without a mask", replace(_RESIDENT, wears_mask=False)),
    Situation("not_measured", "居民，还没测体温", "resident not measured yet", replace(_RESIDENT, readings=())),
    Situation("forehead_370", "额头37.0℃", "37.0 °C on the forehead", replace(_RESIDENT, readings=(_reading(370),))),
    Situation("forehead_373", "额头37.3℃", "37.3 °C on the forehead", replace(_RESIDENT, readings=(_reading(373),))),
    Situation(
        "wrist_349", "手腕34.9℃", "34.9 °C at the wrist", replace(_RESIDENT, readings=(_reading(349, BodySite.WRIST),))
    ),
    Situation(
        "high_then_normal",
        "先37.5℃，歇10分钟后36.6℃",
        "37.5 °C, after 10 minutes of rest 36.6 °C",
        replace(_RESIDENT, readings=(_reading(375, minutes_ago=10), _reading(366))),
    ),
    Situation(
        "twice_high",
        "先37.8℃，歇10分钟后腋下38.0℃",
        "37.8 °C, after 10 minutes of rest 38.0 °C under the arm",
        replace(_RESIDENT, readings=(_reading(378, minutes_ago=10), _reading(380, BodySite.ARMPIT))),
    ),
    Situation("courier", "快递员送件", "courier with parcels", _without_pass(PasserKind.COURIER)),
    Situation("visitor_new", "访客，还没登记", "visitor not registered yet", _without_pass(PasserKind.VISITOR)),
    Situation("visitor", "访客，登记齐全", "visitor with everything registered", _VISITOR),
    Situation(
        "visitor_late", "访客，晚上十一点", "visitor at eleven at night", replace(_VISITOR, minute_of_day=23 * 60)
    ),
    Situation(
        "visitor_yes",
        "访客，三个问题里有一个“是”",
        "visitor with one yes",
        replace(_VISITOR, answers=Answers(affected_area=False, contact=True, symptoms=False)),
    ),
    Situation(
        "essential",
        "水管维修工，已登记",
        "plumber, registered",
        replace(_without_pass(PasserKind.ESSENTIAL), registered=True, destination_known=True),
    ),
    Situation(
        "returnee",
        "居民从外地回来，没登记",
        "resident back from elsewhere, not registered",
        replace(_RESIDENT, comes_from_elsewhere=True),
    ),
    Situation(
        "returnee_medium_risk",
        "居民从中风险地区回来，已登记",
        "resident back from an area of medium risk, registered",
        replace(_RESIDENT, comes_from_elsewhere=True, arrival_registered=True, origin_risk=RiskLevel.MEDIUM),
    ),
    Situation("vehicle", "居民车辆，证有效", "vehicle with a valid pass", _with_pass(PasserKind.VEHICLE)),
    Situation("fire_engine", "消防车", "fire engine", _FIRE_ENGINE),
    Situation("leaving", "居民出门", "resident going out", _LEAVING),
    Situation(
        "second_outing",
        "居民出门，这几天第二次",
        "resident going out, the household's second time these days",
        replace(_LEAVING, household_outings=1, household_opens_on=(NOON + _DAY).date()),
    ),
    Situation(
        "observed_leaving", "居家的人出门", "person who is to stay at home, going out", replace(_LEAVING, hold=_HOLD)
    ),
    Situation(
        "open_compound",
        "小区不封闭，没带证",
        "open compound, no pass",
        replace(_without_pass(PasserKind.RESIDENT), compound_closed=False),
    ),
)
