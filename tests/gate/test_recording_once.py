"""One passage is there once, with everything that belongs to it, or not at all."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from django.db import IntegrityError, transaction

from gatepost.emergencies.policy import HouseholdRule, outbreak_policy
from gatepost.gate.actions import passage_row
from gatepost.gate.actions.passages import ClockAhead, PassageConflict, record_passage
from gatepost.gate.actions.passes import withdraw_pass
from gatepost.gate.content import PassageContent, digest
from gatepost.gate.enums import Direction, Reason, Verdict
from gatepost.gate.models import Outing, Passage, PresenceRow
from gatepost.gate.queries.situation import NoSuchPost
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import AuditLine
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_policy
from tests.gate.passers import passage, record


def counts() -> tuple[int, int, int, int]:
    """Passages, whereabouts, outings, and lines about passages."""
    lines = AuditLine.objects.filter(action="gate.record_passage")
    return Passage.objects.count(), PresenceRow.objects.count(), Outing.objects.count(), lines.count()


def send(cast: Cast, content: PassageContent, *, minutes: int = 0) -> Any:
    return record_passage(content, by=actor_of(cast.bob), at=at_noon(minutes=minutes))


def test_leaving_writes_passage_whereabouts_outing_and_line(cast: Cast) -> None:
    recorded = record(cast, direction="out")
    assert (recorded.is_new, recorded.verdict, recorded.reasons) == (True, Verdict.ADMIT, ())
    assert counts() == (1, 1, 1, 1)


def test_same_passage_sent_again_is_answered_as_it_was_and_changes_nothing(cast: Cast) -> None:
    content = passage(cast, direction="out")
    first, again = send(cast, content), send(cast, content, minutes=3)
    assert (again.id, again.is_new, again.verdict, again.reasons) == (first.id, False, first.verdict, first.reasons)
    assert (counts(), Outing.objects.get().outings) == ((1, 1, 1, 1), 1)


def test_passage_sent_again_when_it_would_now_be_refused_is_known(cast: Cast) -> None:
    policy = msgspec.structs.replace(outbreak_policy(), household=HouseholdRule(outings=1, days=2))
    make_policy(
        cast.house.station, policy, emergency=cast.house.station.emergencies.get(), valid_from=at_noon(hours=-1)
    )
    content = passage(cast, direction="out")
    send(cast, content)
    withdraw_pass(pass_id=cast.house.resident_pass.id, reason="搬走", by=actor_of(cast.bob), at=at_noon(minutes=1))
    again = send(cast, content, minutes=2)
    assert (again.is_new, again.verdict, again.reasons) == (False, Verdict.ADMIT, ())


@pytest.mark.parametrize(
    "other", [{"goods": "一袋米"}, {"passed": False}, {"companions": 1}, {"direction": Direction.IN}]
)
def test_same_id_with_another_content_is_a_conflict(cast: Cast, other: dict[str, Any]) -> None:
    content = passage(cast, direction="out")
    send(cast, content)
    with pytest.raises(PassageConflict):
        send(cast, msgspec.structs.replace(content, **other))
    assert counts() == (1, 1, 1, 1)


def test_conflict_is_told_also_when_the_other_content_would_be_refused(cast: Cast) -> None:
    content = passage(cast)
    send(cast, content)
    with pytest.raises(PassageConflict):
        send(cast, msgspec.structs.replace(content, wears_mask=False))


def test_digest_is_of_the_content_and_not_of_how_it_was_written(cast: Cast) -> None:
    content = passage(cast)
    backwards = dict(reversed(msgspec.json.decode(msgspec.json.encode(content)).items()))
    assert digest(msgspec.convert(backwards, PassageContent, strict=False)) == digest(content)
    assert digest(msgspec.structs.replace(content, goods="米")) != digest(content)


def test_line_that_cannot_be_written_leaves_no_passage(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = AuditLine.objects.filter(station_id=cast.house.station.id).values_list("id", flat=True)[0]
    monkeypatch.setattr(passage_row, "new_id", lambda: taken)
    with pytest.raises(IntegrityError), transaction.atomic():
        record(cast, direction="out")
    assert counts() == (0, 0, 0, 0)


def test_turned_away_leaves_no_whereabouts_and_no_outing(cast: Cast) -> None:
    record(cast, direction="out", passed=False)
    assert counts() == (1, 0, 0, 1)


@pytest.mark.parametrize("minutes", [0, 5])
def test_clock_that_is_a_little_ahead_is_borne(cast: Cast, minutes: int) -> None:
    record(cast, happened_at=at_noon(minutes=minutes).isoformat())
    assert Passage.objects.get().happened_at == at_noon(minutes=minutes)


def test_clock_that_is_further_ahead_is_not(cast: Cast) -> None:
    with pytest.raises(ClockAhead):
        record(cast, happened_at=at_noon(minutes=5, seconds=1).isoformat())
    assert counts() == (0, 0, 0, 0)


def test_post_of_another_station_is_none_of_ours(cast: Cast) -> None:
    with pytest.raises(NoSuchPost):
        record(cast, by=cast.charlie)
    with pytest.raises(NoSuchPost):
        record(cast, post_id=cast.charlies.east.id)
    assert counts() == (0, 0, 0, 0)


def test_same_id_at_two_stations_is_two_passages(cast: Cast) -> None:
    content = passage(cast)
    theirs = passage(cast, post_id=cast.charlies.east.id, code=cast.charlies.resident_pass.serial)
    send(cast, content)
    recorded = record_passage(msgspec.structs.replace(theirs, id=content.id), by=actor_of(cast.charlie), at=NOON)
    assert (recorded.is_new, counts()) == (True, (2, 2, 0, 2))


def test_known_id_of_another_station_tells_nothing(cast: Cast) -> None:
    theirs = passage(cast, post_id=cast.charlies.east.id, code=cast.charlies.resident_pass.serial)
    record_passage(theirs, by=actor_of(cast.charlie), at=NOON)
    with pytest.raises(NoSuchPost):
        send(cast, theirs)


def test_outings_of_a_household_are_counted_by_day(cast: Cast) -> None:
    for days in (-1, 0, 0):
        record(cast, direction="out", happened_at=at_noon(days=days).isoformat())
    by_day = Outing.objects.order_by("day").values_list("household_id", "outings")
    assert list(by_day) == [(cast.house.resident.household_id, 1), (cast.house.resident.household_id, 2)]


def test_household_at_its_limit_stays_and_hears_when_it_may_go_again(cast: Cast) -> None:
    policy = msgspec.structs.replace(outbreak_policy(), household=HouseholdRule(outings=1, days=2))
    make_policy(
        cast.house.station, policy, emergency=cast.house.station.emergencies.get(), valid_from=at_noon(hours=-1)
    )
    record(cast, direction="out")
    recorded = record(cast, direction="out", passed=False)
    assert (recorded.verdict, recorded.reasons[0]) == (Verdict.REFUSE, Reason.HOUSEHOLD_LIMIT)


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused(committed_cast: Cast) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(committed_cast, id=new_id())
    assert counts() == (0, 0, 0, 0)
