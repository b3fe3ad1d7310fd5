"""`{% load gate %}`: stored words of the gate as chips, masked names and spoken serials."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import BodySite, PasserKind
from gatepost.gate.enums import Direction, PassState, Reason, Verdict, VisitState
from gatepost.gate.names import DIRECTION_NAMES, PASSER_NAMES, SITE_NAMES, STATE_NAMES, VERDICT_NAMES, VISIT_STATE_NAMES
from gatepost.gate.queries.passages import PassageLine
from gatepost.gate.reason_names import REASON_NAMES
from gatepost.gate.serials import show_serial
from gatepost.kernel.masking import mask_name

register = template.Library()

_VERDICT_TONES = {
    Verdict.ADMIT: "admit",
    Verdict.ADMIT_WITH_NOTE: "admit",
    Verdict.REMEASURE: "wait",
    Verdict.REGISTER_FIRST: "wait",
    Verdict.REFER_TO_LEAD: "wait",
    Verdict.REFUSE: "refuse",
}
_VISIT_TONES = {VisitState.INSIDE: "info", VisitState.OVERDUE: "refuse", VisitState.LEFT: "unknown"}
_STATE_TONES = {"active": "admit", "expired": "unknown", "lost": "refuse", "replaced": "unknown", "withdrawn": "refuse"}
_STATE_WORDS: dict[str, Any] = {
    **{state.value: STATE_NAMES[state] for state in PassState},
    "expired": _("expired"),
    "ending": _("ends within a week"),
}


@register.inclusion_tag("desk/parts/status.html")
def verdict_chip(verdict: str) -> dict[str, Any]:
    word = Verdict(verdict)
    tone = _VERDICT_TONES[word]
    icon = {"admit": "circle-check", "wait": "clock", "refuse": "circle-x"}[tone]
    return {"state": tone, "word": VERDICT_NAMES[word], "icon": icon}


@register.inclusion_tag("desk/parts/status.html")
def state_chip(state: str) -> dict[str, Any]:
    tone = _STATE_TONES[state]
    icon = {"admit": "circle-check", "refuse": "circle-x"}.get(tone, "help-circle")
    return {"state": tone, "word": _STATE_WORDS[state], "icon": icon}


@register.inclusion_tag("desk/parts/status.html")
def visit_chip(state: VisitState) -> dict[str, Any]:
    icon = {VisitState.INSIDE: "users", VisitState.OVERDUE: "clock", VisitState.LEFT: "check"}[state]
    return {"state": _VISIT_TONES[state], "word": VISIT_STATE_NAMES[state], "icon": icon}


@register.filter
def state_word(state: str) -> Any:
    return _STATE_WORDS[state]


@register.filter
def passer_word(kind: str) -> Any:
    return PASSER_NAMES[PasserKind(kind)]


@register.filter
def direction_word(direction: str) -> Any:
    return DIRECTION_NAMES[Direction(direction)]


@register.filter
def site_word(site: str) -> Any:
    return SITE_NAMES[BodySite(site)]


@register.filter
def degrees(tenths: int | None) -> str:
    """365 is 36.5; nothing where nothing was read."""
    return "" if tenths is None else f"{tenths // 10}.{tenths % 10}"


@register.filter
def serial(digits: str) -> str:
    return show_serial(digits)


@register.filter
def short_name(line: PassageLine) -> str:
    """A person's name masked; a plate as it is painted on the car."""
    return mask_name(line.name) if line.passage.person_id else line.name


@register.filter
def masked_name(name: str) -> str:
    return mask_name(name)


@register.filter
def reasons(words: list[str]) -> str:
    """Why, in a few words each."""
    return str(_(", ")).join(str(REASON_NAMES[Reason(word)]) for word in words)


@register.filter
def may(actor: Any, permission: str) -> bool:
    """Whether a step is offered; whether it is allowed, the action judges."""
    return bool(actor.may(permission))
