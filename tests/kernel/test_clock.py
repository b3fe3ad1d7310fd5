"""The domain's time is the machine's plus what is stored, and goes on; signing in lives by the machine's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gatepost.kernel import clock
from gatepost.kernel.models import DomainClock
from tests.cast import Cast
from tests.factories import NOON, sign_in

MACHINE = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)


class Machine(datetime):
    """The machine's time, as the test says it."""

    is_at = MACHINE

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return cls.is_at


class Seconds:
    """The machine's seconds, which only ever go forward."""

    def __init__(self) -> None:
        self.passed = 1000.0

    def monotonic(self) -> float:
        return self.passed


@pytest.fixture
def seconds(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seconds]:
    passing = Seconds()
    monkeypatch.setattr(clock, "datetime", Machine)
    monkeypatch.setattr(clock, "time", passing)
    monkeypatch.setattr(Machine, "is_at", MACHINE)
    clock.forget()
    yield passing
    clock.forget()


def test_without_an_offset_the_domain_lives_at_the_machines_time(seconds: Seconds) -> None:
    assert clock.now() == MACHINE


def test_the_domain_runs_on_from_where_it_was_set(seconds: Seconds, monkeypatch: pytest.MonkeyPatch) -> None:
    clock.set_clock(NOON)
    assert clock.now() == NOON
    monkeypatch.setattr(Machine, "is_at", MACHINE + timedelta(hours=13))
    assert clock.now() == NOON + timedelta(hours=13)
    assert clock.today() == date(2020, 2, 15)


def test_setting_it_again_replaces_the_offset(seconds: Seconds) -> None:
    clock.set_clock(NOON)
    clock.set_clock(NOON + timedelta(days=1))
    assert (clock.now(), DomainClock.objects.count()) == (NOON + timedelta(days=1), 1)


def test_there_is_one_clock(seconds: Seconds) -> None:
    with pytest.raises(IntegrityError, match="kernel_clock_one_row"), transaction.atomic():
        DomainClock.objects.create(pk=2, offset=timedelta())


@pytest.mark.parametrize(("passed", "now"), [(5.0, MACHINE), (5.1, NOON)])
def test_another_process_learns_of_a_new_offset_within_five_seconds(
    seconds: Seconds, passed: float, now: datetime
) -> None:
    assert clock.now() == MACHINE
    DomainClock.objects.create(pk=1, offset=NOON - MACHINE)
    seconds.passed += passed
    assert clock.now() == now


def test_a_day_is_the_stations_day() -> None:
    start, end = clock.day_bounds(date(2020, 6, 24))
    assert start == datetime(2020, 6, 23, 16, tzinfo=UTC)
    assert end == datetime(2020, 6, 24, 16, tzinfo=UTC)
    assert [clock.local(at).date() for at in (start, end - timedelta(microseconds=1), end)] == [
        date(2020, 6, 24),
        date(2020, 6, 24),
        date(2020, 6, 25),
    ]


@pytest.mark.parametrize(
    ("at", "minute"),
    [
        (datetime(2020, 6, 24, 15, 59, 59, tzinfo=UTC), 23 * 60 + 59),
        (datetime(2020, 6, 24, 16, 0, tzinfo=UTC), 0),
        (datetime(2020, 6, 24, 4, 0, tzinfo=UTC), 12 * 60),
    ],
)
def test_a_minute_of_the_day_is_counted_in_the_stations_zone(at: datetime, minute: int) -> None:
    assert clock.minute_of_day(at) == minute


@pytest.mark.parametrize("year", [2003, 2020, 2050])
def test_a_session_lives_by_the_machines_time(cast: Cast, client: Client, year: int) -> None:
    """A demo of last year must not sign everybody out, and one set ahead must not keep them in."""
    sign_in(client, cast.bob)
    clock.set_clock(datetime(year, 6, 24, 11, tzinfo=UTC))
    assert client.get(reverse("account_login")).status_code == 302
    left = client.session.get_expiry_date() - timezone.now()
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)
