"""The two calls that a gate waits for. They are read and written by msgspec; ninja only routes and describes them."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from ninja import Router

from gatepost.gate.actions import passages
from gatepost.gate.content import CheckContent, PassageContent
from gatepost.gate.schemas.answers import CheckAnswer, RecordedAnswer, check_answer, recorded_answer
from gatepost.kernel import clock
from gatepost.sync.bodies import answers, body_reader, takes
from gatepost.sync.requests import Call

router = Router()
_read_check = body_reader(CheckContent)
_read_passage = body_reader(PassageContent)
_CHECKED = {200: "What the gate answers now; nothing was written."}
_RECORDED = {200: "It was there already: once is once.", 201: "Recorded."}


def _json(answer: msgspec.Struct, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(answer), status=status, content_type="application/json")


@router.post(
    "/checks",
    operation_id="check_passer",
    summary="May this passer go through?",
    openapi_extra=takes(CheckContent) | answers({200: CheckAnswer}, _CHECKED),
)
def check_passer(request: Call) -> HttpResponse:
    """Send what is known so far; send it again with the answer to each need, until none is left."""
    checked = passages.check_passer(_read_check(request), by=request.actor, at=clock.now())
    return _json(check_answer(checked))


@router.post(
    "/passages",
    operation_id="record_passage",
    summary="Somebody went through, or did not",
    openapi_extra=takes(PassageContent) | answers({200: RecordedAnswer, 201: RecordedAnswer}, _RECORDED),
)
def record_passage(request: Call) -> HttpResponse:
    """The id is the caller's (UUIDv7): the same passage sent twice is one. Going through against the decision takes a reason."""
    recorded = passages.record_passage(_read_passage(request), by=request.actor, at=clock.now())
    return _json(recorded_answer(recorded), status=201 if recorded.is_new else 200)
