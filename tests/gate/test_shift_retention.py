"""Instructions and hand-over notes end in their own time, and with the emergency in which they were written."""

from __future__ import annotations

from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing
from gatepost.gate.models import HandOver, Instruction, InstructionSeen
from gatepost.gate.retention.shift import DAYS, going
from gatepost.kernel.retention.daily import carry_out
from gatepost.kernel.retention.span import Span
from tests.cast import Cast
from tests.factories import NOON, at_noon
from tests.gate.shifts import instruct, know, sign, withdraw


def left() -> tuple[int, int, int]:
    return Instruction.objects.count(), InstructionSeen.objects.count(), HandOver.objects.count()


def test_a_withdrawn_instruction_and_a_note_go_after_half_a_year_with_who_knew(cast: Cast) -> None:
    row = instruct(cast)
    know(row, cast.bob)
    withdraw(row, cast.alice)
    sign(cast)
    carry_out(at_noon(days=DAYS, seconds=-1))
    assert left() == (1, 1, 1)
    carry_out(at_noon(days=DAYS))
    assert left() == (0, 0, 0)


def test_an_instruction_that_holds_is_never_too_old(cast: Cast) -> None:
    instruct(cast)
    carry_out(at_noon(days=3 * DAYS))
    assert left() == (1, 0, 0)


def test_nothing_goes_by_itself_while_an_emergency_is_being_closed(cast: Cast) -> None:
    sign(cast)
    emergency = cast.house.station.emergencies.get()
    closing = Closing.objects.create(
        station=cast.house.station, emergency=emergency, seen="", opened_at=NOON, step=ClosingStep.DESTROY
    )
    carry_out(at_noon(days=DAYS))
    assert left() == (0, 0, 1)
    Closing.objects.filter(pk=closing.pk).update(step=ClosingStep.SIGN)
    carry_out(at_noon(days=DAYS, minutes=1))
    assert left() == (0, 0, 0)


def test_with_the_emergency_go_what_was_written_in_it_and_nothing_else(cast: Cast) -> None:
    inside = instruct(cast)
    know(inside, cast.bob)
    after = instruct(cast, at=at_noon(days=30))
    sign(cast)
    emergency = cast.house.station.emergencies.get()
    span = Span(cast.house.station.id, emergency.id, emergency.started_at, at_noon(days=10), ())
    gone = {part.rows.table: part.rows.destroy(span.values, 100) for part in going()}
    assert gone == {"gate_instruction": 1, "gate_handover": 1}
    assert (list(Instruction.objects.all()), InstructionSeen.objects.count()) == ([after], 0)
