"""Who went through today."""

from __future__ import annotations

from ninja import Query, Router

from gatepost.gate.queries.cursors import read_cursor
from gatepost.gate.queries.pages import page_of_passages
from gatepost.gate.queries.passages import FILTERS, passages_of_day, with_names
from gatepost.gate.schemas.passages import PassagesAsked, PassagesOut, passage_out
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router()


@router.get("/passages", operation_id="list_passages", summary="Passages of a day", response=PassagesOut)
def list_passages(request: Call, asked: Query[PassagesAsked]) -> PassagesOut:
    """Newest first, names masked. Another page begins at next_cursor."""
    station_id = require(request.actor, Permission.SEE_PASSAGES)
    rows = passages_of_day(station_id, asked.day or clock.today())
    if asked.only:
        rows = rows.filter(FILTERS[asked.only.value])
    if asked.post_id:
        rows = rows.filter(post_id=asked.post_id)
    shown, following = page_of_passages(rows, after=read_cursor(asked.cursor), most=asked.limit)
    lines = [passage_out(line) for line in with_names(station_id, shown)]
    return PassagesOut(passages=lines, next_cursor=str(following) if following else None)
