"""The check as the desk's browser sends it, and what comes back."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gatepost.kernel.ids import new_id
from tests.cast import Cast
from tests.factories import NOON, code_on

READING = {"tenths": 365, "site": "forehead", "at": NOON.isoformat()}


def first(cast: Cast, **other: Any) -> dict[str, Any]:
    """What the field of the scanner sends: post, direction, code."""
    return {"post": cast.house.east.id, "direction": "in", "code": code_on(cast.house.resident_pass)} | other


def answered(cast: Cast, **other: Any) -> dict[str, Any]:
    """The same with all that is asked of a resident, as the panel carries it."""
    known = {"holder_matches": "yes", "wears_mask": "yes", "readings": json.dumps([READING]), "passage": new_id()}
    return first(cast) | known | other


def gone(cast: Cast, **other: Any) -> dict[str, Any]:
    return answered(cast, outcome="passed") | other


def verdict(desk: Client, sent: dict[str, Any]) -> HttpResponse:
    return desk.post(reverse("gate:verdict"), sent)


def record(desk: Client, sent: dict[str, Any]) -> HttpResponse:
    return desk.post(reverse("gate:record"), sent)


def told(answer: HttpResponse) -> dict[str, Any]:
    """Tone, needs and reasons of the panel."""
    assert answer.status_code == 200
    decision = answer.context["decision"]
    return {
        "tone": answer.context["tone"],
        "needs": [need.value for need in decision.needs],
        "reasons": [reason.value for reason in decision.reasons],
    }
