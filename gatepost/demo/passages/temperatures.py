"""Readings as a forehead gun gives them: mostly 36.2 to 36.8, lower in frost, now and then high and then not."""

from __future__ import annotations

from gatepost.demo.chance import Chance
from gatepost.emergencies.enums import BodySite

Readings = tuple[tuple[int, BodySite, int], ...]
"""Tenths, site, seconds before the passage."""

_BITS = 12
_TENTHS = range(359, 373)
_WEIGHTS = (1, 3, 5, 9, 13, 17, 18, 15, 9, 5, 2.5, 1, 0.3, 0.1)
_FROST_TAKES = 1
"""A tenth of a degree, on average."""


class Thermometers:
    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._mild = [self._usual(0) for _ in range(1 << _BITS)]
        self._frost = [self._usual(_FROST_TAKES) for _ in range(1 << _BITS)]

    def usual(self, *, frost: bool) -> Readings:
        place = self._chance.getrandbits(_BITS)
        return self._frost[place] if frost else self._mild[place]

    def high_then_normal(self) -> Readings:
        """Rested for more than five minutes in between."""
        first = (self._chance.choice((373, 373, 374, 374, 375, 376)), BodySite.FOREHEAD, self._chance.randint(360, 560))
        site = self._chance.choice((BodySite.ARMPIT, BodySite.FOREHEAD))
        return (first, (self._chance.randint(364, 369), site, self._chance.randint(12, 25)))

    def fever(self) -> Readings:
        first = (self._chance.randint(377, 382), BodySite.FOREHEAD, self._chance.randint(500, 640))
        return (first, (self._chance.randint(377, 384), BodySite.ARMPIT, self._chance.randint(20, 60)))

    def too_cold_then_normal(self) -> Readings:
        """A gun that came out of the frost; measured again inside the sleeve."""
        first = (self._chance.randint(331, 349), BodySite.FOREHEAD, self._chance.randint(35, 60))
        return (first, (self._chance.randint(360, 366), BodySite.WRIST, self._chance.randint(10, 20)))

    def _usual(self, lower: int) -> Readings:
        (tenths,) = self._chance.choices(_TENTHS, _WEIGHTS)
        site = BodySite.WRIST if self._chance.happens(0.06) else BodySite.FOREHEAD
        return ((tenths - lower, site, self._chance.randint(6, 14)),)
