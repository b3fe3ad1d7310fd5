"""Everything that a decision needs, in two narrow statements whatever the history is: one finds and locks the pass, one reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.policy import Policy
from gatepost.emergencies.queries import NoPolicy, policy_by_id
from gatepost.gate.enums import PassState, Presence
from gatepost.gate.facts import Hold, PassFacts
from gatepost.gate.tokens import VerifyingKey
from gatepost.kernel.prepared import fetch_one

_FIND = """
SELECT p.id, p.person_id, p.vehicle_id, person.household_id, p.serial, coalesce(person.name, ''), coalesce(vehicle.plate, ''),
    coalesce(door.spoken, ''){more}
FROM gate_pass p
LEFT JOIN people_person person ON person.id = p.person_id
LEFT JOIN people_household household ON household.id = person.household_id
LEFT JOIN places_door door ON door.id = household.door_id
LEFT JOIN gate_vehicle vehicle ON vehicle.id = p.vehicle_id
WHERE p.station_id = %(station)s AND {by}{end}
"""
_BY = {"id": "p.id = %(key)s", "serial": "p.serial = %(key)s"}
_KEY = """, (SELECT k.public FROM gate_signingkey k WHERE k.station_id = p.station_id AND k.kid = %(kid)s),
    (SELECT k.withdrawn_at FROM gate_signingkey k WHERE k.station_id = p.station_id AND k.kid = %(kid)s)"""
# One after the other: the outings of a household at two gates, and one person with two passes.
_IN_TURN = """,
    pg_advisory_xact_lock(hashtextextended(coalesce(person.household_id, p.person_id, p.vehicle_id)::text, 0))"""


def _find(*, by: str, lock: bool, key: bool = False) -> str:
    more = (_KEY if key else "") + (_IN_TURN if lock else "")
    return _FIND.format(by=_BY[by], more=more, end=" FOR NO KEY UPDATE OF p" if lock else "")


_FINDS = {(by, lock): _find(by=by, lock=lock) for by in _BY for lock in (False, True)}
_FIND_SIGNED = {lock: _find(by="id", lock=lock, key=True) for lock in (False, True)}
_COLUMNS = 8

# One row. The policy is the newest begun one of the open emergency, else of peace time. `outings` are a few rows of the last days.
_READ = """
SELECT c.id, c.name, c.is_closed, e.is_open, e.opens_minute, e.closes_minute,
    (SELECT v.id FROM emergencies_policyversion v LEFT JOIN emergencies_emergency m ON m.id = v.emergency_id
     WHERE v.station_id = post.station_id AND v.valid_from <= %(at)s
       AND (m.id IS NULL OR (m.started_at <= %(at)s AND (m.ended_at IS NULL OR m.ended_at > %(at)s)))
     ORDER BY (m.id IS NULL), v.valid_from DESC LIMIT 1),
    p.kind, p.compound_id, p.valid_from, p.valid_until, p.state, p.state_from,
    seen.is_inside, seen.compound_id, seen.since,
    hold.from_at, hold.until_at,
    (SELECT array_agg(o.day) FROM gate_outing o
     WHERE o.station_id = %(station)s AND o.household_id = %(household)s AND o.day > %(day)s::date - 31),
    (SELECT array_agg(o.outings) FROM gate_outing o
     WHERE o.station_id = %(station)s AND o.household_id = %(household)s AND o.day > %(day)s::date - 31)
FROM places_post post
JOIN places_entrance e ON e.id = post.entrance_id
JOIN places_compound c ON c.id = e.compound_id
LEFT JOIN gate_pass p ON p.id = %(pass)s
LEFT JOIN gate_presence seen ON seen.station_id = post.station_id AND seen.subject_id = %(subject)s
LEFT JOIN gate_gatehold hold ON hold.person_id = %(person)s AND hold.lifted_at IS NULL
WHERE post.id = %(post)s AND post.station_id = %(station)s AND post.ended_at IS NULL
"""


class NoSuchPost(Exception):
    """The post is not one of this station's open ones."""


@dataclass(frozen=True, slots=True)
class PassFound:
    """A pass of this station and whose it is."""

    id: UUID
    person_id: UUID | None
    vehicle_id: UUID | None
    household_id: UUID | None
    serial: str
    name: str
    """Empty for a vehicle."""
    plate: str
    """Empty for a person."""
    door: str

    @property
    def subject_id(self) -> UUID | None:
        return self.person_id or self.vehicle_id


