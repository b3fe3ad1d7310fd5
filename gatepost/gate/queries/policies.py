"""The number by which people know the version of a policy."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from gatepost.emergencies.models import PolicyVersion


@lru_cache(maxsize=256)
def policy_number(version_id: UUID) -> int:
    """Versions are never renumbered, so a known one may be kept."""
    return PolicyVersion.objects.values_list("number", flat=True).get(pk=version_id)
