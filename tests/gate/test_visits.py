"""A visit begins with the passage in and ends when somebody sees the visitor leave. What was told is the emergency's."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import msgspec
import pytest

from gatepost.gate.actions.visits import VisitOver, change_due_out, end_visit
from gatepost.gate.content import VisitorContent
from gatepost.gate.models import Passage, Visit
from gatepost.gate.queries.visits import known_again, overdue_visits, visits_inside
from gatepost.gate.visitors import phone_of, visitor_of
from gatepost.kernel import vault
from gatepost.kernel.access import NotAllowed, Role
from gatepost.kernel.ids import new_id
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_staff
from tests.factories.visits import make_visit
from tests.gate.passers import passage, record
from tests.gate.visitors import TOLD, a_visitor, let_visitors_in

NORMAL = TOLD | {"phone": "+8613700001111"}


def the_visit() -> Visit:
    return Visit.objects.get()


@pytest.mark.proves("F63")
def test_passage_in_of_a_visitor_opens_a_visit_that_says_until_when(cast: Cast) -> None:
    let_visitors_in(cast, minutes=90)
    recorded = record(cast, **a_visitor(companions=2))
    visit = the_visit()
    assert (visit.in_passage_id, visit.compound_id, visit.station_id) == (
        recorded.id, cast.house.compound.id, cast.house.station.id
    )  # fmt: skip
    assert (visit.came_at, visit.due_out_at, visit.left_at, visit.companions) == (
        NOON, NOON + timedelta(minutes=90), None, 2
    )  # fmt: skip
    assert visit.policy_id == Passage.objects.get(id=recorded.id).policy_id
    assert visitor_of(visit) == VisitorContent(**NORMAL)


@pytest.mark.proves("F63")
def test_visit_that_was_told_late_counts_from_when_the_visitor_came(cast: Cast) -> None:
    let_visitors_in(cast, minutes=90)
    came = at_noon(minutes=-50)
    record(cast, **a_visitor(happened_at=came.isoformat()))
    assert (the_visit().came_at, the_visit().due_out_at) == (came, came + timedelta(minutes=90))


@pytest.mark.parametrize(
    "other",
    [{"passed": False}, {"direction": "out"}, {"passer": "courier"}, {"passer": "essential"}],
    ids=lambda other: "-".join(other.values()) if isinstance(other, dict) and "passed" not in other else "turned away",
)
def test_nobody_else_opens_a_visit(cast: Cast, other: dict[str, Any]) -> None:
    let_visitors_in(cast)
    record(cast, **a_visitor(**other))
    assert (Passage.objects.count(), Visit.objects.count()) == (1, 0)


def test_visitor_let_in_before_anything_was_written_down_is_inside_without_a_name(cast: Cast) -> None:
    record(cast, code=None, passer="visitor", overrule_reason="送急诊")
    assert (visitor_of(the_visit()), phone_of(the_visit())) == (VisitorContent(name=""), "")


def test_same_passage_sent_twice_is_one_visit(cast: Cast) -> None:
    let_visitors_in(cast)
    content = passage(cast, **a_visitor())
    for _time in range(2):
        record(cast, **msgspec.to_builtins(content))
    assert Visit.objects.count() == 1


@pytest.mark.proves("F63")
def test_what_a_visitor_told_is_sealed_with_the_emergencys_key(cast: Cast) -> None:
    let_visitors_in(cast)
    record(cast, **a_visitor())
    visit, emergency = the_visit(), cast.house.station.emergencies.get()
    key_id = vault.emergency_key(cast.house.station.id, emergency.id)
    assert [vault.key_of(bytes(value)) for value in (visit.details_sealed, visit.phone_sealed)] == [key_id, key_id]
    vault.destroy_key(key_id=key_id, at=NOON)
    with pytest.raises(vault.SealBroken, match="destroyed"):
        visitor_of(visit)


def test_visit_of_peace_time_is_sealed_with_the_stations_key(cast: Cast) -> None:
    cast.house.station.emergencies.update(ended_at=at_noon(hours=-1))
    record(cast, **a_visitor())
    assert vault.key_of(bytes(the_visit().phone_sealed)) == vault.station_key(cast.house.station.id)
    assert known_again(cast.house.station.id, "13700001111") == the_visit()


@pytest.mark.proves("F63")
def test_visitor_who_leaves_is_inside_no_longer(cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    ended = end_visit(visit_id=visit.id, by=actor_of(cast.bob), at=NOON)
    assert (ended.left_at, ended.closed_by, ended.out_passage_id) == (NOON, cast.bob.id, None)
    assert list(visits_inside(cast.house.station.id)) == []
    assert lines_about(visit.id) == ["gate.end_visit"]


def test_second_who_ends_a_visit_is_told_and_changes_nothing(cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    end_visit(visit_id=visit.id, by=actor_of(cast.bob), at=NOON)
    with pytest.raises(VisitOver):
        end_visit(visit_id=visit.id, out_passage_id=new_id(), by=actor_of(cast.alice), at=at_noon(minutes=5))
    with pytest.raises(VisitOver):
        change_due_out(visit_id=visit.id, shown=time(18), by=actor_of(cast.alice), at=at_noon(minutes=5))
    assert (the_visit().left_at, the_visit().closed_by, lines_about(visit.id)) == (
        NOON, cast.bob.id, ["gate.end_visit"]
    )  # fmt: skip


def test_same_passage_out_ends_the_visit_once(cast: Cast) -> None:
    visit, out = make_visit(cast.house.east), new_id()
    for minutes in (0, 5):
        end_visit(visit_id=visit.id, out_passage_id=out, by=actor_of(cast.bob), at=at_noon(minutes=minutes))
    assert (the_visit().left_at, the_visit().out_passage_id) == (NOON, out)


def test_guard_says_until_when_a_visitor_stays(cast: Cast) -> None:
    visit = make_visit(cast.house.east, due_out_at=NOON)
    change_due_out(visit_id=visit.id, shown=time(13, 30), by=actor_of(cast.bob), at=NOON)
    assert the_visit().due_out_at == at_noon(minutes=90)
    assert (list(overdue_visits(cast.house.station.id, NOON)), lines_about(visit.id)) == ([], ["gate.change_due_out"])


@pytest.mark.parametrize("role", [Role.STREET_VIEWER, Role.COMMUNITY_LIAISON, Role.UNION_CHAIR, Role.CASE_WORKER])
def test_who_may_not_check_may_neither_end_nor_prolong(cast: Cast, role: Role) -> None:
    visit, by = make_visit(cast.house.east), actor_of(make_staff(role, cast.house.station))
    with pytest.raises(NotAllowed):
        end_visit(visit_id=visit.id, by=by, at=NOON)
    with pytest.raises(NotAllowed):
        change_due_out(visit_id=visit.id, shown=time(18), by=by, at=NOON)
    assert the_visit().left_at is None


def test_volunteer_at_the_gate_may_end_a_visit(cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    end_visit(visit_id=visit.id, by=actor_of(make_staff(Role.VOLUNTEER, cast.house.station)), at=NOON)
    assert the_visit().left_at == NOON


def test_another_station_finds_no_visit_of_ours_and_knows_nobody(cast: Cast) -> None:
    visit, charlie = make_visit(cast.house.east, due_out_at=NOON), actor_of(cast.charlie)
    with pytest.raises(Visit.DoesNotExist):
        end_visit(visit_id=visit.id, by=charlie, at=NOON)
    with pytest.raises(Visit.DoesNotExist):
        change_due_out(visit_id=visit.id, shown=time(18), by=charlie, at=NOON)
    theirs = cast.charlies.station.id
    assert (list(visits_inside(theirs)), list(overdue_visits(theirs, NOON))) == ([], [])
    assert known_again(theirs, "13700001111") is None


@pytest.mark.proves("F63")
@pytest.mark.parametrize("typed", ["13700001111", "+86 137 0000 1111", "１３７００００１１１１"])
def test_who_came_before_is_known_by_the_phone_however_it_is_typed(cast: Cast, typed: str) -> None:
    make_visit(cast.house.east, came_at=at_noon(days=-2), left_at=at_noon(days=-2, hours=1))
    last = make_visit(cast.house.east, came_at=at_noon(days=-1), left_at=at_noon(days=-1, hours=1))
    assert known_again(cast.house.station.id, typed) == last
    assert [known_again(cast.house.station.id, other) for other in ("13700001112", "", " ")] == [None, None, None]


@pytest.mark.proves("F63")
def test_nobody_is_known_again_once_the_key_is_destroyed(cast: Cast) -> None:
    make_visit(cast.house.east)
    emergency = cast.house.station.emergencies.get()
    vault.destroy_key(key_id=vault.emergency_key(cast.house.station.id, emergency.id), at=NOON)
    assert known_again(cast.house.station.id, "13700001111") is None


def test_who_came_in_peace_time_is_known_in_the_emergency(cast: Cast) -> None:
    peace = cast.house.station.policies.get(emergency=None)
    visit = make_visit(cast.house.east, policy=peace)
    assert known_again(cast.house.station.id, "13700001111") == visit


def test_number_that_is_none_by_the_plan_is_kept_as_it_was_typed(cast: Cast) -> None:
    let_visitors_in(cast)
    record(cast, **a_visitor(visitor=TOLD | {"phone": "门岗内线 12"}))
    assert phone_of(the_visit()) == "门岗内线 12"
