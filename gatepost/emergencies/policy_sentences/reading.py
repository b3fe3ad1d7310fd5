"""All sentences of a policy, in one order."""

from __future__ import annotations

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.policy import Policy
from gatepost.emergencies.policy_sentences.passes import passes
from gatepost.emergencies.policy_sentences.sentence import PolicySentence
from gatepost.emergencies.policy_sentences.staying import household, observation, returnees
from gatepost.emergencies.policy_sentences.temperatures import temperature
from gatepost.emergencies.policy_sentences.visitors import visitors
from gatepost.emergencies.policy_sentences.words import (
    ENTRY_PHRASES,
    KIND_WORDS,
    MASK_SENTENCES,
    VEHICLE_WORDS,
    listed_en,
)

_GATE = (
    PolicySentence(
        "gate.entrance",
        "关着的出入口不进人；里面的人要出去，照样放行。",
        "Nobody enters by a closed entrance; people who want to leave may.",
        "出入口关着时，请走别的口。",
        "When an entrance is closed, please use another one.",
    ),
    PolicySentence(
        "gate.exit",
        "出门不拦人：证和口罩的事只作提示。",
        "Nobody is kept from leaving: a matter of pass or mask is only a note.",
        "出门时，证和口罩的事我们只作提醒。",
        "On your way out we only remind you of pass and mask.",
    ),
    PolicySentence(
        "gate.presence",
        "记录与眼前不符时只作提示：看一眼是不是本人，再放行。",
        "Where the records differ from what you see, it is a note: see that it is the holder, then let pass.",
        "有时我们会核对一下出入记录，很快就好。",
        "Now and then we check the last record; it takes a moment.",
    ),
)
"""What holds at every gate, whatever the policy says."""


def read_policy(policy: Policy) -> tuple[PolicySentence, ...]:
    """Everything that a policy says. Raises KeyError where it forgets a kind of passer."""
    return (
        *_GATE,
        *(_entry(policy, kind) for kind in PasserKind),
        *passes(policy),
        PolicySentence("masks", *MASK_SENTENCES[policy.masks]),
        *temperature(policy.temperature),
        *visitors(policy),
        household(policy.household),
        *returnees(policy.returnees),
        observation(policy),
        _exempt(policy),
    )


def _entry(policy: Policy, kind: PasserKind) -> PolicySentence:
    zh = {"kind": KIND_WORDS[kind][0], "set_point": policy.set_point_zh}
    en = {"kind": KIND_WORDS[kind][1], "set_point": policy.set_point_en}
    guard_zh, guard_en, passer_zh, passer_en = ENTRY_PHRASES[policy.entry[kind]]
    said = (guard_zh.format_map(zh), guard_en.format_map(en), passer_zh.format_map(zh), passer_en.format_map(en))
    return PolicySentence(f"entry.{kind.value}", *said)


def _exempt(policy: Policy) -> PolicySentence:
    if not policy.exempt_vehicles:
        said = (
            "没有免查放行的车辆。",
            "No vehicle goes through unchecked.",
            "车辆都要检查。",
            "Every vehicle is checked.",
        )
        return PolicySentence("vehicles.exempt", *said)
    zh = "、".join(VEHICLE_WORDS[kind][0] for kind in policy.exempt_vehicles)
    en = listed_en([VEHICLE_WORDS[kind][1] for kind in policy.exempt_vehicles], "and")
    return PolicySentence(
        "vehicles.exempt",
        f"{zh}立即放行，不查不登记。",
        f"Let {en} through at once: no check, no registration.",
        f"{zh}请直接通行。",
        f"{en[0].upper()}{en[1:]} go straight through.",
    )
