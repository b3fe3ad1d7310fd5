"""What is over ends by itself: not a day before, in whole batches, once; and it is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from axes.models import AccessLog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from gatepost.emergencies.actions import begin_phase, end_emergency
from gatepost.gate.enums import PassState
from gatepost.gate.models import GateHold, Outing, Pass, Passage, PresenceRow
from gatepost.gate.retention.daily import PASSAGE_DAYS
from gatepost.kernel import audit
from gatepost.kernel.ids import id_at
from gatepost.kernel.models import AuditLine, KeptFigure, RetentionRun
from gatepost.kernel.partitions import make_months
from gatepost.kernel.retention import daily
from gatepost.kernel.retention.daily import carry_out, keep_to_periods
from gatepost.people.actions import move_out
from gatepost.people.models import Person
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_pass, make_passage, make_person
from tests.factories.moments import TODAY

MOMENT = timedelta(microseconds=1)


def start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
def phases(cast: Cast) -> None:
    """Of an emergency that began four days before noon: the first phase ends on 1 March, the second goes on."""
    emergency = cast.house.station.emergencies.get()
    for name, day in (("封闭管理", date(2020, 2, 12)), ("常态", date(2020, 3, 1))):
        begin_phase(emergency_id=emergency.id, name=name, from_on=day, by=actor_of(cast.alice), at=NOON)


def of_emergency(cast: Cast, at: datetime) -> Passage:
    emergency = cast.house.station.emergencies.get()
    row = make_passage(cast.house.east, cast.house.resident_pass, at=at)
    Passage.objects.filter(id=row.id).update(policy_id=emergency.policies.get().id)
    return row


def left(*rows: Passage) -> list[bool]:
    return [Passage.objects.filter(id=row.id).exists() for row in rows]


def test_a_passage_ends_thirty_days_after_its_phase_and_not_an_instant_before(cast: Cast, phases: None) -> None:
    first, second = of_emergency(cast, at_noon(days=1)), of_emergency(cast, at_noon(days=20))
    due = start_of(date(2020, 3, 1)) + timedelta(days=PASSAGE_DAYS)
    carry_out(due - MOMENT)
    assert left(first, second) == [True, True]
    carry_out(due)
    assert left(first, second) == [False, True]


def test_a_passage_from_before_the_first_phase_ends_with_that_phase(cast: Cast, phases: None) -> None:
    row = of_emergency(cast, at_noon(days=-3))
    carry_out(start_of(date(2020, 3, 1)) + timedelta(days=PASSAGE_DAYS))
    assert left(row) == [False]


def test_an_emergency_without_phases_keeps_its_passages_until_thirty_days_after_its_end(cast: Cast) -> None:
    row = of_emergency(cast, at_noon(days=1))
    carry_out(at_noon(days=300))
    assert left(row) == [True]
    end_emergency(emergency_id=cast.house.station.emergencies.get().id, by=actor_of(cast.alice), at=at_noon(days=300))
    carry_out(at_noon(days=330) - MOMENT)
    assert left(row) == [True]
    carry_out(at_noon(days=330))
    assert left(row) == [False]


def test_in_peace_time_a_passage_ends_thirty_days_after_it_happened(cast: Cast) -> None:
    row = make_passage(cast.house.east, at=at_noon(days=-20))
    carry_out(at_noon(days=10) - MOMENT)
    assert left(row) == [True]
    carry_out(at_noon(days=10))
    assert left(row) == [False]


def test_another_stations_passages_have_their_own_time(cast: Cast, phases: None) -> None:
    mine, charlies = of_emergency(cast, at_noon(days=1)), make_passage(cast.charlies.east, at=at_noon(days=1))
    carry_out(at_noon(days=60))
    assert left(mine, charlies) == [False, True]


def test_the_figures_of_what_ended_stay_under_their_emergency(cast: Cast, phases: None) -> None:
    of_emergency(cast, at_noon(days=1))
    of_emergency(cast, at_noon(days=1, minutes=1))
    make_passage(cast.house.east, at=at_noon(days=-20))
    carry_out(at_noon(days=60))
    emergency = cast.house.station.emergencies.get()
    told = KeptFigure.objects.filter(figure="passages").values_list("emergency_id", "day", "count").order_by("day")
    assert list(told) == [(None, date(2020, 1, 25), 1), (emergency.id, date(2020, 2, 15), 2)]


def test_a_second_call_on_the_same_day_finds_nothing_to_do(cast: Cast, phases: None) -> None:
    of_emergency(cast, at_noon(days=1))
    assert carry_out(at_noon(days=60))["gate_passage"] == 1
    assert carry_out(at_noon(days=60)) == {}


def test_many_go_in_batches_and_each_is_counted(cast: Cast, phases: None) -> None:
    for number in range(7):
        of_emergency(cast, at_noon(days=1, minutes=number))
    assert carry_out(at_noon(days=60), most=2)["gate_passage"] == 7
    run = RetentionRun.objects.get(table="gate_passage")
    assert (run.station_id, run.day, run.ending, run.rows) == (
        cast.house.station.id,
        at_noon(days=60).date(),
        "destroyed",
        7,
    )
    assert sum(line.detail["rows"] for line in AuditLine.objects.filter(action="kernel.keep_to_periods")) == 7


def test_a_batch_whose_audit_fails_did_not_happen(cast: Cast, phases: None, monkeypatch: pytest.MonkeyPatch) -> None:
    row = of_emergency(cast, at_noon(days=1))

    def fails(**_told: object) -> None:
        raise audit.AuditError

    monkeypatch.setattr(audit, "record", fails)
    with pytest.raises(audit.AuditError):
        carry_out(at_noon(days=60))
    assert (left(row), RetentionRun.objects.count(), KeptFigure.objects.count()) == ([True], 0, 0)


def test_a_month_in_which_everything_is_over_is_dropped_whole(cast: Cast) -> None:
    make_months(at_noon(days=-70), 3)
    for days in (-60, -59, -45):
        make_passage(cast.house.east, at=at_noon(days=days))
    assert carry_out(NOON)["gate_passage"] == 3
    assert months() == {"gate_passage_2020_01", "gate_passage_2020_02"}
    assert sum(row.count for row in KeptFigure.objects.filter(figure="passages")) == 3


def test_a_month_with_one_row_that_stays_loses_the_others_only(cast: Cast) -> None:
    make_months(at_noon(days=-70), 3)
    over, stays = (
        make_passage(cast.house.east, at=at_noon(days=-60)),
        make_passage(cast.charlies.east, at=at_noon(days=-46)),
    )
    Passage.objects.filter(id=stays.id).update(happened_at=at_noon(days=-1))
    carry_out(NOON)
    assert left(over, stays) == [False, True]
    assert "gate_passage_2019_12" in months()


def months() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'gate_passage'::regclass"
            " AND inhrelid::regclass::text BETWEEN 'gate_passage_2019' AND 'gate_passage_2020_02'"
        )
        return {row[0] for row in cursor.fetchall()}


def test_what_hangs_on_the_gate_ends_in_its_own_time(cast: Cast) -> None:
    house, person = cast.house, cast.house.resident
    GateHold.objects.create(
        station=house.station, person=person, from_at=at_noon(days=-40), until_at=at_noon(days=-30), reason="居家观察"
    )
    Outing.objects.create(
        station_id=house.station.id, household_id=person.household_id, day=date(2019, 12, 15), outings=3
    )
    PresenceRow.objects.create(
        station_id=house.station.id, subject_id=person.id, compound_id=house.compound.id, is_inside=True,
        since=at_noon(days=-91), passage_id=id_at(NOON), passer="resident",
    )  # fmt: skip
    make_pass(
        person, valid_from=at_noon(days=-200), valid_until=at_noon(days=-91), state=PassState.WITHDRAWN,
        state_from=at_noon(days=-120),
    )  # fmt: skip
    told = carry_out(NOON)
    assert {table: told[table] for table in ("gate_gatehold", "gate_outing", "gate_presence", "gate_pass")} == {
        "gate_gatehold": 1, "gate_outing": 1, "gate_presence": 1, "gate_pass": 1,
    }  # fmt: skip
    assert list(Pass.objects.filter(station=house.station)) == [house.resident_pass]


def test_somebody_who_moved_out_is_forgotten_after_a_year(cast: Cast) -> None:
    person = make_person(cast.house.station, "简书白", door=cast.house.door)
    person.created_at = at_noon(days=-900)
    person.save()
    move_out(person_id=person.id, on=TODAY - timedelta(days=364), by=actor_of(cast.alice), at=NOON)
    carry_out(NOON)
    assert Person.objects.filter(pk=person.id).count() == 1
    carry_out(at_noon(days=1))
    assert Person.objects.filter(pk=person.id).count() == 0
    assert Person.objects.filter(pk=cast.house.resident.id).count() == 1


def test_logs_of_signing_in_are_kept_for_half_a_year_by_the_machines_clock(cast: Cast) -> None:
    for days in (184, 186):
        row = AccessLog.objects.create(username="bob", ip_address="127.0.0.1")
        AccessLog.objects.filter(pk=row.pk).update(attempt_time=datetime.now(UTC) - timedelta(days=days))
    Session.objects.create(session_key="a", session_data="", expire_date=datetime.now(UTC) - timedelta(hours=1))
    told = carry_out(NOON)
    assert (told["axes_accesslog"], told["django_session"], AccessLog.objects.count()) == (1, 1, 1)
    assert RetentionRun.objects.get(table="axes_accesslog").station_id is None


def test_the_audit_is_kept_for_four_hundred_days(cast: Cast) -> None:
    for days in (-401, -399):
        audit_line(cast.house.station.id, at_noon(days=days))
    assert carry_out(NOON)["kernel_audit"] == 1


def audit_line(station_id: UUID, at: datetime) -> None:
    AuditLine.objects.create(station_id=station_id, id=id_at(at), at=at, action="gate.issue_pass", subject_kind="pass")


def test_by_itself_it_does_nothing_in_a_demo(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_passage(cast.house.east, at=at_noon(days=-40))
    monkeypatch.setattr(settings, "GATEPOST_DEMO", True)
    keep_to_periods()
    assert left(row) == [True]
    keep_to_periods(asked=True)
    assert left(row) == [False]


def test_the_daily_job_is_in_the_table_of_jobs() -> None:
    from gatepost.kernel.jobs.table import job_table

    job = job_table()["kernel.keep_to_periods"]
    assert (job.run, job.daily_at is None) == (daily.keep_to_periods, False)
