"""Two different people sign the same counts, one of whom leads the station. Then, and not before, it begins."""

from __future__ import annotations

from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from gatepost.emergencies.actions import put_closing_aside, sign_closing
from gatepost.emergencies.closing.preview import preview
from gatepost.emergencies.closing.signing import Signed, are_enough
from gatepost.emergencies.models import Closing, Emergency
from gatepost.gate.models import GateHold
from gatepost.kernel.access import Actor, NotAllowed, Role
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.emergencies.closing.history import LATER, History
from tests.factories import actor_of, make_staff
from tests.refused import refused

ONE, TWO = UUID(int=1), UUID(int=2)


def sign(history: History, by: Actor, seen: str | None = None) -> Closing:
    told = preview(history.emergency).mark if seen is None else seen
    return sign_closing(emergency_id=history.emergency.id, seen=told, by=by, at=LATER)


def jobs() -> list[tuple[str, dict[str, object]]]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "args"))


@pytest.fixture
def chair(cast: Cast) -> Actor:
    station = cast.house.station
    return actor_of(make_staff(Role.UNION_CHAIR, station, name="覃望舒"))


@pytest.mark.parametrize(
    ("signed", "enough"),
    [
        ([], False),
        ([(ONE, "station_lead")], False),
        ([(ONE, "station_lead"), (ONE, "deputy_head")], False),
        ([(ONE, "station_lead"), (TWO, "deputy_head")], True),
        ([(ONE, "branch_secretary"), (TWO, "union_chair")], True),
        ([(ONE, "union_chair"), (TWO, "union_chair")], False),
    ],
)
def test_two_people_are_needed_and_one_of_them_leads(signed: list[tuple[UUID, str]], enough: bool) -> None:
    assert are_enough(Signed(by, frozenset({role})) for by, role in signed) is enough


def test_one_signature_begins_nothing(history: History, alice: Actor) -> None:
    assert (sign(history, alice).step, jobs()) == ("sign", [])


def test_the_second_signature_begins_it_and_is_told(history: History, alice: Actor, deputy: Actor) -> None:
    sign(history, alice)
    closing = sign(history, deputy)
    assert closing.step == "count"
    assert jobs() == [("emergencies.carry_out_closing", {"closing_id": str(closing.id)})]
    assert [(one.name, one.roles) for one in closing.signatures.all()] == [
        ("艾丽丝", ["station_lead"]),
        ("傅采薇", ["deputy_head"]),
    ]
    assert lines_about(history.emergency.id)[-2:] == ["emergencies.sign_closing", "emergencies.sign_closing"]


def test_the_union_chair_may_be_the_second(history: History, alice: Actor, chair: Actor) -> None:
    sign(history, alice)
    assert sign(history, chair).step == "count"


def test_nobody_signs_twice(history: History, alice: Actor) -> None:
    sign(history, alice)
    with refused("signed_already"):
        sign(history, alice)


def test_what_was_not_read_is_not_signed(history: History, alice: Actor) -> None:
    with refused("counts_changed"):
        sign(history, alice, seen="of an older page")


def test_a_signature_under_other_counts_counts_for_nothing(history: History, alice: Actor, deputy: Actor) -> None:
    sign(history, alice)
    GateHold.objects.filter(station=history.emergency.station).delete()
    closing = sign(history, deputy)
    assert (closing.step, [one.name for one in closing.signatures.all()]) == ("sign", ["傅采薇"])
    assert sign(history, alice).step == "count"


def test_an_emergency_that_goes_on_is_not_closed(cast: Cast) -> None:
    emergency = Emergency.objects.get(station=cast.charlies.station)
    with refused("not_ended"):
        sign_closing(emergency_id=emergency.id, seen="", by=actor_of(cast.charlie), at=LATER)


def test_it_can_be_put_aside_until_the_second_has_signed(history: History, alice: Actor, deputy: Actor) -> None:
    sign(history, alice)
    put_closing_aside(emergency_id=history.emergency.id, by=deputy, at=LATER)
    assert Closing.objects.filter(emergency=history.emergency).count() == 0
    sign(history, alice)
    sign(history, deputy)
    with refused("being_closed"):
        put_closing_aside(emergency_id=history.emergency.id, by=deputy, at=LATER)
    with refused("being_closed"):
        sign(history, alice)


@pytest.mark.parametrize("role", [Role.SHIFT_WORKER, Role.ADMINISTRATOR, Role.STREET_VIEWER])
def test_others_do_not_sign(history: History, cast: Cast, role: Role) -> None:
    with pytest.raises(NotAllowed):
        sign(history, actor_of(make_staff(role, cast.house.station)))


def test_who_leads_another_station_finds_no_such_emergency(history: History, cast: Cast) -> None:
    with pytest.raises(Emergency.DoesNotExist):
        sign(history, actor_of(cast.charlie))
