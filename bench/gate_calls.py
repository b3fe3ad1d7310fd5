"""What a gate phone sends: a scanned pass of a resident with mask, holder compared, a reading on the way in; in, then out."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from uuid_utils import uuid7

from bench.load import http_call

PATH = "/api/gate/passages"


class GateCalls:
    """Goes through the passes again and again in a shuffled order, one lap entering, the next one leaving."""

    def __init__(self, seeded: dict[str, Any], *, first_lap_leaves: bool = False) -> None:
        self._codes: list[str] = list(seeded["codes"])
        random.Random(4).shuffle(self._codes)
        self._post_id = str(seeded["post_id"])
        self._headers = {"Authorization": f"Bearer {seeded['token']}"}
        self._sent = 0
        self._offset = 1 if first_lap_leaves else 0

    def take(self, count: int) -> Iterator[bytes]:
        """Ready bytes: nothing is made while the server is measured."""
        return iter([self._call() for _ in range(count)])

    def _call(self) -> bytes:
        lap, place = divmod(self._sent, len(self._codes))
        self._sent += 1
        entering = (lap + self._offset) % 2 == 0
        reading = {"tenths": 364, "site": "forehead", "at": datetime.now(UTC).isoformat()}
        content = {
            "id": str(uuid7()),
            "post_id": self._post_id,
            "direction": "in" if entering else "out",
            "code": self._codes[place],
            "holder_matches": True,
            "wears_mask": True,
            "readings": [reading] if entering else [],
            "passed": True,
        }
        return http_call(PATH, json.dumps(content).encode(), self._headers)
