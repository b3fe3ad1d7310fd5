"""What each module says of its tables in its own retention.py. Every table of the database is declared, one way or the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.wiring import providers


class Basis(models.TextChoices):
    """On which law it stands, as everybody may read it up."""

    EMERGENCY = (
        "emergency",
        _("Emergency Response Law, articles 84 and 85; Personal Information Protection Law, article 13(4)"),
    )
    DUTY = "duty", _("Personal Information Protection Law, article 13(3): a duty set by law")
    STAFF = "staff", _("Personal Information Protection Law, article 13(2): managing those who work here")
    LOGS = "logs", _("Cybersecurity Law, article 21: logs are kept for six months at least")
    RIGHTS = "rights", _("Personal Information Protection Law, articles 44 to 50: answering people's requests")


class Ending(models.TextChoices):
    DESTROYED = "destroyed", _("destroyed")
    DE_IDENTIFIED = "de_identified", _("de-identified")
    KEPT = "kept", _("kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """A table that tells something of people. Everything but `table` is read by everybody."""

    table: str
    what: Any
    purpose: Any
    basis: Basis
    period: Any
    ending: Ending
    how: Any
    """What is left of it and why."""


@dataclass(frozen=True, slots=True)
class Impersonal:
    """A table that tells nothing of anybody, and why. `looks` excuses each column whose name sounds like a person."""

    table: str
    why: str
    looks: Mapping[str, str] = field(default_factory=dict)


Declaration = Personal | Impersonal


class RetentionPort:
    """The port by which modules hand in their declarations; see config/wiring.py."""


def declarations() -> list[Declaration]:
    """In the order of wiring.py, which is that of the page."""
    return [one for provider in providers(RetentionPort) for one in provider()]


def personal_tables() -> list[Personal]:
    return [one for one in declarations() if isinstance(one, Personal)]


def told_of(table: str) -> Personal:
    """What is said of a table, for whoever counts its rows."""
    return next(one for one in personal_tables() if one.table == table)
