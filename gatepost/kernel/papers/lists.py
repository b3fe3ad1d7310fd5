"""A printed list: a table over as many pages as it needs, each of which says who printed it, when, and to destroy it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatepost.kernel.clock import local
from gatepost.kernel.papers.typst import render_pdf


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    share: float = 1
    """Of the width, against the other columns."""


def list_pdf(
    *,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    printed_by: str,
    printed_at: datetime,
    language: str,
    landscape: bool = False,
) -> bytes:
    """ValueError when a row has not one text for each column. Masking is the caller's business."""
    cells = [list(row) for row in rows]
    if any(len(row) != len(columns) for row in cells):
        raise ValueError("each row has one text for each column")
    paper = {
        "title": title,
        "heads": [column.head for column in columns],
        "shares": [column.share for column in columns],
        "rows": cells,
        "footer": list_footer(printed_by=printed_by, printed_at=printed_at, language=language),
        "language": language_code(language),
        "landscape": landscape,
    }
    return render_pdf("kernel/papers/list.typ", paper)


def list_footer(*, printed_by: str, printed_at: datetime, language: str) -> dict[str, str]:
    """The words that `list-footer` of page_parts.typ sets; `printed_at` is shown in the station's zone."""
    with translation.override(language):
        when = date_format(local(printed_at), _("j F Y, H:i"))
        return {
            "printed": _("Printed by %(name)s, %(when)s") % {"name": printed_by, "when": when},
            "destroy": _("Destroy after use"),
            "page": _("Page {page} of {pages}"),
        }


def language_code(language: str) -> str:
    """What typst calls a language of Django's: it decides where lines may break."""
    return language.split("-", maxsplit=1)[0]
