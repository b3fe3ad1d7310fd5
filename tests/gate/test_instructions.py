"""An instruction of the leader waits for the word of each who works at the posts, and for nobody else's."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from gatepost.gate.actions.instructions import acknowledge_instruction, give_instruction
from gatepost.gate.models import Instruction, InstructionSeen
from gatepost.gate.queries.instructions import acknowledged, asked_at_post, lines_of, not_acknowledged
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel.access import Actor, NotAllowed, Permission, Role
from gatepost.people.models import StaffAccount
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_staff
from tests.gate.shifts import WORDS, instruct, know, withdraw

TODAY = date(2020, 2, 14)
LEADING = (Role.STATION_LEAD, Role.BRANCH_SECRETARY, Role.DEPUTY_HEAD)


def asked(cast: Cast, who: StaffAccount, *, at_west: bool = False) -> list[UUID]:
    post = cast.house.west if at_west else cast.house.east
    return [line.row.id for line in asked_at_post(cast.house.station.id, who.id, NOON, post.id)]


@pytest.fixture
def wei(cast: Cast) -> StaffAccount:
    """A volunteer of Alice's station."""
    return make_staff(Role.VOLUNTEER, cast.house.station, name="卫平")


@pytest.mark.proves("F58")
def test_the_deputys_words_stand_at_the_post_until_each_has_acknowledged_them(cast: Cast, wei: StaffAccount) -> None:
    deputy = make_staff(Role.DEPUTY_HEAD, cast.house.station, name="副站长")
    row = give_instruction(post_id=None, text=WORDS, until_on=None, by=actor_of(deputy), at=NOON)
    assert (asked(cast, cast.bob), asked(cast, wei)) == ([row.id], [row.id])
    know(row, cast.bob, at=at_noon(minutes=3))
    assert (asked(cast, cast.bob), asked(cast, wei)) == ([], [row.id])
    said = acknowledged(row)
    assert ([(one.name, one.at) for one in said.seen], said.missing) == ([("鲍勃", at_noon(minutes=3))], ["卫平"])
    know(row, wei, at=at_noon(minutes=5))
    assert (acknowledged(row).missing, acknowledged(row).expected) == ([], 2)


def test_who_is_waited_for_is_settled_when_it_is_written(cast: Cast, wei: StaffAccount) -> None:
    row = instruct(cast)
    later = make_staff(Role.SHIFT_WORKER, cast.house.station, name="晚来的")
    wei.is_active = False
    wei.save()
    assert set(row.expected) == {cast.bob.id, wei.id}
    assert acknowledged(row).missing == ["卫平", "鲍勃"]
    know(row, later)
    said = acknowledged(row)
    assert ([one.name for one in said.others], len(said.missing), said.seen) == (["晚来的"], 2, [])


def test_leads_lookers_on_the_locked_and_other_stations_are_not_waited_for(cast: Cast, wei: StaffAccount) -> None:
    for role in (*LEADING, Role.STREET_VIEWER, Role.TESTER):
        make_staff(role, cast.house.station)
    make_staff(Role.SHIFT_WORKER, cast.charlies.station)
    wei.is_active = False
    wei.save()
    assert instruct(cast).expected == [cast.bob.id]


def test_an_empty_list_proves_nothing(cast: Cast) -> None:
    StaffAccount.objects.filter(pk=cast.bob.id).update(is_active=False)
    said = acknowledged(instruct(cast))
    assert (said.expected, said.missing, said.seen) == (0, [], [])


def test_an_author_who_works_shifts_too_is_not_asked_about_own_words(cast: Cast) -> None:
    cast.bob.roles.create(role=Role.DEPUTY_HEAD, organisation=cast.house.station.organisation, from_on=date(2020, 1, 1))
    row = give_instruction(post_id=None, text=WORDS, until_on=None, by=actor_of(cast.bob), at=NOON)
    assert (row.expected, asked(cast, cast.bob)) == ([], [])


def test_an_instruction_of_one_post_stands_at_that_post_only(cast: Cast) -> None:
    row = instruct(cast, post_id=cast.house.east.id)
    everywhere = instruct(cast, text="今天风大，帐篷绑牢", at=at_noon(seconds=-1))
    assert asked(cast, cast.bob) == [everywhere.id, row.id]
    assert asked(cast, cast.bob, at_west=True) == [everywhere.id]


