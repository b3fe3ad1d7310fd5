"""Who lives together: how many, how old, whose child. Ages are those of the demo's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gatepost.demo.chance import Chance
from gatepost.demo.moments import TODAY
from gatepost.demo.names import draw_given_name, draw_surname
from gatepost.people.enums import Sex

_DAYS_OF_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    sex: Sex
    born_on: date


@dataclass(frozen=True, slots=True)
class _Place:
    """One place in a kind of household: age, sex, and whether the family name is the first member's."""

    ages: tuple[int, int]
    sex: Sex | None
    shares_name: bool


_HUSBAND, _WIFE = _Place((29, 52), Sex.MALE, shares_name=True), _Place((27, 49), Sex.FEMALE, shares_name=False)
_OLD_MAN, _OLD_WOMAN = _Place((60, 88), Sex.MALE, shares_name=True), _Place((57, 86), Sex.FEMALE, shares_name=False)
_CHILD = _Place((0, 21), None, shares_name=True)
_YOUNG = _Place((22, 34), None, shares_name=True)
_FLATMATE = _Place((22, 34), None, shares_name=False)
_KINDS: tuple[tuple[tuple[_Place, ...], int], ...] = (
    ((_YOUNG,), 9),
    ((_OLD_WOMAN,), 5),
    ((_OLD_MAN, _OLD_WOMAN), 19),
    ((_HUSBAND, _WIFE), 11),
    ((_YOUNG, _FLATMATE), 5),
    ((_HUSBAND, _WIFE, _CHILD), 30),
    ((_HUSBAND, _WIFE, _CHILD, _CHILD), 8),
    ((_HUSBAND, _WIFE, _CHILD, _OLD_WOMAN), 6),
    ((_HUSBAND, _WIFE, _CHILD, _OLD_MAN, _OLD_WOMAN), 7),
)


def draw_household(chance: Chance) -> list[Member]:
    """Two and a half people on average."""
    (places,) = chance.choices([kind for kind, _weight in _KINDS], [weight for _kind, weight in _KINDS])
    surname = draw_surname(chance)
    return [_member(place, surname, chance) for place in places]


def draw_person(ages: tuple[int, int], sex: Sex | None, chance: Chance) -> Member:
    """Somebody who does not live here."""
    return _member(_Place(ages, sex, shares_name=False), "", chance)


def age_on(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _member(place: _Place, surname: str, chance: Chance) -> Member:
    sex = place.sex or chance.choice((Sex.MALE, Sex.FEMALE))
    youngest, oldest = (round(age * _DAYS_OF_YEAR) for age in place.ages)
    born_on = TODAY - timedelta(days=chance.randint(youngest + 30, oldest + 365))
    family = surname if place.shares_name else draw_surname(chance)
    return Member(family + draw_given_name(sex, born_on, chance), sex, born_on)
