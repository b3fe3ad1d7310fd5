"""The figures of a hand-over note as lines of a page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Reason
from gatepost.gate.handing_over import HandOverFigures, Reasons, Tally
from gatepost.gate.names import PASSER_NAMES, high_name
from gatepost.gate.reason_names import REASON_NAMES

Line = tuple[str, int | str]


def lines_of(figures: HandOverFigures) -> list[Line]:
    """Label and value, in the order in which a shift is told of."""
    return [
        (_("went in"), figures.entered),
        (_("went out"), figures.left),
        (_("turned away"), _explained(figures.turned_away, figures.turned_away_for)),
        (_("passed by exception"), _explained(figures.overruled, figures.overruled_for)),
        (high_name(figures.threshold), figures.high),
        (
            _("inside the compound at that second"),
            _joined([_kind(one) for one in figures.inside]) or _("nobody but residents"),
        ),
    ]


def _explained(count: int, reasons: Reasons) -> int | str:
    """3: pass expired 2, others 1."""
    parts = [_reason(one) for one in reasons.named]
    if not parts:
        return count
    if reasons.others:
        parts.append(_("others %(count)s") % {"count": reasons.others})
    return _("%(count)s: %(reasons)s") % {"count": count, "reasons": _joined(parts)}


def _joined(parts: list[str]) -> str:
    return _(", ").join(parts)


def _reason(tally: Tally) -> str:
    return f"{REASON_NAMES[Reason(tally.what)]} {tally.count}"


def _kind(tally: Tally) -> str:
    return f"{PASSER_NAMES[PasserKind(tally.what)]} {tally.count}"