def test_acknowledged_twice_is_there_once_with_the_first_time(cast: Cast) -> None:
    row = instruct(cast)
    assert [know(row, cast.bob), know(row, cast.bob, at=at_noon(hours=1))] == [True, False]
    assert InstructionSeen.objects.get(instruction=row).seen_at == NOON
    assert lines_about(row.id) == ["gate.give_instruction", "gate.acknowledge_instruction"]


def test_it_holds_to_the_end_of_its_last_day(cast: Cast) -> None:
    row = instruct(cast, until_on=TODAY)
    station_id = cast.house.station.id

    def still(minutes: int) -> bool:
        return not_acknowledged(station_id, cast.bob.id, at_noon(minutes=minutes)).filter(pk=row.id).exists()

    assert (still(12 * 60 - 1), still(12 * 60)) == (True, False)
    with pytest.raises(ShiftRefused, match="no_longer_holds"):
        know(row, cast.bob, at=at_noon(hours=12))


def test_withdrawn_nobody_is_asked_and_who_knew_stays_known(cast: Cast, wei: StaffAccount) -> None:
    row = instruct(cast)
    know(row, cast.bob)
    withdraw(row, cast.alice)
    row.refresh_from_db()
    assert (asked(cast, wei), row.withdrawn_by, [one.name for one in acknowledged(row).seen]) == (
        [],
        cast.alice.id,
        ["鲍勃"],
    )
    for again in (lambda: withdraw(row, cast.alice), lambda: know(row, wei)):
        with pytest.raises(ShiftRefused, match="no_longer_holds"):
            again()
    assert lines_about(row.id)[-1] == "gate.withdraw_instruction"


@pytest.mark.parametrize(
    ("text", "until_on", "reason"),
    [
        ("", None, "no_words"),
        (" \n ", None, "no_words"),
        ("好" * 501, None, "too_many_words"),
        (WORDS, date(2020, 2, 13), "over_already"),
    ],
)
def test_what_says_nothing_or_is_over_is_not_written(cast: Cast, text: str, until_on: date, reason: str) -> None:
    with pytest.raises(ShiftRefused, match=reason):
        instruct(cast, text=text, until_on=until_on)
    assert Instruction.objects.count() == 0


def test_500_characters_are_written(cast: Cast) -> None:
    assert len(instruct(cast, text="好" * 500).text) == 500


@pytest.mark.parametrize("role", list(Role))
def test_only_leads_and_deputies_give_and_withdraw(cast: Cast, role: Role) -> None:
    row, who = instruct(cast), make_staff(role, cast.house.station)
    if role in LEADING:
        give_instruction(post_id=None, text=WORDS, until_on=None, by=actor_of(who), at=NOON)
        assert withdraw(row, who).withdrawn_by == who.id
        return
    with pytest.raises(NotAllowed):
        give_instruction(post_id=None, text=WORDS, until_on=None, by=actor_of(who), at=NOON)
    with pytest.raises(NotAllowed):
        withdraw(row, who)


def test_a_device_gives_no_word(cast: Cast) -> None:
    row = instruct(cast)
    phone = Actor(
        device_id=cast.bob.id, station_id=cast.house.station.id, device_permissions=frozenset({Permission.CHECK_PASSES})
    )
    with pytest.raises(NotAllowed):
        acknowledge_instruction(instruction_id=row.id, by=phone, at=NOON)


def test_another_station_finds_nothing_and_names_no_post_of_ours(cast: Cast) -> None:
    row = instruct(cast)
    for step in (lambda: know(row, cast.charlie), lambda: withdraw(row, cast.charlie)):
        with pytest.raises(Instruction.DoesNotExist):
            step()
    with pytest.raises(ShiftRefused, match="not_here"):
        give_instruction(post_id=cast.house.east.id, text=WORDS, until_on=None, by=actor_of(cast.charlie), at=NOON)
    assert list(not_acknowledged(cast.charlies.station.id, cast.charlie.id, NOON)) == []


def test_lines_count_those_who_were_expected_only(cast: Cast) -> None:
    row = instruct(cast)
    know(row, make_staff(Role.SHIFT_WORKER, cast.house.station))
    assert [(line.seen, line.expected, line.author) for line in lines_of([row])] == [(0, 1, "艾丽丝")]
    know(row, cast.bob)
    assert [(line.seen, line.expected) for line in lines_of([row])] == [(1, 1)]


@pytest.mark.parametrize("wrong", [{"text": ""}, {"until_at": NOON}, {"withdrawn_at": NOON}])
def test_the_database_refuses_what_makes_no_sense(cast: Cast, wrong: dict[str, object]) -> None:
    row = instruct(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instruction.objects.filter(pk=row.id).update(**wrong)
