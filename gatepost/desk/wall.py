"""What may hang in public: figures, hours, and the rules in the passer-by's words. Nobody's name, door or plate is asked for here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gatepost.emergencies.policy import Policy
from gatepost.emergencies.policy_sentences import read_policy
from gatepost.gate.queries.measured_again import measured_again
from gatepost.gate.queries.passages import HourFigures, day_figures, high_from
from gatepost.kernel import clock

AT_ONCE = 5
"""So many sentences are read from four metres; the others come with the next renewal."""
RENEWED_SECONDS = 30
_SAID = (
    "entry.resident", "masks", "temperature.when", "temperature.threshold", "entry.visitor", "visitors.hours",
    "entry.courier", "entry.vehicle", "household.limit", "returnees.register",
)  # fmt: skip
"""What somebody who comes to the gate wants to know; the other sentences are about exceptions."""


@dataclass(frozen=True, slots=True)
class Both:
    """The same in two languages, Chinese first."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class WallFigure:
    label: Both
    count: int


def both(message: Any) -> Both:
    with override("zh-hans"):
        zh = str(message)
    with override("en"):
        return Both(zh, str(message))


def wall_figures(station_id: UUID, at: datetime) -> list[WallFigure]:
    today = clock.local(at).date()
    threshold = high_from(station_id, today, at)
    day = day_figures(station_id, today, threshold=threshold)
    again = measured_again(station_id, today, threshold=threshold).count()
    counted = (
        (_("Came in today"), day.entered),
        (_("Went out today"), day.left),
        (_("Did not pass today"), day.turned_away),
        (_("High temperature, measured again"), again),
    )
    return [WallFigure(both(label), count) for label, count in counted]


def sentences_of(policy: Policy) -> list[Both]:
    """A rule that the policy does not make is not announced."""
    left_out = {"household.limit"} if policy.household is None else set()
    if policy.returnees is None or not policy.returnees.register_on_arrival:
        left_out.add("returnees.register")
    read = {sentence.key: Both(sentence.passer_zh, sentence.passer_en) for sentence in read_policy(policy)}
    return [read[key] for key in _SAID if key in read and key not in left_out]


def turn_of(sentences: Sequence[Both], at: datetime) -> tuple[Sequence[Both], int, int]:
    """Those that stand there now, the number of this turn and of all: the turn follows from the clock alone."""
    turns = max(-(-len(sentences) // AT_ONCE), 1)
    turn = int(at.timestamp()) // RENEWED_SECONDS % turns
    return sentences[turn * AT_ONCE : (turn + 1) * AT_ONCE], turn + 1, turns


@dataclass(frozen=True, slots=True)
class HourBars:
    """Two bars in a drawing of 1280 x 460, and the hour below them."""

    label: str
    middle: int
    entered_x: int
    entered_top: int
    entered_height: int
    left_x: int
    left_top: int
    left_height: int


FLOOR, CEILING = 400, 30
_FIRST, _WIDTH = 88, 99


def bars_of(hours: Sequence[HourFigures]) -> tuple[list[HourBars], int]:
    """And the figure that the highest bar stands for."""
    most = max((max(row.entered, row.left) for row in hours), default=0)
    return [_bars(place, row, max(most, 1)) for place, row in enumerate(hours)], most


def _bars(place: int, row: HourFigures, most: int) -> HourBars:
    entered, left = (count * (FLOOR - CEILING) // most for count in (row.entered, row.left))
    start = _FIRST + place * _WIDTH
    return HourBars(
        label=str(clock.local(row.hour).hour),
        middle=start + _WIDTH // 2,
        entered_x=start + 11,
        entered_top=FLOOR - entered,
        entered_height=entered,
        left_x=start + 52,
        left_top=FLOOR - left,
        left_height=left,
    )
