"""How much of the demo is loaded: all of it to look around, a small part in tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoSize:
    """`days` of passages, the last one included; at most so many buildings in each compound."""

    days: int
    buildings: int
    office_buildings: int
    enterprises: int
    employees: int
    vehicles: int
    """Per compound."""


FULL = DemoSize(days=148, buildings=99, office_buildings=8, enterprises=60, employees=900, vehicles=84)
SMALL = DemoSize(days=8, buildings=1, office_buildings=2, enterprises=6, employees=40, vehicles=8)
