"""Passes to cut out: cards of 85.6 x 54 mm (ISO/IEC 7810, ID-1), eight on a sheet of A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.names import PASSER_NAMES
from gatepost.gate.serials import show_serial
from gatepost.kernel.papers.lists import language_code
from gatepost.kernel.papers.qr import qr_svg
from gatepost.kernel.papers.typst import PapersError, render_pdf


@dataclass(frozen=True, kw_only=True, slots=True)
class PassCard:
    """What stands on one card. The code holds opaque numbers only; the name is as the station decides to show it."""

    station_name: str
    kind: PasserKind
    holder: str
    """A person's name, masked or full; the plate of a vehicle."""
    door: str
    """Empty for those who live elsewhere."""
    compound: str
    """Empty: every compound of the station."""
    first_day: date
    last_day: date
    """Still valid on it."""
    serial: str
    token: str


def pass_sheet_pdf(cards: Sequence[PassCard], *, language: str) -> bytes:
    """In the order given. Raises PapersError when there is no card."""
    with translation.override(language):
        if not cards:
            raise PapersError(_("No pass is chosen. Please choose the passes to print."))
        paper = {"cards": [_card(card) for card in cards], "words": _words(), "language": language_code(language)}
        return render_pdf("gate/papers/pass_sheet.typ", paper)


def _card(card: PassCard) -> dict[str, str]:
    return {
        "station": card.station_name,
        "kind": str(PASSER_NAMES[card.kind]),
        "holder_label": pgettext("on a pass", "Plate")
        if card.kind is PasserKind.VEHICLE
        else pgettext("on a pass", "Holder"),
        "holder": card.holder,
        "door": card.door,
        "compound": card.compound or pgettext("on a pass", "all compounds of this station"),
        "period": _("%(first)s to %(last)s") % {"first": _day(card.first_day), "last": _day(card.last_day)},
        "serial": show_serial(card.serial),
        "qr": qr_svg(card.token),
    }


def _day(on: date) -> str:
    return date_format(on, _("j F Y"))


def _words() -> dict[str, str]:
    return {
        "title": pgettext("on a pass", "Entry pass"),
        "door": pgettext("on a pass", "Door"),
        "compound": pgettext("on a pass", "Valid for"),
        "period": pgettext("on a pass", "Valid"),
        "serial": pgettext("on a pass", "No."),
        "stamp": pgettext("on a pass", "stamp"),
        "rule": _("For the holder only. Not to be lent or copied. Lost? Tell the gate at once."),
    }
