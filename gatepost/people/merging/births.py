"""Two birth dates: equal, different, or different in one of the ways in which birth dates are written down wrongly."""

from __future__ import annotations

from datetime import date

from gatepost.people.merging.reasons import AlikeReason

R = AlikeReason


def compare_births(one: date | None, other: date | None) -> AlikeReason | bool | None:
    """A reason; None where one of them is not known; False where they are of two people."""
    if one is None or other is None:
        return None
    if one == other:
        return R.SAME_BIRTH
    if one.year == other.year and (1, 1) in {(one.month, one.day), (other.month, other.day)}:
        return R.BIRTH_YEAR
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return R.BIRTH_SWAPPED
    if _is_lunar_of(one, other) or _is_lunar_of(other, one):
        return R.BIRTH_LUNAR
    return R.BIRTH_DIGIT if _differ_in_one_digit(one, other) else False


def _is_lunar_of(one: date, other: date) -> bool:
    """正月初五 of 1950 was put down as 5 January 1950; the card says 21 February."""
    from lunar_python import Solar  # noqa: PLC0415  (its tables are slow to load)

    if not 1900 < other.year < 2100:
        return False
    lunar = Solar.fromYmd(other.year, other.month, other.day).getLunar()
    return (one.year, one.month, one.day) == (lunar.getYear(), abs(lunar.getMonth()), lunar.getDay())


def _differ_in_one_digit(one: date, other: date) -> bool:
    return sum(a != b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True)) == 1
