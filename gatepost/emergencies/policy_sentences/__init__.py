"""A policy read aloud: one sentence per rule, for the guard what to do, for the passer-by what to expect.

The keys are stable and come in one order; a key is there whenever its rule can matter. So two versions can be laid side by
side, and an example can name the sentence that it rests on. Both languages travel to devices together.
"""

from __future__ import annotations

from gatepost.emergencies.policy_sentences.comparing import ChangedSentence, changed_sentences
from gatepost.emergencies.policy_sentences.reading import read_policy
from gatepost.emergencies.policy_sentences.sentence import PolicySentence

__all__ = ["ChangedSentence", "PolicySentence", "changed_sentences", "read_policy"]
