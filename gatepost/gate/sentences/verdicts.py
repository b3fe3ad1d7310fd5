"""Said when a verdict needs no reason."""

from __future__ import annotations

from gatepost.gate.enums import Verdict
from gatepost.gate.sentences.spoken import Spoken

VERDICT_SENTENCES: dict[Verdict, Spoken] = {
    Verdict.ADMIT: Spoken(
        "可以通行。",
        "They may pass.",
        "可以通行，谢谢您配合。",
        "You may pass. Thank you.",
    ),
    Verdict.ADMIT_WITH_NOTE: Spoken(
        "可以通行，请看提示。",
        "They may pass. Read the note first.",
        "可以通行，有一点请您留意。",
        "You may pass. One thing to mind, please.",
    ),
    Verdict.REMEASURE: Spoken(
        "请再测一次体温。",
        "Measure again.",
        "请稍等，再测一次。",
        "One moment, please: once more.",
    ),
    Verdict.REGISTER_FIRST: Spoken(
        "先登记，再通行。",
        "Register first, then let pass.",
        "请先登记一下。",
        "Please register first.",
    ),
    Verdict.REFER_TO_LEAD: Spoken(
        "请联系负责人。",
        "Call the lead.",
        "请稍等，我请负责人过来。",
        "One moment, please. I am calling the person in charge.",
    ),
    Verdict.REFUSE: Spoken(
        "现在不能通行。",
        "Not now.",
        "对不起，现在还不能通行。",
        "I am sorry, not at the moment.",
    ),
}
