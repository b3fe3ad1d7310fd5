"""The people of the story in their roles (F6-F10): several, dated, at places of the organisation tree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import SECOND_FACTOR_ROLES, Actor, Permission, Role
from gatepost.people.actions import end_role, grant_role
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.queries.staff import accounts_with_roles, staff_on
from gatepost.places.models import Organisation, Station
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_staff, sign_in
from tests.factories.moments import TODAY
from tests.factories.places import make_station
from tests.refused import refused

TOMORROW = TODAY + timedelta(days=1)


def give(account: StaffAccount, role: Role, place: Organisation, by: Actor, **dates: date) -> StaffRole:
    return grant_role(
        account_id=account.id,
        role=role,
        organisation_id=place.id,
        **{"from_on": TODAY, **dates},
        by=by,
        at=NOON,
    )


def roles_on(account: StaffAccount, day: date) -> set[Role]:
    return {grant.role for grant in actor_of(account, day=day).grants}


@pytest.mark.proves("F6")
def test_the_branch_secretary_has_the_role_at_the_branch_and_leads_the_station_with_it(cast: Cast) -> None:
    station = cast.house.station
    secretary = actor_of(make_staff(Role.BRANCH_SECRETARY, station.branch))
    assert secretary.stations == {station.id}
    deploys = {Permission.EDIT_STAFF, Permission.EDIT_POLICY, Permission.SEE_POLITICAL_STATUS, Permission.SEE_FIGURES}
    assert deploys <= secretary.permissions(station.id)


@pytest.mark.proves("F7")
def test_the_deputy_head_instructs_the_shift_and_works_on_it_herself(cast: Cast, alice: Actor) -> None:
    station = cast.house.station
    deputy = make_staff(Role.DEPUTY_HEAD, station)
    may = actor_of(deputy).permissions(station.id)
    assert {Permission.EDIT_POLICY, Permission.OVERRULE, Permission.CHECK_PASSES, Permission.ISSUE_PASSES} <= may
    assert {Permission.EDIT_STAFF, Permission.SEE_POLITICAL_STATUS, Permission.APPROVE} & may == set()
    give(deputy, Role.SHIFT_WORKER, station.organisation, alice)
    assert roles_on(deputy, TODAY) == {Role.DEPUTY_HEAD, Role.SHIFT_WORKER}


@pytest.mark.proves("F8")
def test_one_person_is_on_duty_case_worker_and_tester_at_once_and_over_time(cast: Cast, alice: Actor) -> None:
    station = cast.house.station
    since, campaign = date(2019, 3, 1), date(2020, 6, 25)
    give(cast.bob, Role.CASE_WORKER, station.organisation, alice, from_on=since, until_on=date(2020, 5, 1))
    give(cast.bob, Role.TESTER, station.organisation, alice, from_on=campaign, until_on=date(2020, 7, 5))
    assert roles_on(cast.bob, date(2019, 2, 28)) == {Role.SHIFT_WORKER}
    assert roles_on(cast.bob, TODAY) == {Role.SHIFT_WORKER, Role.CASE_WORKER}
    assert roles_on(cast.bob, date(2020, 5, 1)) == {Role.SHIFT_WORKER}
    assert roles_on(cast.bob, campaign) == {Role.SHIFT_WORKER, Role.TESTER}
    assert roles_on(cast.bob, date(2020, 7, 5)) == {Role.SHIFT_WORKER}


@pytest.mark.proves("F8")
def test_who_has_several_roles_may_do_what_any_of_them_may(cast: Cast, alice: Actor) -> None:
    station = cast.house.station
    volunteer = make_staff(Role.VOLUNTEER, station)
    assert not actor_of(volunteer).may(Permission.SEE_PERSONS)
    give(volunteer, Role.TESTER, station.organisation, alice)
    both = actor_of(volunteer)
    assert (both.may(Permission.CHECK_PASSES), both.may(Permission.SEE_PERSONS)) == (True, True)


@pytest.fixture
def chair(cast: Cast) -> StaffAccount:
    """Chair of the street's union, above Alice's station and a sister of it."""
    street = cast.house.station.organisation.parent
    sister = make_station("槐安街道第二工会服务站")
    Organisation.objects.filter(pk=sister.organisation_id).update(parent=street)
    return make_staff(Role.UNION_CHAIR, street, username="chair", name="明远山")


@pytest.mark.proves("F10")
def test_the_chair_of_the_street_union_views_and_approves_and_has_no_shifts(cast: Cast, chair: StaffAccount) -> None:
    actor = actor_of(chair)
    sister = Station.objects.get(organisation__name="槐安街道第二工会服务站")
    assert actor.stations == {cast.house.station.id, sister.id}
    assert actor.permissions(cast.house.station.id) == {
        Permission.SEE_FIGURES,
        Permission.SEE_PLACES,
        Permission.SEE_POLICY,
        Permission.SEE_STAFF,
        Permission.APPROVE,
        Permission.CLOSE_EMERGENCY,
    }


@pytest.mark.proves("F10")
def test_the_chair_is_no_worker_of_the_station_but_is_known_there(cast: Cast, chair: StaffAccount) -> None:
    station = cast.house.station.id
    assert chair.id not in {member.account_id for member in staff_on(station, TODAY)}
    (shown,) = [account for account in accounts_with_roles(station, TODAY) if account.id == chair.id]
    assert [role.role for role in shown.held] == ["union_chair"]


@pytest.mark.proves("F10")
def test_the_chair_opens_figures_places_policies_and_staff_and_nothing_of_the_gate(
    cast: Cast, client: Client, chair: StaffAccount
) -> None:
    sign_in(client, chair)
    answers = {
        name: client.get(reverse(name)).status_code
        for name in (
            "desk:board", "places:compounds", "emergencies:policies", "people:staff",
            "gate:check", "gate:passages", "gate:passes", "people:persons", "people:register_person", "emergencies:next_policy",
        )
    }  # fmt: skip
    assert {name for name, status in answers.items() if status == 200} == {
        "desk:board", "places:compounds", "emergencies:policies", "people:staff",
    }  # fmt: skip
    assert set(answers.values()) == {200, 403}


def test_who_approves_is_never_who_does(cast: Cast) -> None:
    for role in set(Role) - {Role.UNION_CHAIR}:
        assert not actor_of(make_staff(role, cast.house.station)).may(Permission.APPROVE), role


def test_a_role_holds_from_its_first_day_to_the_day_before_its_end(cast: Cast, alice: Actor) -> None:
    row = give(cast.bob, Role.TESTER, cast.house.station.organisation, alice, from_on=TOMORROW)
    assert Role.TESTER not in roles_on(cast.bob, TODAY)
    assert Role.TESTER in roles_on(cast.bob, TOMORROW)
    end_role(role_id=row.id, on=TOMORROW + timedelta(days=7), by=alice, at=NOON)
    assert Role.TESTER in roles_on(cast.bob, TOMORROW + timedelta(days=6))
    assert Role.TESTER not in roles_on(cast.bob, TOMORROW + timedelta(days=7))
    assert lines_about(cast.bob.id) == ["people.grant_role", "people.end_role"]


def test_a_role_that_ended_before_it_began_was_a_slip_and_is_taken_back(cast: Cast, alice: Actor) -> None:
    row = give(cast.bob, Role.TESTER, cast.house.station.organisation, alice, from_on=TOMORROW)
    end_role(role_id=row.id, on=TOMORROW, by=alice, at=NOON)
    assert not StaffRole.objects.filter(pk=row.pk).exists()


def test_a_role_ends_once_and_not_before_it_begins(cast: Cast, alice: Actor) -> None:
    place = cast.house.station.organisation
    with refused("before_it_began", "until_on"):
        give(cast.bob, Role.TESTER, place, alice, from_on=TODAY, until_on=TODAY)
    row = give(cast.bob, Role.TESTER, place, alice, until_on=TOMORROW)
    with refused("has_ended"):
        end_role(role_id=row.id, on=TOMORROW, by=alice, at=NOON)


def test_the_same_role_at_the_same_place_is_not_given_twice(cast: Cast, alice: Actor) -> None:
    with refused("has_it_already", "role"):
        give(cast.bob, Role.SHIFT_WORKER, cast.house.station.organisation, alice)
    assert give(cast.bob, Role.SHIFT_WORKER, cast.house.station.branch, alice).role == "shift_worker"


def test_nobody_gives_or_ends_an_own_role(cast: Cast, alice: Actor) -> None:
    with refused("not_yourself"):
        give(cast.alice, Role.ADMINISTRATOR, cast.house.station.organisation, alice)
    with refused("not_yourself"):
        end_role(role_id=cast.alice.roles.get().id, on=TODAY, by=alice, at=NOON)


def test_no_role_is_given_that_holds_for_stations_of_others(cast: Cast, alice: Actor, chair: StaffAccount) -> None:
    for place in (cast.house.station.organisation.parent, cast.charlies.station.organisation):
        with refused("not_yours_to_give", "organisation"):
            give(cast.bob, Role.ADMINISTRATOR, place, alice)
    with refused("not_yours_to_give", "organisation"):
        end_role(role_id=chair.roles.get().id, on=TODAY, by=alice, at=NOON)


def test_who_leads_all_stations_below_a_body_gives_roles_there(cast: Cast, chair: StaffAccount) -> None:
    street = cast.house.station.organisation.parent
    administrator = actor_of(make_staff(Role.ADMINISTRATOR, street))
    assert give(cast.bob, Role.STREET_VIEWER, street, administrator).organisation_id == street.id


def test_who_can_change_rules_or_see_everything_needs_a_second_factor() -> None:
    from gatepost.kernel.access import ROLE_PERMISSIONS

    trusted = {Permission.EDIT_POLICY, Permission.EDIT_STAFF, Permission.SEE_POLITICAL_STATUS, Permission.SEE_AUDIT}
    assert {role for role, may in ROLE_PERMISSIONS.items() if may & trusted} == SECOND_FACTOR_ROLES
