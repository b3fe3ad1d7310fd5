"""What a guard is asked next, and what was answered so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from gatepost.emergencies.enums import BodySite, PasserKind
from gatepost.emergencies.models import AreaRisk
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction, Need
from gatepost.gate.facts import Decision
from gatepost.gate.forms import CheckForm
from gatepost.gate.names import SITE_NAMES

_NOT_CARRIED = {"passage", "readings", "temperature", "site", "known_visit"}
_YES_NO_OF: dict[Need, tuple[str, ...]] = {
    Need.HOLDER_CHECK: ("holder_matches",),
    Need.MASK_CHECK: ("wears_mask",),
    Need.HOST_CONFIRMATION: ("host_confirmed",),
    Need.THREE_QUESTIONS: ("affected_area", "contact", "symptoms"),
    Need.RETURNEE_FORM: ("arrival_registered",),
}
_VISITOR_NEEDS = {Need.VISITOR_FORM, Need.DESTINATION}
_VISITOR_FIELDS = ("visitor_phone", "visitor_name", "destination", "visit_reason")
"""The phone first: who came before is known by it."""
_NOTED = ("plate", "companions", "goods", "comes_from_elsewhere")
"""Nobody asks for these; a guard notes them where there is something to note."""
_AREA = "origin_area_id"
"""Where areas at risk are announced."""


@dataclass(frozen=True, slots=True)
class Question:
    """Answered with one touch: yes or no."""

    name: str
    label: Promise | str


def carried(form: CheckForm, *, seen: Collection[str] = ()) -> list[tuple[str, str]]:
    """All answers so far, as hidden fields carry them to the next click; what stands in a field to be `seen` is sent by that."""
    kept = []
    for name in form.fields:
        value = form.data.get(name)
        if name not in _NOT_CARRIED and name not in seen and value not in (None, ""):
            kept.append((name, str(value)))
    return kept


def enters_as_visitor(form: CheckForm) -> bool:
    return form.data.get("passer") == PasserKind.VISITOR and form.data.get("direction") == Direction.IN


def leaves_as_visitor(form: CheckForm) -> bool:
    return form.data.get("passer") == PasserKind.VISITOR and form.data.get("direction") == Direction.OUT


def _is_car(form: CheckForm) -> bool:
    """Without a pass: its plate is all there is to know it by."""
    return form.data.get("passer") == PasserKind.VEHICLE or bool(form.data.get("exempt_vehicle"))


def _questions(form: CheckForm, decision: Decision) -> list[Question]:
    names = [name for need in decision.needs for name in _YES_NO_OF.get(need, ())]
    return [Question(name, str(form.fields[name].label)) for name in names if not form.data.get(name)]


def _quick_temperatures(policy: Policy) -> list[str]:
    """The commonest readings, and the first high one."""
    tenths = (362, 364, 366, 368, policy.temperature.threshold_tenths)
    return [f"{value // 10}.{value % 10}" for value in tenths]


def asked(form: CheckForm, decision: Decision, policy: Policy, risks: Iterable[AreaRisk]) -> dict[str, Any]:
    """What the panel below the verdict shows. `risks` are those of today."""
    noted = (*_NOTED, *((_AREA,) if form.offer_areas(risks) else ()))
    needs = set(decision.needs)
    site = form.data.get("site") or BodySite.FOREHEAD.value
    asks_visitor = bool(needs & _VISITOR_NEEDS)
    by_exception = not asks_visitor and enters_as_visitor(form) and not form.data.get("visitor_name")
    seen = (
        *noted,
        *(_VISITOR_FIELDS if asks_visitor or by_exception else ()),
        *(("visit",) if leaves_as_visitor(form) else ()),
    )
    return {
        "carried": carried(form, seen=seen),
        "questions": _questions(form, decision),
        "asks_temperature": bool(needs & {Need.TEMPERATURE, Need.REMEASURE}),
        "asks_visitor": asks_visitor,
        "asks_visitor_by_exception": by_exception,
        "visitor_fields": [form[name] for name in _VISITOR_FIELDS],
        "noted_fields": [form[name] for name in noted],
        "notes_something": _is_car(form) or any(form.data.get(name) for name in noted),
        "sites": [(one.value, SITE_NAMES[one]) for one in BodySite],
        "site": site,
        "quick_temperatures": _quick_temperatures(policy),
    }
