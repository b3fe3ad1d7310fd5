"""What a policy's author sends: the whole policy, never a part of one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext
from msgspec import Meta, Struct

from gatepost.emergencies.policy import Policy

_YEARS = range(2000, 2101)


class PublishContent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    policy: Policy
    follows: UUID | None
    """The newest version that the author knows, whether it has begun or waits: `newest_id` of the list. Null when there is none."""
    valid_from: Annotated[datetime, Meta(tz=True)] | None = None
    """Left out: from now on."""
    note: Annotated[str, Meta(max_length=200)] = ""

    def __post_init__(self) -> None:
        if self.valid_from is not None and self.valid_from.year not in _YEARS:
            raise ValueError(gettext("Choose a time between the years 2000 and 2100."))
