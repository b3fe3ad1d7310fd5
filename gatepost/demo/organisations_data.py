"""Three lines of authority over the stations: unions, government, Party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gatepost.demo.areas_data import CITY, DISTRICT, AreaBook, StreetAreas
from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.moments import moment
from gatepost.demo.plans import StationPlan
from gatepost.places.enums import Line, OrganisationKind
from gatepost.places.models import Area, Organisation

_MADE_AT = moment(2017, 6, 28, 9)


@dataclass(frozen=True, slots=True)
class StationOrganisations:
    station: Organisation
    branch: Organisation
    union_street: Organisation
    street: Organisation
    communities: dict[str, Organisation]
    """By name; withdrawn ones are no longer there."""

    def place(self, word: str, host: str) -> UUID:
        """The organisation that a role is held at; see plans.RolePlan."""
        places = {
            "station": self.station,
            "branch": self.branch,
            "union_street": self.union_street,
            "street": self.street,
            "host": self.communities[host],
        }
        return places[word].id


class OrganisationBook:
    """Draws the bodies of city and district once, and those of each street below them."""

    def __init__(self, areas: AreaBook) -> None:
        self._chance = Chance("organisations")
        self._rows: list[Organisation] = []
        union, government, party = f"{CITY}总工会", f"{CITY}人民政府", f"中共{CITY}委员会"
        kind = OrganisationKind.CITY
        tops = [
            self._body(None, line, kind, name, areas.city)
            for line, name in ((Line.UNION, union), (Line.GOVERNMENT, government), (Line.PARTY, party))
        ]
        names = (f"{DISTRICT}总工会", f"{DISTRICT}人民政府", f"中共{DISTRICT}委员会")
        self._union, self._government, self._party = (
            self._body(top, Line(top.line), OrganisationKind.DISTRICT, name, areas.district)
            for top, name in zip(tops, names, strict=True)
        )

    def add_station(self, plan: StationPlan, areas: StreetAreas) -> StationOrganisations:
        kinds, area = OrganisationKind, areas.street
        union_street = self._body(self._union, Line.UNION, kinds.STREET, f"{plan.street}总工会", area)
        street = self._body(self._government, Line.GOVERNMENT, kinds.STREET, f"{plan.street}办事处", area)
        committee = self._body(self._party, Line.PARTY, kinds.STREET, f"中共{plan.street}工作委员会", area)
        communities = {
            name: self._body(street, Line.GOVERNMENT, kinds.COMMUNITY, name, place)
            for name, place in areas.communities.items()
            if place.valid_until is None
        }
        station = self._body(union_street, Line.UNION, kinds.STATION, plan.station_name, area)
        branch = self._body(
            committee, Line.PARTY, kinds.BRANCH, f"{plan.station_name}党支部", area, plan.branch_founded_on
        )
        return StationOrganisations(station, branch, union_street, street, communities)

    def copy(self) -> int:
        return copy_models(self._rows)

    def _body(
        self,
        parent: Organisation | None,
        line: Line,
        kind: OrganisationKind,
        name: str,
        area: Area,
        founded_on: date | None = None,
    ) -> Organisation:
        body = Organisation(
            id=self._chance.id_at(_MADE_AT),
            parent_id=parent.id if parent else None,
            line=line,
            kind=kind,
            name=name,
            area_id=area.id,
            founded_on=founded_on,
        )
        self._rows.append(body)
        return body
