"""What the kernel does for itself every day; see the table of jobs in config/wiring.py."""

from __future__ import annotations

from django.core.management import call_command


def make_months() -> None:
    """A program that runs for years never lacks a month."""
    call_command("make_months")
