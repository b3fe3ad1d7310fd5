"""The certificate of a closing: what was destroyed, what stayed and why, the figures, who signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gatepost.emergencies.closing.preview import StayingLine, stays_told
from gatepost.emergencies.closing.words import FIGURE_NAMES, table_name
from gatepost.emergencies.models import Closing, ClosingSignature
from gatepost.kernel.retention.declaring import Ending
from gatepost.kernel.retention.span import going
from gatepost.people.enums import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class Certificate:
    """Of one that is closed. `ended` is table, how it ended, rows; `figures` is name and sum, the same before and after."""

    closing: Closing
    ended: list[tuple[Any, Any, int]]
    stayed: list[StayingLine]
    figures: list[tuple[Any, int]]
    signatures: list[tuple[ClosingSignature, list[Any]]]

    @property
    def rows(self) -> int:
        return sum(count for _table, _how, count in self.ended)

    @property
    def number(self) -> str:
        """To be quoted: the first characters of the closing's identifier say the time, the last are chance."""
        return self.closing.id.hex[-10:].upper()


def certificate_of(closing: Closing) -> Certificate:
    endings = {part.rows.table: part.ending for part in going()}
    return Certificate(
        closing,
        [
            (table_name(table), endings.get(table, Ending.DESTROYED).label, count)
            for table, count in closing.ended.items()
        ],
        stays_told(closing.stayed),
        [(FIGURE_NAMES.get(name, name), one["total"]) for name, one in sorted(closing.figures.items())],
        signatures_of(closing),
    )


def signatures_of(closing: Closing) -> list[tuple[ClosingSignature, list[Any]]]:
    """With the names of the roles that they signed in."""
    known = {role.value: name for role, name in ROLE_NAMES.items()}
    return [(one, [known[role] for role in one.roles if role in known]) for one in closing.signatures.all()]
