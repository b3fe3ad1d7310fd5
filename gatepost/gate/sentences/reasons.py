"""Why. The words hold on the way in and on the way out; nothing here says anything of a person's file or origin."""

from __future__ import annotations

from gatepost.gate.enums import Reason
from gatepost.gate.sentences.reasons_of_passes import PASS_SENTENCES
from gatepost.gate.sentences.reasons_of_people import PEOPLE_SENTENCES
from gatepost.gate.sentences.reasons_of_temperatures import TEMPERATURE_SENTENCES
from gatepost.gate.sentences.spoken import Spoken

REASON_SENTENCES: dict[Reason, Spoken] = {**PASS_SENTENCES, **TEMPERATURE_SENTENCES, **PEOPLE_SENTENCES}
