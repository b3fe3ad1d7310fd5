"""Cells as people type them, as values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from gatepost.kernel.sheets import Cell, CellMark
from gatepost.kernel.sheets.values import (
    CELL_SENTENCES,
    CellFault,
    CellRefused,
    day_of,
    name_of,
    paper_text_of,
    phone_text_of,
    text_of,
)

DAY = date(2020, 1, 29)


@pytest.mark.parametrize(
    "cell",
    [
        "2020-1-29",
        "2020/1/29",
        "2020.1.29",
        "20200129",
        "2020年1月29日",
        "1月29日",
        "2020-01-29",
        "2020-01-29 00:00:00",
        "２０２０－１－２９",
        "2020 年 1 月 29 日",
        "43859",
        20200129.0,
        43859.0,
        43859.5,
        DAY,
        datetime.fromisoformat("2020-01-29T08:30"),
    ],
)
def test_a_day_is_the_same_in_every_notation(cell: Cell) -> None:
    assert day_of(cell, year=2020) == DAY


def test_a_bare_number_counts_from_1904_where_the_workbook_does() -> None:
    assert day_of(42397.0, since_1904=True) == DAY


def test_an_empty_cell_is_no_day() -> None:
    assert (day_of(None), day_of("  ")) == (None, None)


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("2020-2-30", CellFault.NOT_A_DAY),
        ("2020", CellFault.NOT_A_DAY),
        (2020.0, CellFault.NOT_A_DAY),
        ("2020.1", CellFault.NOT_A_DAY),
        ("1/29/2020", CellFault.NOT_A_DAY),
        ("昨天", CellFault.NOT_A_DAY),
        (999999.0, CellFault.NOT_A_DAY),
        (time(8, 30), CellFault.NOT_A_DAY),
        (True, CellFault.NOT_A_DAY),
        ("1月29日", CellFault.YEAR_MISSING),
        ("20-1-29", CellFault.YEAR_SHORT),
        (CellMark.FORMULA, CellFault.FORMULA),
        (CellMark.ERROR, CellFault.ERROR),
    ],
)
def test_what_is_no_clear_day_is_refused(cell: Cell, fault: CellFault) -> None:
    assert fault_of(day_of, cell) is fault


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (1.1010519491231e17, CellFault.NUMBER_TYPED),
        (440524188001010014, CellFault.NUMBER_TYPED),
        ("1.10106E+17", CellFault.SCIENTIFIC),
        ("1.10106e17", CellFault.SCIENTIFIC),
        ("１．１Ｅ＋１７", CellFault.SCIENTIFIC),
        (DAY, CellFault.NOT_TEXT),
        (CellMark.FORMULA, CellFault.FORMULA),
        ("1" * 61, CellFault.TOO_LONG),
    ],
)
def test_the_number_of_a_paper_is_never_guessed(cell: Cell, fault: CellFault) -> None:
    assert fault_of(paper_text_of, cell) is fault


@pytest.mark.parametrize(
    "cell",
    ["11010519491231002X", "'11010519491231002X", "\t11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ"],
)
def test_the_number_of_a_paper_survives_what_keeps_it_as_text(cell: str) -> None:
    assert paper_text_of(cell) == "11010519491231002X"


@pytest.mark.parametrize("cell", [13900001234.0, 13900001234, "13900001234", "１３９００００１２３４", "'13900001234"])
def test_a_phone_typed_as_a_figure_is_whole(cell: Cell) -> None:
    assert phone_text_of(cell) == "13900001234"


def test_a_shortened_phone_is_refused() -> None:
    assert fault_of(phone_text_of, "1.39E+10") is CellFault.SCIENTIFIC


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王 小 明", "王小明"),
        ("王　明", "王明"),
        (" 欧阳\n若溪 ", "欧阳若溪"),
        ("Anna  Berg", "Anna Berg"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        (None, ""),
    ],
)
def test_a_name_has_no_spaces_between_chinese_characters(cell: Cell, name: str) -> None:
    assert name_of(cell) == name


@pytest.mark.parametrize(
    ("cell", "text"), [(501.0, "501"), (5.5, "5.5"), ("５０１", "501"), ("a\nb", "a b"), (None, "")]
)
def test_a_text_is_half_width_and_a_whole_number_has_no_point(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_every_fault_of_a_cell_has_its_sentence() -> None:
    assert set(CELL_SENTENCES) == set(CellFault)


def fault_of(read: Callable[[Cell], object], cell: Cell) -> CellFault:
    with pytest.raises(CellRefused) as refused:
        read(cell)
    assert str(refused.value) == str(CELL_SENTENCES[refused.value.fault])
    return refused.value.fault
