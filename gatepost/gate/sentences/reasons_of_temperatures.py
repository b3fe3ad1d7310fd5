"""What is said about masks and temperatures. Aloud, in a queue: the passer-by's sentence names no figure."""

from __future__ import annotations

from gatepost.gate.enums import Reason
from gatepost.gate.sentences.spoken import Spoken

TEMPERATURE_SENTENCES: dict[Reason, Spoken] = {
    Reason.NO_MASK: Spoken(
        "请对方戴好口罩；没带的，岗亭有。",
        "Ask them to put on a mask. If they have none, we have one here.",
        "麻烦您戴好口罩，没带的话我们这儿有。",
        "Please put on a mask. If you have none, we have one here.",
    ),
    Reason.MASK_ADVISED: Spoken(
        "提醒一句：人多的地方请戴口罩。",
        "Remind them kindly: a mask where it is crowded.",
        "人多的地方，建议您戴上口罩。",
        "Where it is crowded, a mask is a good idea.",
    ),
    Reason.TEMPERATURE_HIGH: Spoken(
        "到了{threshold}℃：请对方避风休息，{wait_until}以后再测{site}体温。",
        "At or above {threshold} °C: let them rest in shelter; from {wait_until} on measure at the {site}.",
        "请您先到避风处歇一歇，{wait_until}再测一次。",
        "Please rest in the shelter for a moment. We measure again at {wait_until}.",
    ),
    Reason.TEMPERATURE_IMPLAUSIBLE: Spoken(
        "低于{implausible}℃不准，多半是测温枪太冷：焐一焐，马上再测。",
        "Below {implausible} °C the thermometer is cold, not the person: warm it and measure again now.",
        "刚才没测准，麻烦您再测一次。",
        "That one did not work. Once more, please.",
    ),
    Reason.TEMPERATURE_WAIT: Spoken(
        "测早了不算，请等到{wait_until}再测{site}体温。",
        "Too early to count. Measure at the {site} from {wait_until} on.",
        "还差一会儿，{wait_until}再测才准，请再歇一歇。",
        "A little longer, please: at {wait_until} it will be more exact.",
    ),
    Reason.TEMPERATURE_SITE: Spoken(
        "还要测{site}体温才能定，现在就可以测。",
        "Only the {site} settles it. You can measure now.",
        "请再测一次{site}体温，这样更准。",
        "Once more, please, at the {site}: that is more exact.",
    ),
    Reason.FEVER_CONFIRMED: Spoken(
        "请带到单独的休息处，联系负责人；情况急就打120。",
        "Lead them to a place apart and call the lead. If it is urgent, call 120.",
        "请您到旁边坐一会儿，我请负责人来帮您安排。",
        "Please sit down over here. Somebody is coming to help you.",
    ),
}
