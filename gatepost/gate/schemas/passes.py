"""Passes as the API issues, lists and ends them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.models import Pass
from gatepost.gate.names import PASS_KINDS
from gatepost.gate.queries.cursors import LONGEST
from gatepost.gate.queries.passes import STATES, shown_state
from gatepost.gate.schemas.periods import Day
from gatepost.kernel.masking import mask_name

PassKind = StrEnum("PassKind", {kind.name: kind.value for kind in PASS_KINDS})  # type: ignore[misc]
"""Visitors get no pass."""
ShownState = StrEnum("ShownState", {state.upper(): state for state in STATES})  # type: ignore[misc]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class IssueIn(_Strict):
    """A pass of a vehicle names a vehicle, every other pass a person."""

    kind: PassKind
    person_id: UUID | None = None
    vehicle_id: UUID | None = None
    compound_id: UUID | None = None
    """Left out: valid in every compound of the station."""
    from_on: Day
    until_on: Day
    """The last day on which it is valid; a year after the first at most."""


class IssueBuildingIn(_Strict):
    from_on: Day
    until_on: Day


class EndIn(_Strict):
    reason: str = Field(min_length=1, max_length=120)
    """Stays with the pass."""


class PassesAsked(Schema):
    state: ShownState | None = None
    kind: PassKind | None = None
    asked: str = Field("", max_length=60)
    """A number, a name, its pinyin or a plate, however typed."""
    cursor: str = Field("", max_length=LONGEST)
    limit: int = Field(50, ge=1, le=200)


class PassOut(Schema):
    id: UUID
    serial: str
    kind: PassKind
    state: ShownState
    """Expired follows from the clock; the others are set by people."""
    name: str
    """Masked; the plate of a vehicle."""
    door: str
    person_id: UUID | None
    vehicle_id: UUID | None
    compound_id: UUID | None
    compound: str
    valid_from: datetime
    valid_until: datetime
    """The first instant at which it is no longer valid."""
    issued_at: datetime
    state_from: datetime | None
    state_reason: str
    replaced_by_id: UUID | None


class CodeOut(Schema):
    code: str
    """As the QR code says it: capitals, digits and a few signs, fit for its alphanumeric mode."""


class PassesOut(Schema):
    passes: list[PassOut]
    next_cursor: str | None
    """Null on the last page."""


class IssuedBuildingOut(Schema):
    made: list[UUID]
    already: int
    """So many people of the building held one before."""


def pass_out(row: Pass, at: datetime) -> PassOut:
    person, vehicle = row.person, row.vehicle
    household = person.household if person else None
    return PassOut(
        id=row.id,
        serial=row.serial,
        kind=PassKind(row.kind),
        state=ShownState(shown_state(row, at)),
        name=mask_name(person.name) if person else vehicle.plate if vehicle else "",
        door=household.door.spoken if household else "",
        person_id=row.person_id,
        vehicle_id=row.vehicle_id,
        compound_id=row.compound_id,
        compound=row.compound.name if row.compound else "",
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        issued_at=row.issued_at,
        state_from=row.state_from,
        state_reason=row.state_reason,
        replaced_by_id=row.replaced_by_id,
    )


def as_passer(kind: PassKind) -> PasserKind:
    return PasserKind(kind.value)
