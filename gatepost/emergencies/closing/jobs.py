"""The closing that two people have signed, done beside the pages. It acts as the owner of the tables: it drops months, and its
argument names no station."""

from __future__ import annotations

from uuid import UUID

from gatepost.emergencies.closing.comparing import FiguresDiffer
from gatepost.emergencies.closing.steps import carry_out
from gatepost.emergencies.models import Closing
from gatepost.kernel.tenancy import seeing_everything

CARRY_OUT = "emergencies.carry_out_closing"


def carry_out_closing(*, closing_id: str) -> None:
    """Goes on where a machine that died left it. What differs is written down for the page, and the job fails."""
    try:
        carry_out(UUID(closing_id))
    except FiguresDiffer as differ:
        with seeing_everything():
            Closing.objects.filter(pk=closing_id).update(fault=str(differ)[:200])
        raise
