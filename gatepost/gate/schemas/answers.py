"""What a check and a recording answer: structs, since a gate waits for them. Never the history of a pass."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.passages import Checked, Recorded
from gatepost.gate.enums import Need, PassState, Presence, Reason, TokenState, Verdict
from gatepost.gate.queries.policies import policy_number
from gatepost.gate.queries.situation import Situation
from gatepost.gate.sentences import Spoken
from gatepost.kernel.masking import mask_name


class SentencesAnswer(Struct, frozen=True):
    """What the guard reads and what the guard says, in both languages."""

    guard_zh: str
    guard_en: str
    passer_zh: str
    passer_en: str


class HolderAnswer(Struct, frozen=True):
    """Whose pass it is: a masked name and a door, or a plate as it is painted on the car."""

    name: str
    door: str
    plate: str


class PassAnswer(Struct, frozen=True):
    id: UUID
    serial: str
    kind: PasserKind
    compound_id: UUID | None
    """Null: valid in every compound of the station."""
    valid_from: datetime
    valid_until: datetime
    """The first instant at which it is no longer valid."""
    state: PassState


class CheckAnswer(Struct, frozen=True):
    """Nothing was written. The verdict holds only when there are no needs left."""

    at: datetime
    verdict: Verdict
    needs: tuple[Need, ...]
    reasons: tuple[Reason, ...]
    closest: Reason | None
    """The one condition whose change would bring the passer nearest to being admitted."""
    wait_until: datetime | None
    opens_on: date | None
    sentences: SentencesAnswer
    passer: PasserKind
    token: TokenState
    presence: Presence
    holder: HolderAnswer | None
    held_pass: PassAnswer | None
    policy_number: int


class RecordedAnswer(Struct, frozen=True):
    """`is_new` is false when the same passage had come before."""

    id: UUID
    is_new: bool
    verdict: Verdict
    reasons: tuple[Reason, ...]


def check_answer(checked: Checked) -> CheckAnswer:
    decision, facts, situation = checked.decision, checked.gathered.facts, checked.gathered.situation
    return CheckAnswer(
        at=checked.at,
        verdict=decision.verdict,
        needs=decision.needs,
        reasons=decision.reasons,
        closest=decision.closest,
        wait_until=decision.wait_until,
        opens_on=decision.opens_on,
        sentences=_sentences(checked.spoken),
        passer=facts.passer,
        token=facts.token,
        presence=facts.presence,
        holder=_holder(situation),
        held_pass=_pass(situation),
        policy_number=policy_number(situation.policy_id),
    )


def recorded_answer(recorded: Recorded) -> RecordedAnswer:
    return RecordedAnswer(recorded.id, recorded.is_new, recorded.verdict, recorded.reasons)


def _sentences(spoken: Spoken) -> SentencesAnswer:
    return SentencesAnswer(spoken.guard_zh, spoken.guard_en, spoken.passer_zh, spoken.passer_en)


def _holder(situation: Situation) -> HolderAnswer | None:
    found = situation.found
    return HolderAnswer(mask_name(found.name), found.door, found.plate) if found else None


def _pass(situation: Situation) -> PassAnswer | None:
    found, known = situation.found, situation.pass_facts
    if found is None or known is None:
        return None
    return PassAnswer(
        id=found.id,
        serial=found.serial,
        kind=known.kind,
        compound_id=UUID(known.compound_id) if known.compound_id else None,
        valid_from=known.valid_from,
        valid_until=known.valid_until,
        state=known.state,
    )
