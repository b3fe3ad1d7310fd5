"""What of the gate is sealed with the station's key. Visitors of an emergency are sealed with the emergency's, and stay so."""

from __future__ import annotations

from gatepost.gate.models import Passage, SigningKey
from gatepost.kernel.keys.declaring import SealedColumn, SealedTable

SEALED_TABLES = (
    SealedTable(SigningKey, (SealedColumn("private_sealed", "gate.signingkey.private"),)),
    SealedTable(Passage, (SealedColumn("details_sealed", "gate.passage.details"),)),
)


def sealed_tables() -> tuple[SealedTable, ...]:
    return SEALED_TABLES
