"""`{% load emergencies %}`: risk levels as chips, policy sentences in the language of the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models.emergencies import RISK_NAMES
from gatepost.emergencies.policy_sentences import PolicySentence
from gatepost.emergencies.whatif import PreviewLine

register = template.Library()

_TONES = {
    RiskLevel.LOW: ("admit", "circle-check"),
    RiskLevel.MEDIUM: ("wait", "clock"),
    RiskLevel.HIGH: ("refuse", "circle-x"),
}


def _is_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


@register.inclusion_tag("desk/parts/status.html")
def risk_chip(level: str) -> dict[str, Any]:
    tone, icon = _TONES[RiskLevel(level)]
    return {"state": tone, "word": RISK_NAMES[RiskLevel(level)], "icon": icon}


@register.filter
def for_guard(sentence: PolicySentence) -> str:
    return sentence.guard_zh if _is_chinese() else sentence.guard_en


@register.filter
def for_passer(sentence: PolicySentence) -> str:
    return sentence.passer_zh if _is_chinese() else sentence.passer_en


@register.filter
def other_language(sentence: PolicySentence) -> str:
    """The same rule for the passer-by, in the language that the page is not in."""
    return sentence.passer_en if _is_chinese() else sentence.passer_zh


@register.filter
def situation(line: PreviewLine) -> str:
    return line.situation_zh if _is_chinese() else line.situation_en
