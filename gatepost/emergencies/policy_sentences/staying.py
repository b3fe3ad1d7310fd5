"""What a policy says about outings, coming home and staying at home."""

from __future__ import annotations

from gatepost.emergencies.policy import HouseholdRule, Policy, ReturneeRule
from gatepost.emergencies.policy_sentences.sentence import Four, PolicySentence, Sentences
from gatepost.emergencies.policy_sentences.words import LEVEL_WORDS, counted, listed_en


def household(rule: HouseholdRule | None) -> PolicySentence:
    if rule is None:
        said: Four = ("出门次数不限。", "Outings are not limited.", "出门次数不限。", "Outings are not limited.")
        return PolicySentence("household.limit", *said)
    zh, en = (
        f"每户{rule.days}天出门{rule.outings}次",
        f"{counted(rule.outings, 'outing')} per household in {counted(rule.days, 'day')}",
    )
    return PolicySentence(
        "household.limit",
        f"{zh}，出门时计，进门不计；看病、急事找负责人。",
        f"{en}, counted on the way out only; for a doctor or an emergency call the lead.",
        f"{zh}；急事请告诉门岗。",
        f"{en}; if it is urgent, tell the gate.",
    )


def returnees(rule: ReturneeRule | None) -> Sentences:
    asked: Four = (
        "从外地回来的，先填返回登记再进。",
        "People who come home from elsewhere fill in the return form first.",
        "从外地回来，请先登记。",
        "Coming home from elsewhere? Please register first.",
    )
    not_asked: Four = (
        "从外地回来的，不另外登记。",
        "People who come home from elsewhere need not register.",
        "从外地回来不用登记。",
        "Coming home from elsewhere, you need not register.",
    )
    if rule is None or not rule.register_on_arrival:
        asked = not_asked
    register = PolicySentence("returnees.register", *asked)
    return (register,) if rule is None else (register, _days_at_home(rule), _origin(rule))


def _days_at_home(rule: ReturneeRule) -> PolicySentence:
    days = rule.observation_days
    if days == 0:
        said: Four = (
            "回来后不用居家。",
            "No days at home after coming back.",
            "回来后不用居家。",
            "No days at home after coming back.",
        )
        return PolicySentence("returnees.days", *said)
    return PolicySentence(
        "returnees.days",
        f"回来后居家满{days}天，回来当天不算。",
        f"{counted(days, 'full day')} at home after coming back; the day of arrival is not counted.",
        f"回来后请在家休息满{days}天，回来当天不算。",
        f"Please stay at home for {counted(days, 'full day')}; the day of arrival is not counted.",
    )


def _origin(rule: ReturneeRule) -> PolicySentence:
    if not rule.refer_levels:
        said: Four = (
            "不论从哪儿来，一样对待。",
            "Wherever people come from, they are treated alike.",
            "不论从哪儿来，一样对待。",
            "Wherever you come from, you are treated alike.",
        )
        return PolicySentence("returnees.origin", *said)
    zh = "、".join(LEVEL_WORDS[level][0] for level in rule.refer_levels)
    en = listed_en([LEVEL_WORDS[level][1] for level in rule.refer_levels], "or")
    return PolicySentence(
        "returnees.origin",
        f"从{zh}风险地区来的，请对方稍坐，您联系负责人。",
        f"Offer people from an area of {en} risk a seat; call the lead.",
        f"从{zh}风险地区来的，负责人会来帮您办手续。",
        f"If you come from an area of {en} risk, somebody comes to help you.",
    )


def observation(policy: Policy) -> PolicySentence:
    kept: Four = (
        "居家的人要出门，由负责人安排；回家照常进。",
        "Those who are to stay at home go out only as the lead arranges; they may always come home.",
        "居家期间要出门，请先告诉我们。",
        "If you are to stay at home and must go out, please tell us first.",
    )
    free: Four = (
        "居家的人可以出门。",
        "Those who are to stay at home may go out.",
        "居家期间可以出门。",
        "You may go out while you are to stay at home.",
    )
    return PolicySentence("observation.leave", *(free if policy.observed_may_leave else kept))
