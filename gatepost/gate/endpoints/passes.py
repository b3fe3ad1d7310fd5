"""Passes: listed, issued, ended."""

from __future__ import annotations

from uuid import UUID

from ninja import Query, Router, Status

from gatepost.gate.actions import passes as actions
from gatepost.gate.actions.keys import signing_pair
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass
from gatepost.gate.queries.codes import code_of
from gatepost.gate.queries.cursors import read_cursor
from gatepost.gate.queries.pages import page_of_passes
from gatepost.gate.queries.passages import pass_with_holder
from gatepost.gate.queries.passes import passes, shown_state
from gatepost.gate.schemas.passes import (
    CodeOut,
    EndIn,
    IssueBuildingIn,
    IssuedBuildingOut,
    IssueIn,
    PassesAsked,
    PassesOut,
    PassOut,
    as_passer,
    pass_out,
)
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router()


def _shown(row: Pass) -> PassOut:
    return pass_out(pass_with_holder(row.station_id, row.id), clock.now())


@router.get("/passes", operation_id="list_passes", summary="Passes of the station", response=PassesOut)
def list_passes(request: Call, asked: Query[PassesAsked]) -> PassesOut:
    """Newest first, names masked."""
    station_id, at = require(request.actor, Permission.SEE_PASSES), clock.now()
    state, kind = asked.state.value if asked.state else "", asked.kind.value if asked.kind else ""
    rows = passes(station_id, at=at, state=state, kind=kind, asked=asked.asked)
    shown, following = page_of_passes(rows, after=read_cursor(asked.cursor), most=asked.limit)
    return PassesOut(passes=[pass_out(row, at) for row in shown], next_cursor=str(following) if following else None)


@router.post("/passes", operation_id="issue_pass", summary="Issue a pass", response={201: PassOut})
def issue_pass(request: Call, content: IssueIn) -> Status[PassOut]:
    row = actions.issue_pass(
        kind=as_passer(content.kind),
        person_id=content.person_id,
        vehicle_id=content.vehicle_id,
        compound_id=content.compound_id,
        from_on=content.from_on,
        until_on=content.until_on,
        by=request.actor,
        at=clock.now(),
    )
    return Status(201, _shown(row))


@router.get("/passes/{pass_id}", operation_id="get_pass", summary="One pass", response=PassOut)
def get_pass(request: Call, pass_id: UUID) -> PassOut:
    station_id = require(request.actor, Permission.SEE_PASSES)
    return pass_out(pass_with_holder(station_id, pass_id), clock.now())


@router.get("/passes/{pass_id}/code", operation_id="get_pass_code", summary="The code of a card", response=CodeOut)
def get_pass_code(request: Call, pass_id: UUID) -> CodeOut:
    """For whoever prints cards: only a pass that is good has one, signed with the key that signs now."""
    row = pass_with_holder(require(request.actor, Permission.SEE_PASSES), pass_id)
    if shown_state(row, clock.now()) != PassState.ACTIVE:
        raise actions.PassRefused("no_longer_active")
    return CodeOut(code=code_of(row, signing_pair(row.station_id)))


@router.post("/passes/{pass_id}/lost", operation_id="report_pass_lost", summary="A pass was lost", response=PassOut)
def report_pass_lost(request: Call, pass_id: UUID, content: EndIn) -> PassOut:
    """From this second on the card is worth nothing, whoever holds it."""
    return _shown(actions.report_lost(pass_id=pass_id, reason=content.reason, by=request.actor, at=clock.now()))


@router.post("/passes/{pass_id}/withdraw", operation_id="withdraw_pass", summary="Withdraw a pass", response=PassOut)
def withdraw_pass(request: Call, pass_id: UUID, content: EndIn) -> PassOut:
    """Moved out, or misused: refused from this second on."""
    return _shown(actions.withdraw_pass(pass_id=pass_id, reason=content.reason, by=request.actor, at=clock.now()))


@router.post(
    "/passes/{pass_id}/replace", operation_id="replace_pass", summary="Replace a pass", response={201: PassOut}
)
def replace_pass(request: Call, pass_id: UUID, content: EndIn) -> Status[PassOut]:
    """A new card with a new number for the same holder and period; the old one ends in the same second."""
    row = actions.replace_pass(pass_id=pass_id, reason=content.reason, by=request.actor, at=clock.now())
    return Status(201, _shown(row))


@router.post(
    "/buildings/{building_id}/passes",
    operation_id="issue_building",
    summary="Issue passes to a whole building",
    response={201: IssuedBuildingOut},
)
def issue_building(request: Call, building_id: UUID, content: IssueBuildingIn) -> Status[IssuedBuildingOut]:
    """For everybody registered there who has none; all of them or none."""
    issued = actions.issue_building(
        building_id=building_id,
        from_on=content.from_on,
        until_on=content.until_on,
        by=request.actor,
        at=clock.now(),
    )
    return Status(201, IssuedBuildingOut(made=[row.id for row in issued.made], already=issued.already))
