"""What figures and faults of a closing are called."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.retention.declaring import personal_tables

FIGURE_NAMES = {
    "passages": _("passages"),
    "companions": _("companions of those who passed"),
    "passes": _("passes issued"),
    "persons": _("people registered"),
    "holds": _("stays at home"),
    "outings": _("outings of households"),
    "vehicles": _("vehicles"),
}


def table_name(table: str) -> Any:
    """As the page of what is kept calls it; a figure that differs is named, too."""
    told = {one.table: one.what for one in personal_tables()}
    return told.get(table) or FIGURE_NAMES.get(table, table)
