"""What a policy says about passes."""

from __future__ import annotations

from gatepost.emergencies.enums import EntryMode
from gatepost.emergencies.policy import Policy
from gatepost.emergencies.policy_sentences.sentence import Four, PolicySentence, Sentences

_PASS = (
    PolicySentence(
        "pass.validity",
        "出入证认本人、认小区、认类别、认期限；挂失、补换、作废，从那一秒起就不能用。",
        "A pass holds for its holder, compound, kind and period; lost, replaced or withdrawn, it ends that second.",
        "出入证由本人使用，请留意有效期。",
        "A pass is for its holder; please mind its period.",
    ),
    PolicySentence(
        "pass.code",
        "码扫不出来就输编号；没带证的，按姓名或门牌查；不是本站签发的码不认。",
        "A code that cannot be read is typed in; without a pass, look up name or door; other signatures do not count.",
        "码看不清或忘带证时，请告诉我们编号或姓名、门牌。",
        "If the code is hard to read or the pass at home, tell us its number, or your name and door.",
    ),
)


def passes(policy: Policy) -> Sentences:
    if EntryMode.PASS not in policy.entry.values():
        return ()
    compared: Four = (
        "查证时核对本人或车牌。",
        "Compare the pass with the person, or with the plate.",
        "我们会核对证和本人。",
        "We compare the pass with you.",
    )
    not_compared: Four = (
        "查证时不核对本人。",
        "The pass is not compared with the person.",
        "不核对本人。",
        "The pass is not compared with you.",
    )
    shown: Four = (
        "出门也看出入证。",
        "The pass is asked for on the way out, too.",
        "出门也请出示出入证。",
        "Please show your pass on the way out, too.",
    )
    not_shown: Four = (
        "出门不看出入证。",
        "No pass is asked for on the way out.",
        "出门不用出示出入证。",
        "You need no pass on your way out.",
    )
    return (
        *_PASS,
        PolicySentence("pass.holder", *(compared if policy.compare_holder else not_compared)),
        PolicySentence("pass.exit", *(shown if policy.pass_on_exit else not_shown)),
    )
