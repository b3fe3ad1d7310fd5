"""The four tables between modules, and nothing else: who listens to an event, who answers a port, who handles a kind of operation,
who fills a part of the feed to devices. Listeners run in the announcer's transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gatepost.emergencies.shortages import ShortagePort
from gatepost.emergencies.whatif import PolicyPreviewPort
from gatepost.gate.queries.preview import preview_lines

LISTENERS: dict[type[object], tuple[Callable[[Any], None], ...]] = {}
PROVIDERS: dict[object, tuple[Callable[..., Any], ...]] = {ShortagePort: (), PolicyPreviewPort: (preview_lines,)}
OPERATION_HANDLERS: dict[str, Callable[..., Any]] = {}
FEED_PARTS: dict[str, Callable[..., Any]] = {}
