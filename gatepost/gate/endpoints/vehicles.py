"""Vehicles, by their plates: what a pass of a vehicle names."""

from __future__ import annotations

from ninja import Router

from gatepost.gate.actions.vehicles import register_vehicle as register
from gatepost.gate.plates import read_plate
from gatepost.gate.schemas.vehicles import VehicleIn, VehicleOut, vehicle_out
from gatepost.kernel import clock
from gatepost.sync.requests import Call

router = Router()


@router.post("/vehicles", operation_id="register_vehicle", summary="The vehicle with this plate", response=VehicleOut)
def register_vehicle(request: Call, content: VehicleIn) -> VehicleOut:
    """A plate is there once: who sends it again gets the same vehicle."""
    plate = read_plate(content.plate)
    return vehicle_out(register(plate=plate, keeper_id=None, by=request.actor, at=clock.now()))
