"""Who is inside by the records."""

from __future__ import annotations

from ninja import Router

from gatepost.gate.queries.inside import list_inside as lines_inside
from gatepost.gate.schemas.inside import InsideOut, inside_out
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router()


@router.get("/inside", operation_id="list_inside", summary="Who is inside now", response=InsideOut)
def list_inside(request: Call) -> InsideOut:
    """Workers, volunteers and vehicles, the longest first; residents live there and are not listed."""
    station_id = require(request.actor, Permission.SEE_PASSAGES)
    lines, total = lines_inside(station_id)
    return InsideOut(inside=[inside_out(line) for line in lines], total=total)
