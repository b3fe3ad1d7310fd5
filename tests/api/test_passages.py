"""Checking and recording through the API: the whole way, on the real database."""

from __future__ import annotations

from typing import Any

from gatepost.kernel.ids import new_id
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import at_noon, code_on


def ready(cast: Cast, **more: Any) -> dict[str, Any]:
    """Everything that the resident's check needs: pass, face, mask, 36.5."""
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
    return ready(cast, id=str(new_id()), passed=True, **more)


def test_check_names_needs_until_all_are_met(phone: Caller, cast: Cast) -> None:
    first = {"post_id": str(cast.house.east.id), "direction": "in", "code": code_on(cast.house.resident_pass)}
    answer = phone.post("/gate/checks", first)
    assert answer.status == 200, answer.content
    assert answer.content["needs"] == ["holder_check", "mask_check", "temperature"]
    answer = phone.post("/gate/checks", ready(cast))
    assert (answer.content["verdict"], answer.content["needs"]) == ("admit", [])
