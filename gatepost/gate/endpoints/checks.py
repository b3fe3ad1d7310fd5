"""The call that a gate waits for. It is read and written by msgspec; ninja only routes and describes it."""

from __future__ import annotations

from django.http import HttpResponse
from ninja import Router

from gatepost.gate.actions import passages
from gatepost.gate.content import CheckContent
from gatepost.gate.schemas.answers import CheckAnswer, check_answer
from gatepost.kernel import clock
from gatepost.sync.bodies import answers, body_reader, json_answer, takes
from gatepost.sync.requests import Call

router = Router()
_read = body_reader(CheckContent)
_CHECKED = {200: "What the gate answers now; nothing was written."}


@router.post(
    "/checks",
    operation_id="check_passer",
    summary="May this passer go through?",
    openapi_extra=takes(CheckContent) | answers({200: CheckAnswer}, _CHECKED),
)
def check_passer(request: Call) -> HttpResponse:
    """Send what is known so far; send it again with the answer to each need, until none is left."""
    checked = passages.check_passer(_read(request), by=request.actor, at=clock.now())
    return json_answer(check_answer(checked))
