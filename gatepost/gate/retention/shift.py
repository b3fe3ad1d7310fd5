"""How long it is kept what leaders asked of a shift, who knew it, and what shifts told each other."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing
from gatepost.gate.models import InstructionSeen
from gatepost.kernel.retention import Basis, Ending, Personal
from gatepost.kernel.retention.rows import Rows
from gatepost.kernel.retention.rules import Rule, Turn
from gatepost.kernel.retention.span import Going

DAYS = 180
"""After an instruction ended, and after a hand-over."""
_OVER = "least(coalesce(until_at, 'infinity'), coalesce(withdrawn_at, 'infinity')) <= %(end)s"


def instructions(where: str) -> Rows:
    return Rows("gate_instruction", f"station_id = %(station)s AND {where}", before=_forget_who_knew)


def _forget_who_knew(station_id: UUID, instruction_ids: list[UUID]) -> None:
    InstructionSeen.objects.filter(station_id=station_id, instruction_id__in=instruction_ids).delete()


def handovers(where: str) -> Rows:
    return Rows("gate_handover", f"station_id = %(station)s AND {where}")


def going() -> list[Going]:
    """What was written in an emergency goes with it: words may tell of people, however they are asked not to."""
    return [
        Going(instructions("since >= %(started)s AND since < %(ended)s")),
        Going(handovers("until_at >= %(started)s AND until_at < %(ended)s")),
    ]


def rules() -> list[Rule]:
    return [Rule("gate_instruction", DAYS, _instructions), Rule("gate_handover", DAYS, _handovers)]


def _instructions(turn: Turn) -> int:
    return _destroy(turn, instructions(_OVER))


def _handovers(turn: Turn) -> int:
    return _destroy(turn, handovers("until_at <= %(end)s"))


def _destroy(turn: Turn, over: Rows) -> int:
    """Nothing while an emergency of the station is being closed: its rows are being counted."""
    closing = Closing.objects.filter(station_id=turn.station, closed_at=None).exclude(step=ClosingStep.SIGN)
    if closing.exists():
        return 0
    return over.destroy({"station": turn.station, "end": turn.due}, turn.most)


def declared() -> list[Personal]:
    return [
        Personal(
            table="gate_instruction",
            what=_("what leaders asked of the shift, and who wrote it"),
            purpose=_("everybody at the posts knows what is asked today"),
            basis=Basis.STAFF,
            period=_("180 days after it ended, or until the emergency in which it was written is closed"),
            ending=Ending.DESTROYED,
            how=_("nothing stays"),
        ),
        Personal(
            table="gate_instructionseen",
            what=_("which colleague acknowledged an instruction, and when"),
            purpose=_("nobody at the posts is missed"),
            basis=Basis.STAFF,
            period=_("as long as the instruction"),
            ending=Ending.DESTROYED,
            how=_("nothing stays"),
        ),
        Personal(
            table="gate_handover",
            what=_("hand-over notes: figures, what to look out for, who gave and who took the shift"),
            purpose=_("the next shift knows what this one knew"),
            basis=Basis.STAFF,
            period=_("180 days, or until the emergency in which it was written is closed"),
            ending=Ending.DESTROYED,
            how=_("nothing stays; the passages have their own figures"),
        ),
    ]
