"""What a station of the demo is made of, before chance fills it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gatepost.emergencies.enums import RiskLevel
from gatepost.kernel.access import Role
from gatepost.people.enums import PoliticalStanding, Sex


@dataclass(frozen=True, slots=True)
class BuildingShape:
    """`units` of 0: one staircase, doors have no unit in their address."""

    floors: int
    units: int
    per_floor: int


@dataclass(frozen=True, slots=True)
class CommunityPlan:
    code: str
    """Three digits behind the street's code."""
    name: str
    withdrawn_on: date | None = None
    successor: str = ""
    """The code that took its place."""


@dataclass(frozen=True, slots=True)
class CompoundPlan:
    name: str
    community: str
    """Its name."""
    address: str
    open_entrance: str
    closed_entrance: str
    founded_at: datetime
    """Of the post at the open entrance."""
    buildings: tuple[BuildingShape, ...]


@dataclass(frozen=True, slots=True)
class RolePlan:
    role: Role
    place: str
    """station, branch, union_street, street or host."""
    from_on: date


@dataclass(frozen=True, slots=True)
class StaffPlan:
    username: str
    name: str
    title: str
    sex: Sex
    born_on: date
    roles: tuple[RolePlan, ...]
    steps: tuple[tuple[PoliticalStanding, date], ...] = ()
    is_of_station: bool = True
    """Whether the station's own register has this person."""


@dataclass(frozen=True, slots=True)
class RiskPlan:
    level: RiskLevel
    from_on: date
    source: str


@dataclass(frozen=True, slots=True)
class StationPlan:
    key: str
    street: str
    street_code: str
    """Three digits behind the county's code."""
    host: str
    """The community that the station lives in, by name."""
    sign_text: str
    branch_founded_on: date
    communities: tuple[CommunityPlan, ...]
    compounds: tuple[CompoundPlan, ...]
    staff: tuple[StaffPlan, ...]
    risks: tuple[RiskPlan, ...]
    office_buildings: tuple[str, ...] = ()
    couriers: int = 24

    @property
    def station_name(self) -> str:
        return f"{self.street}工会服务站"
