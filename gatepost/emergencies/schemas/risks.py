"""Risk levels of areas, as a guard asks about them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Schema

from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models import AreaRisk


class RiskOut(Schema):
    area_id: UUID
    """What a check takes as `origin_area_id`."""
    area: str
    level: RiskLevel
    from_on: date
    until_on: date | None
    """The first day on which it no longer holds. Null: until the next level is recorded."""


class RisksOut(Schema):
    risks: list[RiskOut]


def risk_out(row: AreaRisk) -> RiskOut:
    return RiskOut(
        area_id=row.area_id, area=row.area.name, level=RiskLevel(row.level), from_on=row.from_on, until_on=row.until_on
    )
