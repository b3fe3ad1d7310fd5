"""Areas of which a level is announced: what a guard asks about who comes from there."""

from __future__ import annotations

from ninja import Router

from gatepost.emergencies.queries import risks_on
from gatepost.emergencies.schemas.risks import RisksOut, risk_out
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router()


@router.get("/risks", operation_id="list_risks", summary="Risk levels that hold today", response=RisksOut)
def list_risks(request: Call) -> RisksOut:
    station_id = require(request.actor, Permission.SEE_POLICY)
    return RisksOut(risks=[risk_out(row) for row in risks_on(station_id, clock.today())])
