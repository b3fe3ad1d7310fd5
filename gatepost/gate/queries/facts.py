"""From what a guard sent and what the database knows to the facts that are decided on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.queries import risk_on
from gatepost.gate.content import CheckContent
from gatepost.gate.enums import TokenState
from gatepost.gate.facts import Answers, Facts, Reading
from gatepost.gate.outings import opens_on, outings_in_window
from gatepost.gate.queries.keys import StationKeys
from gatepost.gate.queries.situation import (
    PassFound,
    Situation,
    find_pass,
    find_signed_pass,
    read_situation,
)
from gatepost.gate.serials import SerialError, read_serial
from gatepost.gate.tokens import judge, unpack
from gatepost.gate.tokens.text import PREFIX
from gatepost.kernel import clock


@dataclass(frozen=True, slots=True)
class Gathered:
    """One passage, ready to be decided."""

    facts: Facts
    situation: Situation


def gather(content: CheckContent, *, station_id: UUID, at: datetime, lock: bool) -> Gathered:
    """With `lock` the pass, its holder and their household stay ours until the transaction ends."""
    token, found = _identify(content, station_id, lock=lock)
    there = clock.local(at)
    minute = there.hour * 60 + there.minute
    situation = read_situation(station_id, content.post_id, found, at=at, day=there.date(), minute=minute)
    return Gathered(_facts(content, situation, token, station_id, there, minute), situation)


def _identify(content: CheckContent, station_id: UUID, *, lock: bool) -> tuple[TokenState, PassFound | None]:
    if content.pass_id:
        return TokenState.NONE, find_pass(station_id, by="id", key=content.pass_id, lock=lock)
    code = (content.code or "").strip()
    if not code:
        return TokenState.NONE, None
    if code.startswith(PREFIX):
        return _by_token(code, station_id, lock=lock)
    try:
        serial = read_serial(code)
    except SerialError:
        return TokenState.UNREADABLE, None
    return TokenState.TYPED, find_pass(station_id, by="serial", key=serial, lock=lock)


def _by_token(code: str, station_id: UUID, *, lock: bool) -> tuple[TokenState, PassFound | None]:
    token = unpack(code)
    if token is None:
        return TokenState.UNREADABLE, None
    signed = find_signed_pass(station_id, pass_id=token.claims.pass_id, kid=token.kid, lock=lock)
    found, key = signed or (None, StationKeys(station_id).get(token.kid))
    state = judge(token, key).state
    return state, found if state is TokenState.VALID else None


def _passer(content: CheckContent, situation: Situation) -> PasserKind:
    """Who says what they are is that; else what the pass says; a stranger without words is a resident who has no pass."""
    if content.passer:
        return content.passer
    if situation.pass_facts:
        return situation.pass_facts.kind
    return PasserKind.VEHICLE if content.plate or content.exempt_vehicle else PasserKind.RESIDENT


def _answers(content: CheckContent) -> Answers | None:
    given = content.answers
    if given is None:
        return None
    return Answers(affected_area=given.affected_area, contact=given.contact, symptoms=given.symptoms)


def _facts(
    content: CheckContent, situation: Situation, token: TokenState, station_id: UUID, there: datetime, minute: int
) -> Facts:
    rule = situation.policy.household
    origin = content.origin_area_id
    return Facts(
        direction=content.direction,
        passer=_passer(content, situation),
        compound_id=str(situation.compound_id),
        compound_closed=situation.compound_closed,
        entrance_open=situation.entrance_open,
        token=token,
        pass_=situation.pass_facts,
        holder_matches=content.holder_matches,
        exempt_vehicle=content.exempt_vehicle,
        wears_mask=content.wears_mask,
        readings=tuple(Reading(tenths=r.tenths, site=r.site, at=r.at) for r in content.readings),
        registered=content.visitor is not None,
        destination_known=bool(content.visitor and content.visitor.destination),
        host_confirmed=content.host_confirmed,
        answers=_answers(content),
        origin_risk=risk_on(station_id, origin, there.date()) if origin else None,
        comes_from_elsewhere=content.comes_from_elsewhere,
        arrival_registered=content.arrival_registered,
        hold=situation.hold,
        household_outings=outings_in_window(situation.outings, there.date(), rule) if rule else 0,
        household_opens_on=opens_on(situation.outings, there.date(), rule) if rule else None,
        presence=situation.presence,
        minute_of_day=minute,
    )
