"""When people go, how many, and for how long. Rounded from what a street knows of itself; no figures of a real place."""

from __future__ import annotations

from datetime import date

from gatepost.demo.chance import Chance
from gatepost.demo.moments import CLOSED_MANAGEMENT_ON, EASING_ON, MEDIUM_RISK_ON, SECOND_WAVE_ON
from gatepost.demo.passages.events import Passer
from gatepost.emergencies.enums import PasserKind

_DRAWN = 4096
_BITS = 12
_HOUR = 3600
_SATURDAY = 5
_OLD = 62
_SNOW_AND_RAIN = {date(2020, 2, 2), date(2020, 2, 5), date(2020, 2, 6), date(2020, 2, 14), date(2020, 5, 8)}
_FIRST_SECOND, _LAST_SECOND = 5 * _HOUR, 23 * _HOUR + 1800

# From a day on: the share of pass holders who go out, and of grown-ups who go to work on a working day.
_SHARES = (
    (date(2020, 1, 29), 0.33, 0.08),
    (CLOSED_MANAGEMENT_ON, 0.40, 0.20),
    (date(2020, 3, 9), 0.41, 0.38),
    (date(2020, 4, 6), 0.42, 0.46),
    (EASING_ON, 0.36, 0.58),
    (SECOND_WAVE_ON, 0.35, 0.52),
    (MEDIUM_RISK_ON, 0.31, 0.40),
)


def share_out(day: date) -> float:
    factor = 0.9 if day.weekday() >= _SATURDAY else 1.0
    return _shares(day)[1] * factor * (0.7 if day in _SNOW_AND_RAIN else 1.0)


def share_to_work(day: date) -> float:
    return _shares(day)[2] if day.weekday() < _SATURDAY else 0.06


def _shares(day: date) -> tuple[date, float, float]:
    return [row for row in _SHARES if row[0] <= day][-1]


class Habits:
    """Times drawn beforehand, because a load asks for some hundred thousand of them."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._work = self._drawn(8.0, 0.7, 10.1, 1.0)
        self._morning = self._drawn(9.4, 1.1, 1.1, 0.4)
        self._afternoon = self._drawn(15.6, 1.3, 1.3, 0.5)
        self._evening = self._drawn(18.9, 0.8, 0.9, 0.3)

    def trip(self, passer: Passer, work: float) -> tuple[int, int]:
        """When it begins and how long it takes, in seconds."""
        place = self._chance.getrandbits(_BITS)
        goes_to_work = passer.kind is PasserKind.VEHICLE or 18 <= passer.age < _OLD
        if goes_to_work and self._chance.random() < work:
            return self._work[place]
        drawn = self._chance.random() - (0.15 if passer.age >= _OLD else 0.0)
        table = self._morning if drawn < 0.42 else self._afternoon if drawn < 0.78 else self._evening
        return table[place]

    def _drawn(self, hour: float, spread: float, stay: float, stay_spread: float) -> list[tuple[int, int]]:
        return [
            (
                min(_LAST_SECOND, max(_FIRST_SECOND, int(self._chance.gauss(hour, spread) * _HOUR))),
                max(900, int(self._chance.gauss(stay, stay_spread) * _HOUR)),
            )
            for _ in range(_DRAWN)
        ]
