"""What a policy's author is shown before publishing: the gate's answer to the usual situations, before and after."""

from __future__ import annotations

from gatepost.emergencies.policy import Policy
from gatepost.emergencies.whatif import PreviewLine
from gatepost.gate.facts import Decision
from gatepost.gate.names import VERDICT_NAMES
from gatepost.gate.reason_names import REASON_NAMES
from gatepost.gate.situations import SITUATIONS
from gatepost.gate.whatif import flipped_examples


def _answer(decision: Decision) -> str:
    word = str(VERDICT_NAMES[decision.verdict])
    return f"{word} ({REASON_NAMES[decision.closest]})" if decision.closest else word


def preview_lines(before: Policy, after: Policy) -> list[PreviewLine]:
    """The situations whose answer changes."""
    return [
        PreviewLine(flip.situation.name_zh, flip.situation.name_en, _answer(flip.before), _answer(flip.after))
        for flip in flipped_examples(before, after, SITUATIONS)
    ]
