"""What is known of the area code that an identity number begins with. A hint, never a reason to refuse.

Codes live and die with counties while numbers last a lifetime: 通县 ended in 1997, its people still carry 110223.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from stdnum import numdb

RESIDENCE_PERMIT_AREAS = ("810000", "820000", "830000")
"""Residence permits for Hong Kong, Macao and Taiwan residents (State Council, August 2018)."""

_HISTORIC_BEIJING = frozenset(
    str(code) for code in (110103, 110104, 110110, *range(110201, 110210), *range(110221, 110230))
)
"""Districts merged in 2010, 燕山区, and the counties that became districts from 1986 to 2015."""
_ENDED = re.compile(r"^\[\d*-\d+\]")


class AreaStanding(StrEnum):
    CURRENT = "current"
    HISTORIC = "historic"
    UNKNOWN = "unknown"


@cache
def area_standing(area_code: str) -> AreaStanding:
    """Whether the six digits are in force, were once, or are in no table that we have (GB/T 2260)."""
    if area_code in RESIDENCE_PERMIT_AREAS:
        return AreaStanding.CURRENT
    if area_code in _HISTORIC_BEIJING:
        return AreaStanding.HISTORIC
    counties = _counties(area_code)
    if not counties:
        return AreaStanding.UNKNOWN
    return AreaStanding.HISTORIC if all(map(_ENDED.match, counties)) else AreaStanding.CURRENT


def _counties(area_code: str) -> list[str]:
    """Names that the code has had, each led by its years as in `[1982-1997]通县` unless it never changed."""
    found = [facts["county"] for _, facts in numdb.get("cn/loc").info(area_code) if "county" in facts]
    return [name for names in found for name in names.split(",")]
