"""The row that names the columns, below titles and notes, and which field each column is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from gatepost.kernel.sheets.cells import Cell, SheetRow
from gatepost.kernel.sheets.faults import SheetFault, SheetRefused
from gatepost.kernel.sheets.fields import Field, normal_title

_ROWS_TRIED = 30
_OF_OTHERS = ("紧急", "监护", "房东", "房主", "曾用", "配偶", "介绍人", "原", "填表", "审核", "经办")
"""Before 姓名 or 电话 they mean somebody else than the row is about."""


_normal_title = lru_cache(maxsize=512)(normal_title)


@dataclass(frozen=True, slots=True)
class Header:
    number: int
    """Of the last row that belongs to it, as Excel counts."""
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row below the header: its cells by the names of fields."""

    number: int
    values: Mapping[str, Cell]


def find_header(rows: Iterable[SheetRow], fields: Sequence[Field]) -> Header:
    """The first of the rows that name the most fields; a second row of a header may name the parts of a group.

    Raises SheetRefused: no_header.
    """
    tried = list(islice(rows, _ROWS_TRIED))
    named = [len(_exact(_titles(row), fields)) for row in tried]
    most = max(named, default=0)
    if most == 0:
        raise SheetRefused(SheetFault.NO_HEADER)
    place = named.index(most)
    titles = _titles(tried[place])
    if place + 1 < len(tried) and (below := _parts_below(_titles(tried[place + 1]), titles, fields)):
        return Header(tried[place + 1].number, below)
    return Header(tried[place].number, titles)


def guess_columns(
    titles: Sequence[str],
    fields: Sequence[Field],
    *,
    remembered: Mapping[str, str] | None = None,
    hidden: Collection[int] = (),
) -> dict[int, str]:
    """Field by column: as remembered of this sender, else by equal names, else by names that contain one. Hidden columns last."""
    order = sorted(range(len(titles)), key=lambda column: (column in hidden, column))
    known = {field.name for field in fields}
    found: dict[int, str] = {}
    taken: set[str] = set()

    def take(column: int, name: str | None) -> None:
        if name in known and name not in taken and column not in found:
            found[column] = str(name)
            taken.add(str(name))

    told = {normal_title(title): name for title, name in (remembered or {}).items()}
    decided = {column for column in order if normal_title(titles[column]) in told}
    for column in decided:
        take(column, told[normal_title(titles[column])])
    for find in (_equal, _containing):
        for column in order:
            if column not in decided:
                take(column, find(normal_title(titles[column]), [field for field in fields if field.name not in taken]))
    return dict(sorted(found.items()))


def lines_below(rows: Iterable[SheetRow], header: Header, columns: Mapping[int, str]) -> Iterator[SheetLine]:
    """Rows with something in a column that is wanted. A header printed again on each page is no row."""
    titles = [normal_title(title) for title in header.titles]
    for row in rows:
        if row.number <= header.number:
            continue
        values = {name: row.cells[column] for column, name in columns.items() if column < len(row.cells)}
        if any(value is not None for value in values.values()) and not _is_header_again(row, titles):
            yield SheetLine(row.number, values)


def _is_header_again(row: SheetRow, titles: Sequence[str]) -> bool:
    """Asked of every row: the first text that is no title answers, from behind, where the same texts come again and again."""
    told = 0
    for column in range(len(row.cells) - 1, -1, -1):
        cell = row.cells[column]
        if not isinstance(cell, str):
            continue
        if column >= len(titles) or titles[column] != _normal_title(cell):
            return False
        told += 1
    return told > 1


def _titles(row: SheetRow) -> tuple[str, ...]:
    return tuple(cell.strip() if isinstance(cell, str) else "" for cell in row.cells)


def _exact(titles: Sequence[str], fields: Sequence[Field]) -> dict[int, str]:
    found = {column: _equal(normal_title(title), fields) for column, title in enumerate(titles) if title}
    return {column: name for column, name in found.items() if name}


def _parts_below(below: Sequence[str], above: Sequence[str], fields: Sequence[Field]) -> tuple[str, ...]:
    """楼号, 单元, 室 below 住址: a row of nothing but names of columns."""
    told = [title for title in below if title]
    if len(told) < 2 or len(_exact(below, fields)) < len(told):
        return ()
    width = max(len(above), len(below))
    both = zip([*above, *[""] * (width - len(above))], [*below, *[""] * (width - len(below))], strict=True)
    return tuple(lower or upper for upper, lower in both)


def _equal(title: str, fields: Sequence[Field]) -> str | None:
    for field in fields:
        if title and any(title == normal_title(word) for word in field.synonyms):
            return field.name
    return None


def _containing(title: str, fields: Sequence[Field]) -> str | None:
    """The field with the longest word in it."""
    if any(word in title for word in _OF_OTHERS):
        return None
    told = [(len(word), field.name) for field in fields for word in map(normal_title, field.synonyms) if word in title]
    length, name = max(told, default=(0, ""))
    return name if length > 1 else None


def letters(place: int) -> str:
    """A for the first column, AA for the 27th, as Excel names them."""
    return chr(65 + place) if place < 26 else letters(place // 26 - 1) + chr(65 + place % 26)
