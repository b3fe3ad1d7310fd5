"""Dates and instants on a page: short as people say them, the full one on hover."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from gatepost.kernel import clock
from gatepost.kernel.calendar import speaking


def _language() -> str:
    return get_language() or "zh-hans"


def full_instant(at: datetime) -> str:
    """The whole date with the time, in the language of the page."""
    there = clock.local(at)
    return f"{speaking.full_day(there.date(), language=_language())} {there:%H:%M}"


def spoken(at: datetime | None) -> SafeString | str:
    """12 分钟前, 14:05, 6月25日 周四 14:05; nothing where there is no instant yet."""
    if at is None:
        return ""
    said = speaking.spoken_instant(at, now=clock.now(), zone=clock.zone(), language=_language())
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), full_instant(at), said)


def spoken_day(on: date | None) -> SafeString | str:
    """6月25日 周四 端午节; nothing where there is no date yet."""
    if on is None:
        return ""
    said = speaking.spoken_day(on, today=clock.today(), language=_language())
    full = speaking.full_day(on, language=_language())
    return format_html('<time datetime="{}" title="{}">{}</time>', on.isoformat(), full, said)


def day_in_words(on: date) -> str:
    """The short form as plain text, for a place that takes no markup."""
    return speaking.spoken_day(on, today=clock.today(), language=_language())


def spoken_either(value: Any) -> SafeString | str:
    """For lists that hold dates and instants side by side."""
    return spoken(value) if isinstance(value, datetime) else spoken_day(value)
