"""From a decision to the one sentence that matters now."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

from gatepost.emergencies.enums import BodySite
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Reason, Verdict
from gatepost.gate.facts import Decision, Facts
from gatepost.gate.sentences.moments import clock_time, day_en, day_zh, end_en, end_zh, start_en, start_zh, time_of
from gatepost.gate.sentences.needs import NEED_SENTENCES
from gatepost.gate.sentences.reasons import REASON_SENTENCES
from gatepost.gate.sentences.spoken import Spoken
from gatepost.gate.sentences.verdicts import VERDICT_SENTENCES

STATION_ZONE = ZoneInfo("Asia/Shanghai")
_PASSING = (Verdict.ADMIT, Verdict.ADMIT_WITH_NOTE)
_SITES_ZH = {
    BodySite.FOREHEAD: "额头",
    BodySite.WRIST: "手腕",
    BodySite.EAR: "耳朵",
    BodySite.ARMPIT: "腋下",
}


def speak(decision: Decision, facts: Facts, policy: Policy, zone: tzinfo = STATION_ZONE) -> Spoken:
    """What to say of a decision that `decide` made of these facts and this policy; times as the clock in `zone` shows them."""
    zh, en = _parameters_zh(decision, facts, policy, zone), _parameters_en(decision, facts, policy, zone)
    return _matter(decision).filled(zh, en)


def _matter(decision: Decision) -> Spoken:
    """A confirmed fever before anything else: whoever may be ill is never just sent away. Then what holds the passer
    up, then the next thing to find out, then a note, then the verdict by itself.
    """
    if Reason.FEVER_CONFIRMED in decision.reasons:
        return REASON_SENTENCES[Reason.FEVER_CONFIRMED]
    if decision.verdict not in _PASSING:
        return REASON_SENTENCES[decision.reasons[0]]
    if decision.needs:
        return NEED_SENTENCES[decision.needs[0]]
    return REASON_SENTENCES[decision.reasons[0]] if decision.reasons else VERDICT_SENTENCES[decision.verdict]


def _degrees(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def _parameters(decision: Decision, policy: Policy, zone: tzinfo) -> dict[str, str]:
    """Those that read the same in both languages."""
    wait_until = decision.wait_until
    return {
        "threshold": _degrees(policy.temperature.threshold_tenths),
        "implausible": _degrees(policy.temperature.implausible_below_tenths),
        "visit_from": clock_time(policy.visitors.from_minute),
        "visit_until": clock_time(policy.visitors.until_minute),
        **({"wait_until": time_of(wait_until.astimezone(zone))} if wait_until else {}),
    }


def _parameters_zh(decision: Decision, facts: Facts, policy: Policy, zone: tzinfo) -> dict[str, str]:
    parameters = _parameters(decision, policy, zone)
    parameters["site"] = _SITES_ZH[policy.temperature.confirm_site]
    parameters["set_point"] = policy.set_point_zh
    parameters["opens_on"] = day_zh(decision.opens_on) if decision.opens_on else "最早明天"
    if facts.hold:
        parameters["until"] = end_zh(facts.hold.until_at.astimezone(zone))
    if facts.pass_:
        parameters["valid_from"] = start_zh(facts.pass_.valid_from.astimezone(zone))
        parameters["valid_until"] = end_zh(facts.pass_.valid_until.astimezone(zone))
    return parameters


def _parameters_en(decision: Decision, facts: Facts, policy: Policy, zone: tzinfo) -> dict[str, str]:
    parameters = _parameters(decision, policy, zone)
    parameters["site"] = policy.temperature.confirm_site.value
    parameters["set_point"] = policy.set_point_en
    parameters["opens_on"] = day_en(decision.opens_on) if decision.opens_on else "tomorrow at the earliest"
    if facts.hold:
        parameters["until"] = end_en(facts.hold.until_at.astimezone(zone))
    if facts.pass_:
        parameters["valid_from"] = start_en(facts.pass_.valid_from.astimezone(zone))
        parameters["valid_until"] = end_en(facts.pass_.valid_until.astimezone(zone))
    return parameters
