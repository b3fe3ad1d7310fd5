"""`{% load emergencies %}`: risk levels and versions as chips, policy sentences in the language of the page and in the other."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models.emergencies import RISK_NAMES
from gatepost.emergencies.policy_sentences import PolicySentence
from gatepost.emergencies.queries import VersionState
from gatepost.emergencies.whatif import PreviewLine

register = template.Library()

_TONES = {
    RiskLevel.LOW: ("admit", "circle-check"),
    RiskLevel.MEDIUM: ("wait", "clock"),
    RiskLevel.HIGH: ("refuse", "circle-x"),
}
_VERSIONS = {
    VersionState.IN_FORCE: ("admit", "circle-check", _("in force")),
    VersionState.WAITING: ("wait", "clock", _("not yet")),
    VersionState.EARLIER: ("unknown", "history", _("earlier")),
    VersionState.NEVER: ("unknown", "history", _("never in force")),
}


def _is_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


@register.inclusion_tag("desk/parts/status.html")
def risk_chip(level: str) -> dict[str, Any]:
    tone, icon = _TONES[RiskLevel(level)]
    return {"state": tone, "word": RISK_NAMES[RiskLevel(level)], "icon": icon}


@register.inclusion_tag("desk/parts/status.html")
def version_chip(state: VersionState) -> dict[str, Any]:
    tone, icon, word = _VERSIONS[state]
    return {"state": tone, "word": word, "icon": icon}


@register.simple_tag
def other_language() -> str:
    """The code of the language that the page is not in."""
    return "en" if _is_chinese() else "zh-hans"


@register.filter
def for_guard(sentence: PolicySentence) -> str:
    return sentence.guard_zh if _is_chinese() else sentence.guard_en


@register.filter
def for_passer(sentence: PolicySentence) -> str:
    return sentence.passer_zh if _is_chinese() else sentence.passer_en


@register.filter
def for_guard_in_other(sentence: PolicySentence) -> str:
    return sentence.guard_en if _is_chinese() else sentence.guard_zh


@register.filter
def for_passer_in_other(sentence: PolicySentence) -> str:
    return sentence.passer_en if _is_chinese() else sentence.passer_zh


@register.filter
def situation(line: PreviewLine) -> str:
    return line.situation_zh if _is_chinese() else line.situation_en
