"""What the gate answers. Plain values in and out: no database, no clock, no request.

A phone decides by the same rules; contracts/gate/decisions.json holds both to the same answers.
"""

from __future__ import annotations

from gatepost.gate.rules.decision import decide

__all__ = ["decide"]
