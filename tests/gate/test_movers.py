"""A move takes the passes of the place that was left."""

from __future__ import annotations

import pytest

from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass
from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.actions import move_in, move_out
from gatepost.people.models import Person
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_door, make_pass
from tests.factories.moments import TODAY


@pytest.fixture
def alice(cast: Cast) -> Actor:
    return actor_of(cast.alice)


def state(card: Pass) -> tuple[str, object]:
    card.refresh_from_db()
    return card.state, card.state_from


def test_who_moves_out_leaves_no_pass_that_opens_the_gate(alice: Actor, cast: Cast) -> None:
    move_out(person_id=cast.house.resident.id, on=TODAY, by=alice, at=NOON)
    assert state(cast.house.resident_pass) == (PassState.WITHDRAWN, NOON)
    assert lines_about(cast.house.resident_pass.id) == ["gate.withdraw_pass"]


def test_who_moves_to_another_compound_keeps_only_what_is_good_there_too(alice: Actor, cast: Cast) -> None:
    door = make_door(cast.house.station, compound=cast.house.other_compound, address="1-1-101")
    here = make_pass(cast.house.resident, compound=cast.house.compound)
    move_in(person_id=cast.house.resident.id, door_id=door.id, on=TODAY, by=alice, at=NOON)
    assert (state(here)[0], state(cast.house.resident_pass)[0]) == (PassState.WITHDRAWN, PassState.ACTIVE)


def test_who_moves_within_the_compound_keeps_the_pass(alice: Actor, cast: Cast) -> None:
    door = make_door(cast.house.station, compound=cast.house.compound, address="3-1-101")
    move_in(person_id=cast.house.resident.id, door_id=door.id, on=TODAY, by=alice, at=NOON)
    assert state(cast.house.resident_pass) == (PassState.ACTIVE, None)


def test_a_move_whose_pass_cannot_be_ended_does_not_happen(
    alice: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = audit.record

    def failing(**told: object) -> None:
        if told["action"] == "gate.withdraw_pass":
            raise audit.AuditError("no line")
        record(**told)  # type: ignore[arg-type]

    monkeypatch.setattr(audit, "record", failing)
    with pytest.raises(audit.AuditError):
        move_out(person_id=cast.house.resident.id, on=TODAY, by=alice, at=NOON)
    assert Person.objects.get(pk=cast.house.resident.id).left_on is None
    assert state(cast.house.resident_pass)[0] == PassState.ACTIVE
