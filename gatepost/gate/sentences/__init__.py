"""What is said at the gate: to the guard what to do, to the passer-by why. Two languages, one table.

Both languages always travel together, since the guard's phone may speak one and the passer-by the other; that is why
these are no message catalogues.
"""

from __future__ import annotations

from gatepost.gate.sentences.needs import NEED_SENTENCES
from gatepost.gate.sentences.reasons import REASON_SENTENCES
from gatepost.gate.sentences.speaking import speak
from gatepost.gate.sentences.spoken import Spoken
from gatepost.gate.sentences.verdicts import VERDICT_SENTENCES

__all__ = ["NEED_SENTENCES", "REASON_SENTENCES", "VERDICT_SENTENCES", "Spoken", "speak"]
