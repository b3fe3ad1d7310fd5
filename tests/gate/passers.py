"""What a guard sends of somebody at the gate of Alice's house. A test spoils what it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from gatepost.gate.actions.passages import Checked, Recorded, check_passer, record_passage
from gatepost.gate.content import CheckContent, PassageContent
from gatepost.kernel.ids import new_id
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import NOON, actor_of


def answered(cast: Cast, at: datetime = NOON) -> dict[str, Any]:
    """Bob at the east post with the resident before him: pass, face, mask and 36.5 °C are as they should be."""
    return {
        "post_id": cast.house.east.id,
        "direction": "in",
        "code": cast.house.resident_pass.serial,
        "holder_matches": True,
        "wears_mask": True,
        "readings": [{"tenths": 365, "site": "forehead", "at": at.isoformat()}],
    }


def passage(cast: Cast, **other: Any) -> PassageContent:
    """Gone through, under a new id."""
    return msgspec.convert(answered(cast) | {"id": new_id(), "passed": True} | other, PassageContent)


def check(cast: Cast, *, at: datetime = NOON, by: StaffAccount | None = None, **other: Any) -> Checked:
    content = msgspec.convert(answered(cast, at) | other, CheckContent)
    return check_passer(content, by=actor_of(by or cast.bob), at=at)


def record(cast: Cast, *, at: datetime = NOON, by: StaffAccount | None = None, **other: Any) -> Recorded:
    return record_passage(passage(cast, **other), by=actor_of(by or cast.bob), at=at)
