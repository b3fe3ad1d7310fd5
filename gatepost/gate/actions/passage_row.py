"""The one statement that writes a passage with everything that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from gatepost.emergencies.models import PolicyVersion
from gatepost.gate.content import PassageContent, digest
from gatepost.gate.enums import Direction, Presence, Reason, Verdict
from gatepost.gate.facts import Decision
from gatepost.gate.plates import read_plate
from gatepost.gate.queries.facts import Gathered
from gatepost.kernel import clock, vault
from gatepost.kernel.access import Actor
from gatepost.kernel.ids import id_at, new_id
from gatepost.kernel.prepared import fetch_one

_COLUMNS = (
    "station_id, id, digest, post_id, compound_id, direction, passer, pass_id, person_id, household_id, vehicle_id, plate, token,"
    " passed, verdict, needs, reasons, policy_id, readings, highest_tenths, companions, goods, details_sealed, overrule_reason,"
    " inferred, happened_at, recorded_at, staff_id, device_id"
)
# Everything hangs on `written`: a passage that is already there changes nothing anywhere.
_INSERT = f"""
WITH written AS (
    INSERT INTO gate_passage ({_COLUMNS}) VALUES (
        %(station)s, %(id)s, %(digest)s, %(post)s, %(compound)s, %(direction)s, %(passer)s, %(pass)s, %(person)s, %(household)s,
        %(vehicle)s, %(plate)s, %(token)s, %(passed)s, %(verdict)s, %(needs)s, %(reasons)s, %(policy)s, %(readings)s::jsonb,
        %(highest)s, %(companions)s, %(goods)s, %(details)s, %(overrule)s, false, %(happened)s, %(at)s, %(staff)s, %(device)s)
    ON CONFLICT (station_id, id) DO NOTHING
    RETURNING *
), left_elsewhere AS (
    INSERT INTO gate_passage ({_COLUMNS})
    SELECT station_id, %(inferred_id)s, digest, post_id, %(left)s, 'out', passer, pass_id, person_id, household_id, vehicle_id, plate,
        'none', true, 'admit', '{{}}', '{{}}', policy_id, '[]', NULL, 0, '', NULL, NULL, true, happened_at, recorded_at, staff_id,
        device_id
    FROM written WHERE %(left)s::uuid IS NOT NULL AND passed
    ON CONFLICT (station_id, id) DO NOTHING
), seen AS (
    INSERT INTO gate_presence (station_id, subject_id, compound_id, is_inside, since, passage_id, passer)
    SELECT station_id, %(subject)s, compound_id, direction = 'in', happened_at, id, passer
    FROM written WHERE %(subject)s::uuid IS NOT NULL AND passed
    ON CONFLICT (station_id, subject_id) DO UPDATE SET compound_id = excluded.compound_id, is_inside = excluded.is_inside,
        since = excluded.since, passage_id = excluded.passage_id, passer = excluded.passer
    WHERE gate_presence.since <= excluded.since
), outing AS (
    INSERT INTO gate_outing (station_id, household_id, day, outings)
    SELECT station_id, household_id, %(day)s, 1 FROM written WHERE household_id IS NOT NULL AND direction = 'out' AND passed
    ON CONFLICT (station_id, household_id, day) DO UPDATE SET outings = gate_outing.outings + 1
), audit AS (
    INSERT INTO kernel_audit (station_id, id, at, staff_id, device_id, action, subject_kind, subject_id, detail)
    SELECT station_id, %(audit)s, recorded_at, staff_id, device_id, 'gate.record_passage', 'passage', id,
        jsonb_build_object('verdict', verdict, 'passed', passed, 'overruled', overrule_reason IS NOT NULL)
    FROM written
)
SELECT count(*) FROM written
"""  # noqa: S608  the columns are ours
_STORED = "SELECT digest, verdict, reasons FROM gate_passage WHERE station_id = %(station)s AND id = %(id)s"


@dataclass(frozen=True, slots=True)
class StoredPassage:
    digest: bytes
    verdict: Verdict
    reasons: tuple[Reason, ...]


def stored_passage(station_id: UUID, passage_id: UUID) -> StoredPassage | None:
    row = fetch_one(_STORED, {"station": station_id, "id": passage_id})
    if row is None:
        return None
    return StoredPassage(bytes(row[0]), Verdict(row[1]), tuple(Reason(word) for word in row[2]))


def _sealed_details(content: PassageContent, gathered: Gathered, station_id: UUID) -> bytes | None:
    if content.visitor is None:
        return None
    text = msgspec.json.encode(content.visitor).decode()
    version = PolicyVersion.objects.only("emergency_id").get(pk=gathered.situation.policy_id)
    emergency_id = version.emergency_id
    key_id = vault.emergency_key(station_id, emergency_id) if emergency_id else vault.station_key(station_id)
    return vault.seal(text, key_id=key_id, context=f"gate.passage.details:{content.id}")


def insert_passage(
    content: PassageContent,
    gathered: Gathered,
    decision: Decision,
    *,
    overruled: str | None,
    by: Actor,
    happened_at: datetime,
    at: datetime,
) -> bool:
    """False when a passage with this id is there already. `overruled` is why it happened against the decision."""
    values = _values(content, gathered, decision, by=by, happened_at=happened_at, at=at)
    row = fetch_one(_INSERT, values | {"overrule": overruled})
    return bool(row and row[0])


def _values(
    content: PassageContent, gathered: Gathered, decision: Decision, *, by: Actor, happened_at: datetime, at: datetime
) -> dict[str, Any]:
    situation, facts = gathered.situation, gathered.facts
    found = situation.found
    assert by.station_id is not None  # noqa: S101  access has judged this
    entering_here = content.direction is Direction.IN and facts.presence is Presence.INSIDE_ELSEWHERE
    return {
        "station": by.station_id,
        "id": content.id,
        "digest": digest(content),
        "post": content.post_id,
        "compound": situation.compound_id,
        "direction": content.direction.value,
        "passer": facts.passer.value,
        "pass": found.id if found else None,
        "person": found.person_id if found else None,
        "household": found.household_id if found else None,
        "vehicle": found.vehicle_id if found else None,
        "subject": found.subject_id if found else None,
        "plate": read_plate(content.plate).text if content.plate else None,
        "token": facts.token.value,
        "passed": content.passed,
        "verdict": decision.verdict.value,
        "needs": [need.value for need in decision.needs],
        "reasons": [reason.value for reason in decision.reasons],
        "policy": situation.policy_id,
        "readings": msgspec.json.encode(content.readings).decode(),
        "highest": max((reading.tenths for reading in content.readings), default=None),
        "companions": content.companions,
        "goods": content.goods,
        "details": _sealed_details(content, gathered, by.station_id),
        "happened": happened_at,
        "at": at,
        "day": clock.local(happened_at).date(),
        "staff": by.staff_id,
        "device": by.device_id,
        "left": situation.inside_compound_id if entering_here else None,
        "inferred_id": id_at(happened_at),
        "audit": new_id(),
    }