@dataclass(frozen=True, slots=True)
class Situation:
    """What the database knows of one passage, at one instant."""

    compound_id: UUID
    compound_name: str
    compound_closed: bool
    entrance_open: bool
    policy_id: UUID
    policy: Policy
    found: PassFound | None
    pass_facts: PassFacts | None
    presence: Presence
    inside_compound_id: UUID | None
    """Where the passer is by the records, when inside anywhere."""
    hold: Hold | None
    outings: dict[date, int]


def _find_one(statement: str, values: dict[str, Any], *, lock: bool) -> tuple[Any, ...] | None:
    """Who waited for the pass while its holder was merged into another record reads the new holder's number with nothing behind
    it: the rest of the row is of before the wait. Asked once more, it is all of now."""
    row = fetch_one(statement, values)
    if lock and row and row[1] and not row[5]:
        return fetch_one(statement, values)
    return row


def find_pass(station_id: UUID, *, by: str, key: UUID | str, lock: bool) -> PassFound | None:
    """`by` is "id" or "serial". With `lock` the pass, its holder and their household stay ours until the transaction ends."""
    row = _find_one(_FINDS[by, lock], {"station": station_id, "key": key}, lock=lock)
    return PassFound(*row[:_COLUMNS]) if row else None


def find_signed_pass(
    station_id: UUID, *, pass_id: UUID, kid: bytes, lock: bool
) -> tuple[PassFound, VerifyingKey | None] | None:
    """The pass that a code speaks of, and the key that the code names, asked for together. A withdrawal of the key counts at once."""
    row = _find_one(_FIND_SIGNED[lock], {"station": station_id, "key": pass_id, "kid": kid}, lock=lock)
    if row is None:
        return None
    public, withdrawn_at = row[_COLUMNS : _COLUMNS + 2]
    return PassFound(*row[:_COLUMNS]), VerifyingKey(bytes(public), withdrawn_at) if public else None


def read_situation(
    station_id: UUID, post_id: UUID, found: PassFound | None, *, at: datetime, day: date, minute: int
) -> Situation:
    """Raises NoSuchPost or NoPolicy."""
    keys: dict[str, Any] = {
        "station": station_id,
        "post": post_id,
        "at": at,
        "day": day,
        "pass": found.id if found else None,
        "person": found.person_id if found else None,
        "subject": found.subject_id if found else None,
        "household": found.household_id if found else None,
    }
    row = fetch_one(_READ, keys)
    if row is None:
        raise NoSuchPost
    return _situation(row, found, at, minute)


def _situation(row: tuple[Any, ...], found: PassFound | None, at: datetime, minute: int) -> Situation:
    compound, name, closed, is_open, opens, closes, policy_id, *rest = row
    kind, of_compound, valid_from, valid_until, state, state_from, inside, seen_at, since, *more = rest
    hold_from, hold_until, days, counts = more
    if policy_id is None:
        raise NoPolicy
    if since is not None and since > at:
        # Told late: where the passer was before this passage, the record of a later one does not say.
        inside = None
    return Situation(
        compound_id=compound,
        compound_name=name,
        compound_closed=closed,
        entrance_open=is_open and (opens is None or opens <= minute < closes),
        policy_id=policy_id,
        policy=policy_by_id(policy_id),
        found=found,
        pass_facts=_pass_facts(kind, of_compound, valid_from, valid_until, state, state_from) if found else None,
        presence=_presence(inside, seen_at, compound),
        inside_compound_id=seen_at if inside else None,
        hold=Hold(from_at=hold_from, until_at=hold_until) if hold_from else None,
        outings=dict(zip(days or (), counts or (), strict=True)),
    )


def _pass_facts(
    kind: str,
    compound: UUID | None,
    valid_from: datetime,
    valid_until: datetime,
    state: str,
    state_from: datetime | None,
) -> PassFacts:
    return PassFacts(
        kind=PasserKind(kind),
        compound_id=str(compound) if compound else None,
        valid_from=valid_from,
        valid_until=valid_until,
        state=PassState(state),
        state_from=state_from,
    )


def _presence(inside: bool | None, seen_at: UUID | None, here: UUID) -> Presence:  # noqa: FBT001  a column of a row
    if inside is None:
        return Presence.UNKNOWN
    if not inside:
        return Presence.OUTSIDE
    return Presence.INSIDE_HERE if seen_at == here else Presence.INSIDE_ELSEWHERE
