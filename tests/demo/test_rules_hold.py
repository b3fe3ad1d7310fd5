"""Every passage of the demo is decided again by the rules, from what the rows before it say."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import pytest

from gatepost.demo.moments import BEIJING
from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.queries import policy_of
from gatepost.gate.enums import Direction, PassState, Presence, Reason, TokenState
from gatepost.gate.facts import Answers, Facts, Hold, PassFacts, Reading
from gatepost.gate.models import GateHold, Pass, Passage
from gatepost.gate.outings import opens_on, outings_in_window
from gatepost.gate.rules import decide

# Named as a database test, so that the file can also be run alone.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five_months")]


class Replay:
    """What the database would have known at each passage."""

    def __init__(self) -> None:
        self.policies = {version.id: policy_of(version) for version in PolicyVersion.objects.all()}
        self.passes = {row.id: row for row in Pass.objects.all()}
        self.holds = {row.person_id: Hold(from_at=row.from_at, until_at=row.until_at) for row in GateHold.objects.all()}
        self.seen = {}
        self.outings = defaultdict(lambda: defaultdict(int))

    def facts(self, row) -> Facts:
        rule, there = self.policies[row.policy_id].household, row.happened_at.astimezone(BEIJING)
        by_day = self.outings[row.household_id]
        return Facts(
            direction=Direction(row.direction),
            passer=PasserKind(row.passer),
            compound_id=str(row.compound_id),
            token=TokenState(row.token),
            pass_=self._pass(row),
            holder_matches=Reason.PASS_LENT not in row.reasons,
            exempt_vehicle=ExemptVehicle.AMBULANCE if Reason.EXEMPT_VEHICLE in row.reasons else None,
            wears_mask=not {Reason.NO_MASK, Reason.MASK_ADVISED} & set(row.reasons),
            readings=tuple(_reading(one) for one in row.readings),
            registered=row.details_sealed is not None,
            destination_known=row.details_sealed is not None,
            host_confirmed=Reason.HOST_DECLINED not in row.reasons,
            answers=Answers(affected_area=False, contact=False, symptoms=False),
            hold=self.holds.get(row.person_id),
            household_outings=outings_in_window(by_day, there.date(), rule) if rule and row.household_id else 0,
            household_opens_on=opens_on(by_day, there.date(), rule) if rule and row.household_id else None,
            presence=self._presence(row),
            minute_of_day=there.hour * 60 + there.minute,
        )

    def follow(self, row) -> None:
        if not row.passed:
            return
        if subject := row.person_id or row.vehicle_id:
            self.seen[subject] = (row.direction == "in", row.compound_id)
        if row.household_id and row.direction == "out":
            self.outings[row.household_id][row.happened_at.astimezone(BEIJING).date()] += 1

    def _presence(self, row) -> Presence:
        known = self.seen.get(row.person_id or row.vehicle_id)
        if known is None:
            return Presence.UNKNOWN
        is_inside, compound_id = known
        if not is_inside:
            return Presence.OUTSIDE
        return Presence.INSIDE_HERE if compound_id == row.compound_id else Presence.INSIDE_ELSEWHERE

    def _pass(self, row) -> PassFacts | None:
        if row.pass_id is None:
            return None
        card = self.passes[row.pass_id]
        return PassFacts(
            kind=PasserKind(card.kind),
            compound_id=str(card.compound_id) if card.compound_id else None,
            valid_from=card.valid_from,
            valid_until=card.valid_until,
            state=PassState(card.state),
            state_from=card.state_from,
        )


def _reading(one) -> Reading:
    return Reading(tenths=one["tenths"], site=BodySite(one["site"]), at=datetime.fromisoformat(one["at"]))


@pytest.mark.proves("F55", "F56", "F57")
@pytest.mark.parametrize("every", [20, pytest.param(1, marks=pytest.mark.long)])
def test_passages_were_decided_as_the_rules_of_their_day_decide(every):
    """Each tells what came before it, and every so many is decided again."""
    replay, different, reasons = Replay(), [], set()
    for number, row in enumerate(Passage.objects.order_by("happened_at", "id").iterator(5000)):
        if number % every == 0:
            decided = decide(replay.facts(row), replay.policies[row.policy_id], row.happened_at)
            if (decided.verdict, list(decided.reasons), list(decided.needs)) != (row.verdict, row.reasons, row.needs):
                different.append((row.happened_at, row.direction, row.passer, row.reasons, decided))
        reasons.update(row.reasons)
        replay.follow(row)
    assert different[:5] == []
    assert {Reason.HOUSEHOLD_LIMIT, Reason.TO_SET_POINT, Reason.NO_PASS, Reason.VISITORS_CLOSED} <= reasons


def test_who_went_through_against_the_verdict_has_a_reason_and_nobody_else():
    admitted = ["admit", "admit_with_note"]
    against = Passage.objects.filter(passed=True).exclude(verdict__in=admitted)
    assert against.count() > 0
    assert against.filter(overrule_reason=None).count() == 0
    assert Passage.objects.exclude(overrule_reason=None).exclude(pk__in=against.values("pk")).count() == 0
    assert Passage.objects.filter(passed=False, verdict__in=admitted).count() == 0
