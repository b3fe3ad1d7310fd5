"""The post's sign: its text, large, under a red flag, to be hung where everybody sees it."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatepost.gate.papers.sign_lines import sign_lines
from gatepost.kernel.papers.lists import language_code
from gatepost.kernel.papers.typst import PapersError, render_pdf


def sign_pdf(text: str, station_name: str, founded_on: date | None, language: str) -> bytes:
    """One page A4, landscape. Line breaks in the text are kept. Raises PapersError when there is no text."""
    lines = sign_lines(text)
    with translation.override(language):
        if not lines:
            raise PapersError(_("This post has no sign text yet. Please write it on the page of the post, then print."))
        paper = {
            "lines": lines,
            "station": station_name,
            "founded": _founded(founded_on),
            "language": language_code(language),
        }
    return render_pdf("gate/papers/sign.typ", paper)


def _founded(founded_on: date | None) -> str:
    if founded_on is None:
        return ""
    return _("Founded on %(day)s") % {"day": date_format(founded_on, _("j F Y"))}
