"""How long the gate keeps what, and how it ends."""

from __future__ import annotations

from gatepost.gate.retention.closing import going, staying
from gatepost.gate.retention.daily import rules
from gatepost.gate.retention.declared import declared
from gatepost.gate.retention.persons import forget_persons, persons_needed

__all__ = ["declared", "forget_persons", "going", "persons_needed", "rules", "staying"]
