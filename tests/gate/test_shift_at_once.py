"""Two colleagues in the same second: one does it, the other is told."""

from __future__ import annotations

import pytest

from gatepost.gate.models import HandOver, InstructionSeen
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel.access import Role
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import at_noon, make_staff
from tests.gate.shifts import instruct, know, sign, take, withdraw
from tests.ground.overlapping import overlapping
from tests.ground.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(committed_cast: Cast) -> Cast:
    return committed_cast


@pytest.fixture
def dora(cast: Cast) -> StaffAccount:
    return make_staff(Role.SHIFT_WORKER, cast.house.station, name="多拉")


def test_two_hand_one_post_over_and_the_second_is_told(cast: Cast, dora: StaffAccount) -> None:
    found = overlapping(lambda: sign(cast), lambda: sign(cast, by=dora, at=at_noon(seconds=1)))
    assert (type(found.second), found.second.reason, found.second_waited) == (
        ShiftRefused,
        "handed_over_meanwhile",
        True,
    )
    assert [row.given_by for row in HandOver.objects.all()] == [cast.bob.id]


def test_two_take_one_shift_over_and_the_second_is_told(cast: Cast, dora: StaffAccount) -> None:
    row = sign(cast)
    found = overlapping(lambda: take(row, dora), lambda: take(row, cast.alice))
    assert (type(found.second), found.second.reason, found.second_waited) == (ShiftRefused, "taken_already", True)
    assert HandOver.objects.get().taken_by == dora.id


def test_one_who_acknowledges_in_two_windows_is_there_once(cast: Cast) -> None:
    row = instruct(cast)
    assert sorted(together(*[lambda: know(row, cast.bob)] * 3)) == [False, False, True]
    assert InstructionSeen.objects.count() == 1


def test_who_acknowledges_what_is_being_withdrawn_is_told(cast: Cast) -> None:
    row = instruct(cast)
    found = overlapping(lambda: withdraw(row, cast.alice), lambda: know(row, cast.bob))
    assert (type(found.second), found.second.reason, found.second_waited) == (ShiftRefused, "no_longer_holds", True)
    assert InstructionSeen.objects.count() == 0


def test_two_withdraw_one_instruction_and_the_second_is_told(cast: Cast) -> None:
    row, deputy = instruct(cast), make_staff(Role.DEPUTY_HEAD, cast.house.station)
    found = overlapping(lambda: withdraw(row, cast.alice), lambda: withdraw(row, deputy))
    assert (found.first.withdrawn_by, found.second.reason) == (cast.alice.id, "no_longer_holds")
