"""Writes contracts/gate/sentences.json from the sentences of the gate: python -m tests.contracts.gate_sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path

from gatepost.gate.sentences import NEED_SENTENCES, REASON_SENTENCES, VERDICT_SENTENCES, Spoken

PATH = Path(__file__).resolve().parents[2] / "contracts" / "gate" / "sentences.json"


def as_text() -> str:
    tables = {"verdicts": VERDICT_SENTENCES, "needs": NEED_SENTENCES, "reasons": REASON_SENTENCES}
    words = {name: _words(table) for name, table in tables.items()}
    return json.dumps(words, ensure_ascii=False, indent=1) + "\n"


def _words(table: Mapping[StrEnum, Spoken]) -> dict[str, dict[str, str]]:
    return {key.value: asdict(spoken) for key, spoken in table.items()}


if __name__ == "__main__":
    PATH.write_text(as_text(), encoding="utf-8")
