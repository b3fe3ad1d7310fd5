"""Instants in a cell: in full, so that a sheet can be sorted and is still true tomorrow."""

from __future__ import annotations

from datetime import datetime

from gatepost.kernel import clock


def minute_of(at: datetime) -> str:
    return f"{clock.local(at):%Y-%m-%d %H:%M}"
