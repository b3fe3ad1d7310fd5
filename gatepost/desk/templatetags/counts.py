"""Numbers that a page draws: shares, and pages of a list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator


def percent(done: int, total: int) -> int | None:
    """Whole percent, rounded down so that 100 means complete; None where there is nothing to do yet."""
    if total <= 0:
        return None
    return min(done * 100 // total, 100)


def grouped(value: object) -> object:
    """350372 as 350,372; what is no whole number stays as it is."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value


def page_numbers(page: Page[Any]) -> list[int | str]:
    """1 … 4 5 6 … 20: the numbers to show, and a mark where some are left out."""
    paginator: Paginator[Any] = page.paginator
    return list(paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
