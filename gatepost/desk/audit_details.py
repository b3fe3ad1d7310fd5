"""What a line of the audit tells beside its action, as a person reads it. Bare identifiers tell nobody anything and are left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gatepost.desk.templatetags.dates import spoken, spoken_day
from gatepost.emergencies.models.emergencies import KIND_NAMES, RISK_NAMES
from gatepost.emergencies.names import PASSER_NAMES
from gatepost.gate.names import VERDICT_NAMES
from gatepost.people.enums import ROLE_NAMES
from gatepost.people.identity_papers import PAPER_NAMES
from gatepost.sync.enums import DeviceKind

LABELS: dict[str, Any] = {
    "verdict": pgettext_lazy("audit", "verdict"),
    "passed": pgettext_lazy("audit", "passed"),
    "overruled": pgettext_lazy("audit", "by exception"),
    "reason": pgettext_lazy("audit", "reason"),
    "on": pgettext_lazy("audit", "day"),
    "until": pgettext_lazy("audit", "until"),
    "kind": pgettext_lazy("audit", "kind"),
    "level": pgettext_lazy("audit", "level"),
    "role": pgettext_lazy("audit", "role"),
    "paper": pgettext_lazy("audit", "paper"),
    "field": pgettext_lazy("audit", "looked at"),
    "changed": pgettext_lazy("audit", "changed"),
    "before": pgettext_lazy("audit", "before"),
    "name": pgettext_lazy("audit", "name"),
    "sign": pgettext_lazy("audit", "sign"),
    "code": pgettext_lazy("audit", "code"),
    "number": pgettext_lazy("audit", "version"),
    "doors": pgettext_lazy("audit", "doors"),
    "followed": pgettext_lazy("audit", "rows that followed"),
    "cards": pgettext_lazy("audit", "cards"),
    "lines": pgettext_lazy("audit", "lines"),
    "closed": pgettext_lazy("audit", "closed"),
    "open": pgettext_lazy("audit", "in use"),
    "mark": pgettext_lazy("audit", "mark"),
}
_SAID_WHEN_TRUE = frozenset({"overruled", "closed"})
_FIELDS = {"name": _("Name"), "paper": _("Number of the paper"), "phone": _("Phone")}
_KINDS: dict[Any, Any] = {**KIND_NAMES, **PASSER_NAMES, **{kind: kind.label for kind in DeviceKind}}
_WORDS: dict[str, Mapping[Any, Any]] = {
    "verdict": VERDICT_NAMES,
    "kind": _KINDS,
    "level": RISK_NAMES,
    "role": ROLE_NAMES,
    "paper": PAPER_NAMES,
    "field": _FIELDS,
    "changed": _FIELDS,
}


def told(detail: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    """Label and value, in the order in which they were written."""
    return [
        (LABELS[key], _value(key, value)) for key, value in detail.items() if key in LABELS and _is_said(key, value)
    ]


def _is_said(key: str, value: Any) -> bool:
    return bool(value) if key in _SAID_WHEN_TRUE or isinstance(value, list) else True


def _value(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return _(", ").join(str(_value(key, one)) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key == "on":
        return spoken_day(date.fromisoformat(value))
    if key == "until":
        return spoken(datetime.fromisoformat(value))
    return _WORDS.get(key, {}).get(value, value)
