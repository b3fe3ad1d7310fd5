"""Who went through: recorded, and listed for a day. Recording is what a gate waits for, so msgspec reads and writes it."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Query, Router

from gatepost.gate.actions import passages
from gatepost.gate.content import PassageContent
from gatepost.gate.queries.cursors import read_cursor
from gatepost.gate.queries.pages import page_of_passages
from gatepost.gate.queries.passages import filtered_passages, high_from, with_names
from gatepost.gate.schemas.answers import RecordedAnswer, recorded_answer
from gatepost.gate.schemas.passages import PassagesAsked, PassagesOut, passage_out
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.bodies import answers, body_reader, json_answer, takes
from gatepost.sync.requests import Call

router = Router()
_read = body_reader(PassageContent)
_RECORDED = {200: "It was there already: once is once.", 201: "Recorded."}


@router.post(
    "/passages",
    operation_id="record_passage",
    summary="Somebody went through, or did not",
    openapi_extra=takes(PassageContent) | answers({200: RecordedAnswer, 201: RecordedAnswer}, _RECORDED),
)
def record_passage(request: Call) -> HttpResponse:
    """The id is the caller's (UUIDv7): the same passage sent twice is one. Going through against the decision takes a reason."""
    recorded = passages.record_passage(_read(request), by=request.actor, at=clock.now())
    return json_answer(recorded_answer(recorded), status=201 if recorded.is_new else 200)


@router.get("/passages", operation_id="list_passages", summary="Passages of a day", response=PassagesOut)
def list_passages(request: Call, asked: Query[PassagesAsked]) -> PassagesOut:
    """Newest first, names masked. Another page begins at next_cursor."""
    station_id = require(request.actor, Permission.SEE_PASSAGES)
    at = clock.now()
    day = asked.day or clock.local(at).date()
    only = asked.only.value if asked.only else ""
    threshold = high_from(station_id, day, at)
    rows = filtered_passages(station_id, day, threshold=threshold, only=only, post_id=asked.post_id)
    shown, following = page_of_passages(rows, after=read_cursor(asked.cursor), most=asked.limit)
    lines = [passage_out(line) for line in with_names(station_id, shown)]
    return PassagesOut(passages=lines, next_cursor=str(following) if following else None)
