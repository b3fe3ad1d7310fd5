"""After the closing: what comes late is refused, backups give the key back to nobody, and the next emergency begins with the set-up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from gatepost.emergencies.actions import start_emergency
from gatepost.emergencies.closing.late import EmergencyIsClosed
from gatepost.emergencies.closing.steps import carry_out
from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Closing
from gatepost.gate.actions.passages import record_passage
from gatepost.gate.content import PassageContent
from gatepost.gate.enums import Direction
from gatepost.gate.models import Passage
from gatepost.kernel.access import Actor
from gatepost.kernel.backup.envelope import machine_of
from gatepost.kernel.backup.places import name_of, take_away_before
from gatepost.kernel.ids import new_id
from gatepost.people.models import StaffAccount
from gatepost.places.models import Post
from tests.cast import Cast
from tests.emergencies.closing.history import LATER
from tests.factories import actor_of, at_noon


def late(cast: Cast, happened_at: datetime) -> PassageContent:
    return PassageContent(
        id=new_id(), post_id=cast.house.east.id, direction=Direction.IN, passed=False, happened_at=happened_at
    )


def record(content: PassageContent, by: Actor) -> None:
    with transaction.atomic():
        record_passage(content, by=by, at=LATER)


def test_a_passage_of_the_emergency_that_comes_late_is_refused(signed: Closing, cast: Cast) -> None:
    carry_out(signed.id)
    before = Passage.objects.filter(station_id=signed.station_id).count()
    with pytest.raises(EmergencyIsClosed):
        record(late(cast, at_noon(days=3)), actor_of(cast.bob))
    assert Passage.objects.filter(station_id=signed.station_id).count() == before == 0


def test_it_is_taken_in_as_long_as_nothing_is_being_counted(history: object, cast: Cast) -> None:
    record(late(cast, at_noon(days=3)), actor_of(cast.bob))
    assert Passage.objects.filter(happened_at=at_noon(days=3), recorded_at=LATER).count() == 1


def test_what_happens_afterwards_is_recorded_as_ever(signed: Closing, cast: Cast) -> None:
    carry_out(signed.id)
    record(late(cast, LATER - timedelta(minutes=1)), actor_of(cast.bob))
    assert Passage.objects.filter(station_id=signed.station_id).count() == 1


def test_a_backup_is_asked_for_that_takes_the_place_of_those_before(signed: Closing) -> None:
    carry_out(signed.id)
    waiting = ProcrastinateJob.objects.filter(task_name="kernel.make_backup")
    assert list(waiting.values_list("args", flat=True)) == [{"asked": True}]


def test_backups_from_before_the_key_was_destroyed_are_found_by_their_names_whatever_year_the_domain_is_in(
    signed: Closing, tmp_path: Path
) -> None:
    """The domain of these tests is in 2020; backups are named by the machine's clock."""
    machine, now = machine_of(tmp_path), datetime.now(UTC)
    earlier = tmp_path / name_of(machine, now - timedelta(hours=1))
    later = tmp_path / name_of(machine, now + timedelta(hours=1))
    for path in (earlier, later):
        path.write_bytes(b"")
    carry_out(signed.id)
    signed.refresh_from_db()
    assert signed.key_destroyed_at is not None
    assert take_away_before(tmp_path, machine, signed.key_destroyed_at) == [earlier]


@pytest.mark.proves("F140")
def test_the_next_emergency_uses_the_same_places_posts_and_colleagues(
    signed: Closing, cast: Cast, alice: Actor
) -> None:
    station = cast.house.station
    set_up = [list(Post.objects.filter(station=station)), list(station.compounds.all()), list(station.buildings.all())]
    staff = set(StaffAccount.objects.values_list("username", flat=True))
    carry_out(signed.id)
    second = start_emergency(kind=EmergencyKind.FLOOD, name="夏季防汛", started_at=LATER, by=alice, at=LATER)
    assert [
        list(Post.objects.filter(station=station)),
        list(station.compounds.all()),
        list(station.buildings.all()),
    ] == set_up
    assert set(StaffAccount.objects.values_list("username", flat=True)) == staff
    record(late(cast, LATER + timedelta(seconds=1)), actor_of(cast.bob))
    assert Passage.objects.get(station_id=station.id).policy_id == second.policies.get().id


@pytest.mark.proves("F140")
def test_the_archive_of_the_first_stays_beside_the_second(signed: Closing, cast: Cast, alice: Actor) -> None:
    carry_out(signed.id)
    start_emergency(kind=EmergencyKind.FLOOD, name="夏季防汛", started_at=LATER, by=alice, at=LATER)
    signed.refresh_from_db()
    assert (signed.step, signed.signatures.count(), signed.emergency.policies.count()) == ("done", 2, 2)
    assert signed.figures["passages"]["total"] == 121
