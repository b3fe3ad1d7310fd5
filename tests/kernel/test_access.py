"""Who may what: the whole table by hand, so that nobody gains a permission by a slip."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from uuid import UUID

import pytest

from gatepost.kernel.access import NOBODY, SECOND_FACTOR_ROLES, Actor, Grant, NotAllowed, Permission, Role, require

HERE, ELSEWHERE = UUID(int=1), UUID(int=2)
STAFF, DEVICE = UUID(int=11), UUID(int=12)

TABLE = """
                       admin lead secretary deputy shift case tester volunteer liaison chair viewer
see_figures              x    x       x       x      x    x     x        x        x      x     x
see_places               x    x       x       x      x    x     x        x        x      x     -
edit_places              x    x       x       x      -    -     -        -        -      -     -
see_persons              x    x       x       x      x    x     x        -        x      -     -
edit_persons             x    x       x       x      -    -     -        -        -      -     -
reveal_values            -    x       x       x      x    x     -        -        -      -     -
see_political_status     -    x       x       -      -    -     -        -        -      -     -
see_staff                x    x       x       x      x    x     x        -        -      x     -
edit_staff               x    x       x       -      -    -     -        -        -      -     -
see_policy               x    x       x       x      x    x     x        x        x      x     -
edit_policy              x    x       x       x      -    -     -        -        -      -     -
approve                  -    -       -       -      -    -     -        -        -      x     -
check_passes             x    x       x       x      x    -     -        x        -      -     -
see_passages             x    x       x       x      x    -     -        -        -      -     -
overrule                 -    x       x       x      x    -     -        -        -      -     -
see_passes               x    x       x       x      x    -     -        -        x      -     -
issue_passes             x    x       x       x      x    -     -        -        -      -     -
edit_devices             x    x       x       x      -    -     -        -        -      -     -
see_audit                x    x       x       x      -    -     -        -        -      -     -
keep_backups             x    x       x       -      -    -     -        -        -      -     -
close_emergency          -    x       x       x      -    -     -        -        -      x     -
answer_requests          -    x       x       x      -    -     -        -        -      -     -
instruct                 -    x       x       x      -    -     -        -        -      -     -
"""
COLUMNS = {
    "admin": Role.ADMINISTRATOR,
    "lead": Role.STATION_LEAD,
    "secretary": Role.BRANCH_SECRETARY,
    "deputy": Role.DEPUTY_HEAD,
    "shift": Role.SHIFT_WORKER,
    "case": Role.CASE_WORKER,
    "tester": Role.TESTER,
    "volunteer": Role.VOLUNTEER,
    "liaison": Role.COMMUNITY_LIAISON,
    "chair": Role.UNION_CHAIR,
    "viewer": Role.STREET_VIEWER,
}
HEAD, *LINES = [line.split() for line in TABLE.strip().splitlines()]


def with_roles(*roles: Role, at: UUID = HERE, working_for: UUID = HERE) -> Actor:
    return Actor(staff_id=STAFF, station_id=working_for, grants=tuple(Grant(role, at) for role in roles))


def test_the_table_knows_every_role_and_every_permission() -> None:
    assert [COLUMNS[word] for word in HEAD] == list(Role)
    assert [line[0] for line in LINES] == [permission.value for permission in Permission]


@pytest.mark.parametrize(
    ("permission", "marks"), [(line[0], line[1:]) for line in LINES], ids=[line[0] for line in LINES]
)
def test_permission_is_carried_by_these_roles(permission: str, marks: list[str]) -> None:
    carried = {role for role in Role if with_roles(role).may(permission)}
    assert carried == {COLUMNS[word] for word, mark in zip(HEAD, marks, strict=True) if mark == "x"}


@pytest.mark.proves("F9")
def test_the_union_chair_views_and_approves_and_stands_at_no_gate() -> None:
    own = with_roles(Role.UNION_CHAIR).permissions()
    assert Permission.APPROVE in own
    assert (
        own & {Permission.CHECK_PASSES, Permission.SEE_PASSAGES, Permission.ISSUE_PASSES, Permission.OVERRULE} == set()
    )


def test_the_street_viewer_sees_figures_and_nothing_else() -> None:
    assert with_roles(Role.STREET_VIEWER).permissions() == {Permission.SEE_FIGURES}


def test_who_can_change_rules_or_staff_needs_a_second_factor() -> None:
    strong = {Permission.EDIT_POLICY, Permission.EDIT_STAFF, Permission.EDIT_DEVICES, Permission.SEE_AUDIT}
    assert {role for role in Role if with_roles(role).permissions() & strong} == SECOND_FACTOR_ROLES


@pytest.mark.proves("F8")
def test_several_roles_add_up() -> None:
    both = with_roles(Role.SHIFT_WORKER, Role.CASE_WORKER, Role.TESTER)
    parts = [with_roles(role).permissions() for role in (Role.SHIFT_WORKER, Role.CASE_WORKER, Role.TESTER)]
    assert both.permissions() == parts[0] | parts[1] | parts[2]


def test_a_role_elsewhere_counts_for_nothing_here() -> None:
    actor = with_roles(Role.STATION_LEAD, at=ELSEWHERE)
    assert actor.permissions() == frozenset()
    assert not actor.may(Permission.SEE_FIGURES)
    assert actor.may(Permission.EDIT_POLICY, ELSEWHERE)


def test_the_database_may_show_the_stations_of_the_roles() -> None:
    grants = (Grant(Role.STATION_LEAD, HERE), Grant(Role.TESTER, ELSEWHERE))
    assert Actor(staff_id=STAFF, station_id=HERE, grants=grants).stations == {HERE, ELSEWHERE}


def test_who_is_not_signed_in_may_nothing_and_sees_no_station() -> None:
    assert [permission for permission in Permission if NOBODY.may(permission)] == []
    assert NOBODY.stations == frozenset()


def phone(*permissions: Permission) -> Actor:
    return Actor(device_id=DEVICE, station_id=HERE, device_permissions=frozenset(permissions))


def test_a_device_may_what_its_kind_may_at_its_own_station_only() -> None:
    device = phone(Permission.CHECK_PASSES)
    assert device.permissions() == {Permission.CHECK_PASSES}
    assert device.permissions(ELSEWHERE) == frozenset()
    assert device.stations == {HERE}


def test_a_device_gains_nothing_by_a_role() -> None:
    device = Actor(device_id=DEVICE, station_id=HERE, grants=(Grant(Role.ADMINISTRATOR, HERE),))
    assert device.permissions() == frozenset()


def test_require_gives_the_station_for_which_it_is_allowed() -> None:
    actor = with_roles(Role.STATION_LEAD)
    assert require(actor, Permission.EDIT_POLICY) == HERE
    assert require(actor, Permission.EDIT_POLICY, HERE) == HERE


@pytest.mark.parametrize(
    ("actor", "station_id"),
    [
        (NOBODY, None),
        (NOBODY, HERE),
        (with_roles(Role.SHIFT_WORKER), None),
        (with_roles(Role.STATION_LEAD), ELSEWHERE),
        (with_roles(Role.STATION_LEAD, at=ELSEWHERE), None),
    ],
    ids=["nobody", "nobody named", "shift worker", "other station", "role elsewhere"],
)
def test_require_says_which_permission_is_missing(actor: Actor, station_id: UUID | None) -> None:
    with pytest.raises(NotAllowed) as refused:
        require(actor, Permission.EDIT_POLICY, station_id)
    assert refused.value.permission is Permission.EDIT_POLICY


def test_a_word_that_is_no_permission_is_a_mistake_and_not_a_no() -> None:
    with pytest.raises(ValueError, match="edit_polcy"):
        with_roles(Role.STATION_LEAD).may("edit_polcy")


def test_an_actor_cannot_be_changed_on_the_way() -> None:
    with pytest.raises(FrozenInstanceError):
        with_roles(Role.TESTER).station_id = ELSEWHERE  # type: ignore[misc]
