"""Vehicles as the API registers them."""

from __future__ import annotations

from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from gatepost.gate.models import Vehicle
from gatepost.gate.plates import PlateKind


class VehicleIn(Schema):
    model_config = ConfigDict(extra="forbid")

    plate: str = Field(min_length=1, max_length=24)
    """However written: 京A·12345, 京a12345, 京AD12345."""


class VehicleOut(Schema):
    id: UUID
    plate: str
    """In its one form, as every list shows it."""
    kind: PlateKind


def vehicle_out(row: Vehicle) -> VehicleOut:
    return VehicleOut(id=row.id, plate=row.plate, kind=PlateKind(row.plate_kind))
