"""How long what is known of devices is kept."""

from __future__ import annotations

from gatepost.kernel.retention import Impersonal

_COLLEAGUE = "a colleague's identifier, explained by the list of accounts only"


def declared() -> list[Impersonal]:
    return [
        Impersonal(
            "sync_device",
            "phones and scanners of the posts",
            {"name": "of a device", "enrolled_by": _COLLEAGUE, "withdrawn_by": _COLLEAGUE},
        ),
    ]
