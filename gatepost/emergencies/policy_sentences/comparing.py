"""Two versions laid side by side: which sentences read otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from gatepost.emergencies.policy import Policy
from gatepost.emergencies.policy_sentences.reading import read_policy
from gatepost.emergencies.policy_sentences.sentence import PolicySentence


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """None where a version is silent about the matter."""

    before: PolicySentence | None
    after: PolicySentence | None


def changed_sentences(before: Policy, after: Policy) -> tuple[ChangedSentence, ...]:
    """In the order of the later version; what it no longer says comes last."""
    old, new = ({sentence.key: sentence for sentence in read_policy(policy)} for policy in (before, after))
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(ChangedSentence(old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))
