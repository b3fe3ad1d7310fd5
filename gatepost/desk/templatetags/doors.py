"""One building as a grid: columns are units, rows are floors from the top down, a cell per door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gatepost.desk.templatetags.states import state_icon

Door = Mapping[str, Any]
"""unit, floor, door (as it is said), state, word; optionally url."""


@dataclass(frozen=True)
class Cell:
    door: str
    state: str
    word: str
    url: str
    icon: str


@dataclass(frozen=True)
class Floor:
    name: str
    units: list[list[Cell]]


@dataclass(frozen=True)
class LegendEntry:
    state: str
    word: str
    count: int
    icon: str


@dataclass(frozen=True)
class Grid:
    units: list[str] = field(default_factory=list)
    floors: list[Floor] = field(default_factory=list)
    legend: list[LegendEntry] = field(default_factory=list)
    count: int = 0


def _order(value: Hashable) -> tuple[bool, int, str]:
    """Numbers before words, 2 before 10, the basement (-1) below."""
    text = str(value)
    is_number = text.removeprefix("-").isdecimal()
    return (not is_number, int(text) if is_number else 0, text)


def _cell(door: Door) -> Cell:
    state = str(door["state"])
    return Cell(str(door["door"]), state, str(door["word"]), str(door.get("url") or ""), state_icon(state))


def _legend(cells: Iterable[Cell]) -> list[LegendEntry]:
    """The commonest first; counts add up to the doors of the building."""
    counted = Counter((cell.state, cell.word) for cell in cells)
    return [LegendEntry(state, word, count, state_icon(state)) for (state, word), count in counted.most_common()]


def door_grid(doors: Iterable[Door]) -> Grid:
    """Doors may come in any order; a floor that a unit lacks stays empty."""
    places: dict[tuple[str, str], list[Cell]] = {}
    for door in doors:
        places.setdefault((str(door["floor"]), str(door["unit"])), []).append(_cell(door))
    units = sorted({unit for _, unit in places}, key=_order)
    names = sorted({floor for floor, _ in places}, key=_order, reverse=True)
    floors = [Floor(name, [_in_order(places.get((name, unit), [])) for unit in units]) for name in names]
    cells = [cell for row in places.values() for cell in row]
    return Grid(units, floors, _legend(cells), len(cells))


def _in_order(cells: list[Cell]) -> list[Cell]:
    return sorted(cells, key=lambda cell: _order(cell.door))
