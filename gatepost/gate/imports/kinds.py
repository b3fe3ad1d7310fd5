"""The registers of the gate that can be imported."""

from __future__ import annotations

from gatepost.gate.imports.passes import PASSES
from gatepost.gate.imports.vehicles import VEHICLES
from gatepost.kernel.sheets.importing import ImportKind


def import_kinds() -> tuple[ImportKind, ...]:
    return (VEHICLES, PASSES)
