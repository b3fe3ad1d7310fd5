"""The certificate on paper, to be archived with the papers of the work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatepost.emergencies.closing.certificate import Certificate
from gatepost.kernel.clock import local
from gatepost.kernel.papers.lists import language_code
from gatepost.kernel.papers.typst import render_pdf


def certificate_pdf(told: Certificate, *, station: str, language: str) -> bytes:
    """A4, upright. It names who signed, and nobody else."""
    with translation.override(language):
        paper = {
            "title": _("Certificate of destruction"),
            "station": station,
            "facts": _facts(told),
            "sections": [_ended(told), _stayed(told), _figures(told)],
            "signatures": [_signature(one, roles) for one, roles in told.signatures],
            "closing": _last_words(),
            "page": _("Page {page} of {pages}"),
            "language": language_code(language),
        }
    return render_pdf("emergencies/papers/closing_certificate.typ", paper)


def _facts(told: Certificate) -> list[list[str]]:
    closing, emergency = told.closing, told.closing.emergency
    assert emergency.ended_at is not None  # noqa: S101  it is closed
    return [
        [_("Number"), told.number],
        [_("Emergency"), f"{emergency.name}（{emergency.get_kind_display()}）"],
        [_("From"), _when(emergency.started_at)],
        [_("Until"), _when(emergency.ended_at)],
        [_("Closed at"), _when(closing.closed_at)],
        [_("Key destroyed at"), _when(closing.key_destroyed_at)],
        [_("Devices told"), str(closing.devices or 0)],
    ]


def _when(at: datetime | None) -> str:
    return date_format(local(at), _("j F Y, H:i")) if at else ""


def _ended(told: Certificate) -> dict[str, Any]:
    rows = [[str(table), str(how), f"{count:,}"] for table, how, count in told.ended]
    return {
        "title": _("Destroyed"),
        "heads": [_("What it is"), _("How"), _("Rows")],
        "rows": [*rows, [_("together"), "", f"{told.rows:,}"]],
    }


def _stayed(told: Certificate) -> dict[str, Any]:
    rows = [[str(line.told), str(line.why), f"{line.count:,}"] for line in told.stayed]
    return {"title": _("Stayed"), "heads": [_("What it is"), _("Why"), _("Rows")], "rows": rows}


def _figures(told: Certificate) -> dict[str, Any]:
    rows = [[str(name), _("equal before and after"), f"{total:,}"] for name, total in told.figures]
    return {"title": _("Figures that stay"), "heads": [_("Figure"), _("Compared"), _("Sum")], "rows": rows}


def _signature(one: Any, roles: list[Any]) -> list[str]:
    return [one.name, _(", ").join(str(role) for role in roles), _when(one.signed_at)]


def _last_words() -> str:
    return _(
        "Backups that still held this data are removed by the next one. Copies that were taken elsewhere, on paper or on a stick, are destroyed by whoever has them."
    )
