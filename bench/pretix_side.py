"""Drives a pretix that somebody has set up and started (see README.md); builds and starts nothing.

A JSON file describes it: `base` (http://127.0.0.1:PORT), `path` of checkinrpc/redeem, `token` of a device, `list` (check-in list),
`secrets` (of positions that were never redeemed), `app_pids` and `database_pids` (for processor time).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from bench.load import http_call


class PretixCalls:
    """Redeems each secret once."""

    def __init__(self, described: dict[str, Any]) -> None:
        self._secrets = iter(described["secrets"])
        self._path, self._list = str(described["path"]), int(described["list"])
        self._headers = {"Authorization": f"Device {described['token']}"}
        self._host = urlsplit(described["base"]).netloc

    def take(self, count: int) -> Iterator[bytes]:
        """Made one by one: a secret that was not sent stays for the next block."""
        for _ in range(count):
            secret = next(self._secrets, None)
            if secret is None:
                return
            yield self._call(secret)

    def _call(self, secret: str) -> bytes:
        content = {
            "secret": secret,
            "source_type": "barcode",
            "lists": [self._list],
            "type": "entry",
            "nonce": uuid4().hex,
        }
        return http_call(self._path, json.dumps(content).encode(), self._headers, host=self._host)


def read_description(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    if urlsplit(found["base"]).hostname != "127.0.0.1":
        raise SystemExit("Only a pretix on this machine is driven: base must be http://127.0.0.1:PORT.")
    return found
