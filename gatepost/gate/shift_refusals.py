"""What is refused about a shift at the post, by a stable word; its sentence is in forms/shift.py."""

from __future__ import annotations


class ShiftRefused(Exception):
    """It cannot be written, signed or taken so."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        self.reason = reason
        self.field = field
        """Where on the form it is said."""
        super().__init__(reason)
