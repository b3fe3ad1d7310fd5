"""The phone speaks from contracts/gate/sentences.json."""

from __future__ import annotations

from tests.contracts.gate_sentences import PATH, as_text


def test_file_says_what_the_server_says() -> None:
    assert PATH.read_text(encoding="utf-8") == as_text()
