"""What a gate sends, ready to be spoiled by a test."""

from __future__ import annotations

from typing import Any

from gatepost.kernel.ids import new_id
from tests.cast import Cast
from tests.factories import at_noon, code_on


def ready(cast: Cast, **more: Any) -> dict[str, Any]:
    """Everything that a resident's check needs: pass, face, mask, 36.5 °C."""
    return {
        "post_id": str(cast.house.east.id),
        "direction": "in",
        "code": code_on(cast.house.resident_pass),
        "holder_matches": True,
        "wears_mask": True,
        "readings": [{"tenths": 365, "site": "forehead", "at": at_noon().isoformat()}],
        **more,
    }


def passage(cast: Cast, **more: Any) -> dict[str, Any]:
    """The same, gone through, under a new id."""
    return ready(cast) | {"id": str(new_id()), "passed": True} | more


def stranger(cast: Cast, **more: Any) -> dict[str, Any]:
    """Somebody without a pass who wants to come in."""
    return {"post_id": str(cast.house.east.id), "direction": "in", "passer": "resident", **more}
