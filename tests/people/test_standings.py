"""Political standing: dated steps that any past day can be counted by, shown to few (F9, F13-F16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.kernel.models import AuditLine, SearchEntry
from gatepost.people.actions import set_political_status
from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import Person, PoliticalStatus, StaffAccount
from gatepost.people.queries.lives import party_years
from gatepost.people.queries.search import search
from gatepost.people.queries.staff import head_count
from gatepost.people.rules import Step, full_years, place_step
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_person, make_staff, sign_in
from tests.factories.moments import TODAY
from tests.refused import refused

MEMBER, ACTIVIST, PROBATIONARY = (
    PoliticalStanding.MEMBER,
    PoliticalStanding.ACTIVIST,
    PoliticalStanding.PROBATIONARY,
)


def step(person: Person, standing: PoliticalStanding, from_on: date, by: Actor) -> PoliticalStatus:
    return set_political_status(person_id=person.id, standing=standing, from_on=from_on, by=by, at=NOON)


def history(person: Person) -> list[tuple[str, date, date | None]]:
    return list(PoliticalStatus.objects.filter(person=person).values_list("standing", "from_on", "until_on"))


def worker(cast: Cast, name: str) -> tuple[StaffAccount, Person]:
    """A shift worker who is on the register."""
    account = make_staff(Role.SHIFT_WORKER, cast.house.station, name=name)
    account.person = make_person(cast.house.station, name)
    account.save()
    return account, account.person


@pytest.mark.proves("F16")
def test_steps_follow_each_other_in_whatever_order_they_are_entered(alice: Actor, cast: Cast) -> None:
    person = cast.house.resident
    step(person, MEMBER, date(2012, 7, 1), alice)
    step(person, ACTIVIST, date(2010, 5, 4), alice)
    step(person, PROBATIONARY, date(2011, 7, 1), alice)
    assert history(person) == [
        ("activist", date(2010, 5, 4), date(2011, 7, 1)),
        ("probationary", date(2011, 7, 1), date(2012, 7, 1)),
        ("member", date(2012, 7, 1), None),
    ]


@given(st.lists(st.dates(date(1990, 1, 1), TODAY), min_size=1, max_size=8, unique=True))
def test_a_step_holds_until_the_next_one_begins(days: list[date]) -> None:
    placed = [place_step([Step(day, None) for day in days], day) for day in sorted(days)]
    assert placed == [*sorted(days)[1:], None]


def test_a_second_step_on_one_day_corrects_the_first(alice: Actor, cast: Cast) -> None:
    step(cast.house.resident, ACTIVIST, date(2018, 5, 4), alice)
    step(cast.house.resident, MEMBER, date(2018, 5, 4), alice)
    assert history(cast.house.resident) == [("member", date(2018, 5, 4), None)]


def test_no_step_is_of_tomorrow(alice: Actor, cast: Cast) -> None:
    with refused("in_the_future", "from_on"):
        step(cast.house.resident, MEMBER, TODAY + timedelta(days=1), alice)
    assert step(cast.house.resident, MEMBER, TODAY, alice).from_on == TODAY


@pytest.mark.proves("F9", "F11", "F12", "F15")
def test_activists_are_counted_apart_from_members_on_any_day(alice: Actor, cast: Cast) -> None:
    for number in range(5):
        step(worker(cast, f"党员{number}")[1], MEMBER, date(2017, 6, 1), alice)
    for number in range(2):
        step(worker(cast, f"积极分子{number}")[1], ACTIVIST, date(2019, 9, 1), alice)
    station = cast.house.station.id
    assert head_count(station, TODAY) == {MEMBER: 5, ACTIVIST: 2, None: 3}
    assert head_count(station, date(2019, 8, 31)) == {MEMBER: 5, None: 5}
    assert head_count(station, date(2017, 5, 31)) == {None: 10}


@pytest.mark.proves("F13")
@pytest.mark.parametrize(
    ("day", "years"), [(date(2005, 7, 1), 0), (date(2006, 6, 30), 0), (date(2020, 6, 30), 14), (date(2020, 7, 1), 15)]
)
def test_years_in_the_party_are_full_years_since_the_day_of_joining(day: date, years: int) -> None:
    assert full_years(date(2005, 7, 1), day) == years


@pytest.mark.proves("F13")
def test_only_a_member_has_years_in_the_party(alice: Actor, cast: Cast) -> None:
    step(cast.house.resident, ACTIVIST, date(2004, 7, 1), alice)
    assert party_years(cast.house.resident, NOON) is None
    step(cast.house.resident, MEMBER, date(2005, 2, 14), alice)
    assert party_years(cast.house.resident, NOON) == 15


@pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.SHIFT_WORKER, Role.ADMINISTRATOR, Role.STREET_VIEWER])
def test_who_may_not_see_a_standing_records_none(cast: Cast, role: Role) -> None:
    account = make_staff(role, cast.house.station)
    with pytest.raises(NotAllowed):
        step(cast.house.resident, MEMBER, TODAY, actor_of(account))
    assert history(cast.house.resident) == []


def test_nobody_of_another_station_gets_a_standing(charlie: Actor, cast: Cast) -> None:
    with pytest.raises(Person.DoesNotExist):
        step(cast.house.resident, MEMBER, TODAY, charlie)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.STATION_LEAD, True),
        (Role.BRANCH_SECRETARY, True),
        (Role.DEPUTY_HEAD, False),
        (Role.ADMINISTRATOR, False),
        (Role.SHIFT_WORKER, False),
        (Role.CASE_WORKER, False),
        (Role.TESTER, False),
        (Role.COMMUNITY_LIAISON, False),
    ],
)
def test_a_standing_is_shown_to_few(cast: Cast, alice: Actor, client: Client, role: Role, sees: bool) -> None:
    step(cast.house.resident, ACTIVIST, date(2018, 5, 4), alice)
    step(cast.house.resident, MEMBER, date(2019, 5, 4), alice)
    sign_in(client, make_staff(role, cast.house.station))
    page = client.get(reverse("people:person", args=[cast.house.resident.id])).content.decode()
    assert [word in page for word in ("入党积极分子", "中共党员", "2018年5月4日")] == [sees] * 3
    form = client.get(reverse("people:set_political_status", args=[cast.house.resident.id]))
    assert form.status_code == (200 if sees else 403)


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.STATION_LEAD, True), (Role.DEPUTY_HEAD, False), (Role.UNION_CHAIR, False)]
)
def test_the_head_count_is_shown_to_few(cast: Cast, alice: Actor, client: Client, role: Role, sees: bool) -> None:
    step(worker(cast, "温如意")[1], ACTIVIST, date(2018, 5, 4), alice)
    sign_in(client, make_staff(role, cast.house.station))
    assert ("入党积极分子" in client.get(reverse("people:staff")).content.decode()) is sees


@pytest.mark.parametrize("asked", ["积极分子", "入党积极分子", "党员", "activist", "member"])
def test_nobody_is_found_by_a_standing(cast: Cast, alice: Actor, asked: str) -> None:
    step(cast.house.resident, ACTIVIST, date(2018, 5, 4), alice)
    assert search(cast.house.station.id, asked, actor=alice) == []
    entry = SearchEntry.objects.get(subject_id=cast.house.resident.id)
    assert [term for term in entry.terms if "积极" in term or "党员" in term] == []


def test_the_audit_says_that_a_step_was_recorded_and_not_which(cast: Cast, alice: Actor) -> None:
    step(cast.house.resident, ACTIVIST, date(2018, 5, 4), alice)
    line = AuditLine.objects.get(subject_id=cast.house.resident.id)
    assert (line.action, line.detail) == ("people.set_political_status", {"on": "2018-05-04"})
