"""Identifiers that come back from a page."""

from __future__ import annotations

from uuid import UUID


def key_from(text: str) -> UUID | None:
    """None for nothing, and for what is no identifier."""
    try:
        return UUID(text)
    except ValueError:
        return None
