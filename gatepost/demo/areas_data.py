"""Areas of a city that does not exist: no province has the code 10, so none of these codes was ever given out (GB/T 2260)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models, copy_pairs
from gatepost.demo.moments import moment
from gatepost.demo.plans import StationPlan
from gatepost.people.demo_identity_numbers import DEMO_AREA
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area

CITY = "青槐市"
DISTRICT = "北屏区"
CODES_SINCE = date(2009, 1, 1)
_CITY_CODE = f"{DEMO_AREA[:2]}0000"
_FIRST_MADE_AT = moment(2017, 6, 28, 9)


@dataclass(frozen=True, slots=True)
class StreetAreas:
    street: Area
    communities: dict[str, Area]
    """By name."""


class AreaBook:
    """Draws the areas that several stations share, once."""

    def __init__(self) -> None:
        self._chance = Chance("areas")
        self._rows: list[Area] = []
        self._successions: list[tuple[object, object]] = []
        self.city = self._area(None, AreaLevel.PROVINCE, _CITY_CODE, CITY)
        self.district = self._area(self.city, AreaLevel.COUNTY, DEMO_AREA, DISTRICT)

    def add_street(self, plan: StationPlan) -> StreetAreas:
        street = self._area(self.district, AreaLevel.STREET, DEMO_AREA + plan.street_code, plan.street)
        by_code: dict[str, Area] = {}
        for one in plan.communities:
            code = f"{street.code}{one.code}"
            by_code[one.code] = self._area(street, AreaLevel.COMMITTEE, code, one.name, one.withdrawn_on)
        for one in plan.communities:
            if one.successor:
                self._successions.append((by_code[one.code].id, by_code[one.successor].id))
        return StreetAreas(street, {area.name: area for area in by_code.values()})

    def copy(self) -> int:
        count = copy_models(self._rows)
        copy_pairs("places_area_successors", ("from_area_id", "to_area_id"), self._successions)
        return count

    def _area(
        self, parent: Area | None, level: AreaLevel, code: str, name: str, withdrawn_on: date | None = None
    ) -> Area:
        area = Area(
            id=self._chance.id_at(_FIRST_MADE_AT),
            parent_id=parent.id if parent else None,
            level=level,
            code=code,
            name=name,
            valid_from=CODES_SINCE,
            valid_until=withdrawn_on,
        )
        self._rows.append(area)
        return area
