"""What the audit says was done."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.models import AuditLine


def lines_about(subject_id: UUID) -> list[str]:
    """The actions, oldest first."""
    return list(AuditLine.objects.filter(subject_id=subject_id).order_by("id").values_list("action", flat=True))
