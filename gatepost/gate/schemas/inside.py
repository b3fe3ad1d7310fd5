"""Who is inside, as a list shows them."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.queries.inside import InsideLine
from gatepost.kernel.masking import mask_name


class InsideLineOut(Schema):
    name: str
    """Masked; the plate of a vehicle."""
    kind: PasserKind
    compound: str
    since: datetime


class InsideOut(Schema):
    inside: list[InsideLineOut]
    """At most 200."""
    total: int
    """How many there are in all."""


def inside_out(line: InsideLine) -> InsideLineOut:
    name = line.name if line.kind is PasserKind.VEHICLE else mask_name(line.name)
    return InsideLineOut(name=name, kind=line.kind, compound=line.compound, since=line.since)
