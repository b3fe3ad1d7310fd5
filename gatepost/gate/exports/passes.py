"""Passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.exports.moments import minute_of
from gatepost.gate.models import Pass
from gatepost.gate.names import PASSER_NAMES
from gatepost.gate.queries.passes import shown_state
from gatepost.gate.serials import show_serial
from gatepost.gate.templatetags.gate import state_word
from gatepost.kernel.masking import mask_name
from gatepost.kernel.sheets.writing import Value

PASS_COLUMNS = (
    gettext_lazy("Number"),
    gettext_lazy("Holder"),
    gettext_lazy("Kind"),
    gettext_lazy("Door"),
    gettext_lazy("Compound"),
    gettext_lazy("Valid until"),
    gettext_lazy("State"),
)
_AT_ONCE = 1000


def pass_rows(found: QuerySet[Pass], at: datetime) -> Iterator[list[Value]]:
    for row in found.iterator(chunk_size=_AT_ONCE):
        yield [
            show_serial(row.serial),
            _holder(row),
            str(PASSER_NAMES[PasserKind(row.kind)]),
            row.person.household.door.spoken if row.person and row.person.household else "",
            row.compound.name if row.compound else _("all compounds"),
            minute_of(row.valid_until),
            str(state_word(shown_state(row, at))),
        ]


def _holder(row: Pass) -> str:
    if row.person:
        return mask_name(row.person.name)
    return row.vehicle.plate if row.vehicle else ""
