"""What of the gate is sealed with the station's key. Visitors of an emergency are sealed with the emergency's, and stay so."""

from __future__ import annotations

from gatepost.gate.models import Passage, SigningKey, Visit
from gatepost.kernel.keys.declaring import Blind, SealedColumn, SealedTable

SEALED_TABLES = (
    SealedTable(SigningKey, (SealedColumn("private_sealed", "gate.signingkey.private"),)),
    SealedTable(Passage, (SealedColumn("details_sealed", "gate.passage.details"),)),
    SealedTable(
        Visit,
        (
            SealedColumn("details_sealed", "gate.visit.details"),
            SealedColumn("phone_sealed", "gate.visit.phone", Blind("phone_blind", "visitor_phone")),
        ),
    ),
)


def sealed_tables() -> tuple[SealedTable, ...]:
    return SEALED_TABLES
