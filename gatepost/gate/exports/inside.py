"""Who is inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.exports.moments import minute_of
from gatepost.gate.names import PASSER_NAMES
from gatepost.gate.queries.inside import InsideLine
from gatepost.kernel.masking import mask_name
from gatepost.kernel.sheets.writing import Value

INSIDE_COLUMNS = (gettext_lazy("Who"), gettext_lazy("Kind"), gettext_lazy("Compound"), gettext_lazy("Since"))


def inside_rows_of(lines: Iterable[InsideLine]) -> Iterator[list[Value]]:
    for line in lines:
        name = line.name if line.kind is PasserKind.VEHICLE else mask_name(line.name)
        yield [name, str(PASSER_NAMES[line.kind]), line.compound, minute_of(line.since)]
