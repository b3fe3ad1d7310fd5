"""What cannot be done with an emergency, by a stable word; its sentence stands in emergencies/forms."""

from __future__ import annotations


class EmergencyRefused(Exception):
    """It cannot be done now."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        self.reason = reason
        self.field = field
        """Where on the form it is said."""
        super().__init__(reason)
