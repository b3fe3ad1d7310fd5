"""What is read of a sheet, whatever program wrote it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gatepost.kernel.sheets import CellMark, open_book
from tests.kernel.sheets.sheet_makers import csv, old_formula, raw_xlsx, record, saved, sheet_markup, xls, xlsx

PEOPLE = [["姓名", "电话"], ["沈若溪", "13900001234"], ["顾小满", "13900005678"]]
MOMENT = datetime.fromisoformat("2020-01-29T08:30")
CELLS = [tuple(row) for row in PEOPLE]


def cells_of(content: bytes) -> list[tuple[object, ...]]:
    book = open_book(content)
    return [row.cells for row in book.rows(book.tabs[0])]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(xlsx(PEOPLE), id="xlsx"),
        pytest.param(xls(PEOPLE), id="xls"),
        pytest.param(csv(PEOPLE), id="csv in utf-8"),
        pytest.param(csv(PEOPLE, letters="utf-8-sig"), id="csv in utf-8 with its mark"),
        pytest.param(csv(PEOPLE, letters="gb18030"), id="csv in gb 18030"),
        pytest.param(csv(PEOPLE, letters="utf-16", separator="\t"), id="what Excel calls Unicode text"),
        pytest.param(csv(PEOPLE, separator=";"), id="csv with semicolons"),
        pytest.param(csv(PEOPLE, separator="\t"), id="csv with tabs"),
        pytest.param(b"sep=;\r\n" + csv(PEOPLE, separator=";"), id="csv that tells its separator"),
    ],
)
def test_the_same_rows_are_read_from_every_kind_of_file(content: bytes) -> None:
    assert cells_of(content) == CELLS


def test_characters_beyond_the_basic_plane_survive_gb_18030() -> None:
    assert cells_of(csv([["姓名", "x"], ["𠮷田", "y"]], letters="gb18030"))[1] == ("𠮷田", "y")


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    book = open_book(xlsx([["姓名"], [], ["沈若溪"], ["  "], ["顾小满"]]))
    assert [row.number for row in book.rows(book.tabs[0])] == [1, 3, 5]


def test_empty_columns_on_the_left_keep_their_place() -> None:
    assert cells_of(xlsx([[None, None, "姓名"], [None, None, "沈若溪"]])) == [
        (None, None, "姓名"),
        (None, None, "沈若溪"),
    ]


def test_a_cell_merged_over_rows_is_the_value_of_each_row_with_content() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")

    rows = [["门牌", "姓名"], ["3-2-501", "沈若溪"], [None, "顾小满"], [None, None], ["3-2-502", "方知夏"]]
    assert cells_of(xlsx(rows, merge)) == [
        ("门牌", "姓名"),
        ("3-2-501", "沈若溪"),
        ("3-2-501", "顾小满"),
        ("3-2-502", "方知夏"),
    ]


def test_a_title_merged_across_is_said_once() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C1")

    assert cells_of(xlsx([["住户名册", None, None], ["姓名", "电话", "门牌"]], merge))[0] == ("住户名册", None, None)


def test_numbers_days_and_texts_keep_their_kind() -> None:
    row = [13900001234, "110105194912310021", date(2020, 1, 29), MOMENT, True]
    assert cells_of(xlsx([["a"], row]))[1] == (
        13900001234.0,
        "110105194912310021",
        date(2020, 1, 29),
        MOMENT,
        True,
    )


def test_a_formula_is_marked_and_its_last_result_is_not_believed() -> None:
    assert cells_of(xlsx([["序号", "姓名"], ["=ROW()-1", "沈若溪"]]))[1] == (CellMark.FORMULA, "沈若溪")


def test_a_formula_with_a_kept_result_is_marked_too() -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>7</v></c></row>'
    assert cells_of(raw_xlsx(sheet_markup(rows))) == [(CellMark.FORMULA, 7.0)]


def test_a_formula_in_an_old_workbook_is_marked() -> None:
    assert cells_of(xls([["姓名", "x"]], extra=old_formula(1, 1)))[1] == (None, CellMark.FORMULA)


def test_a_formula_in_a_text_file_is_marked_and_a_number_kept_as_text_is_unwrapped() -> None:
    assert cells_of(b'a,b\r\n=A1+1,"=""0012"""\r\n')[1] == (CellMark.FORMULA, "0012")


def test_an_error_in_a_cell_is_marked() -> None:
    rows = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>7</v></c></row>'
    assert cells_of(raw_xlsx(sheet_markup(rows))) == [(CellMark.ERROR, 7.0)]


def test_marks_are_found_where_cells_do_not_say_their_place() -> None:
    rows = "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:f>1</x:f><x:v>2</x:v></x:c></x:row>"
    shape = open_book(raw_xlsx(sheet_markup(rows))).tabs[0].shape
    assert (shape.last_row, shape.last_column, shape.formulas.columns_of(0)) == (0, 1, [1])


def test_both_ways_of_looking_through_a_sheet_see_the_same() -> None:
    row = '<row r="{0}"{1}><c r="A{0}"><v>1</v></c><c r="C{0}"><f>1</f></c><c r="D{0}" s="1" t="e"><v>x</v></c></row>'
    usual = "".join(row.format(number, ' hidden="1"' if number % 3 == 0 else "") for number in range(1, 40_000))
    shapes = [open_book(raw_xlsx(sheet_markup(rows))).tabs[0].shape for rows in (usual, usual.replace("<c r", "<c  r"))]
    assert shapes[0] == shapes[1]
    assert (shapes[0].last_row, shapes[0].last_column, shapes[0].hidden_rows) == (39_998, 3, 13_333)


def test_formatting_down_to_the_last_row_is_no_content() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="3"/></row>'
    assert cells_of(raw_xlsx(sheet_markup(rows))) == [(1.0,)]


def test_hidden_columns_rows_and_sheets_are_told() -> None:
    book = Workbook()
    sheet, other = book.active, book.create_sheet("旧表")
    assert isinstance(sheet, Worksheet)
    for row in [["a", "b", "c"], ["d", "e", "f"]]:
        sheet.append(row)
        other.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    other.sheet_state = "hidden"
    tabs = open_book(saved(book)).tabs
    assert [(tab.name, tab.is_hidden) for tab in tabs] == [("Sheet", False), ("旧表", True)]
    assert (tabs[0].shape.hidden_columns, tabs[0].shape.hidden_rows) == ({1}, 1)


def test_hidden_columns_and_rows_of_an_old_workbook_are_told() -> None:
    hidden = record(0x7D, b"\x01\x00\x01\x00\x00\x08\x0f\x00\x01\x00\x00\x00")
    row = record(0x208, b"\x01\x00\x00\x00\x02\x00\xff\x00\x00\x00\x00\x00\x20\x01\x0f\x00")
    shape = open_book(xls(PEOPLE, extra=hidden + row)).tabs[0].shape
    assert (shape.hidden_columns, shape.hidden_rows) == ({1}, 1)


def test_the_way_of_counting_days_is_told() -> None:
    old = xls(PEOPLE, globals_extra=record(0x22, b"\x01\x00"))
    new = raw_xlsx(sheet_markup('<row r="1"><c r="A1"><v>1</v></c></row>'), book='<workbookPr date1904="1"/>')
    assert [open_book(content).since_1904 for content in (old, new, xlsx(PEOPLE))] == [True, True, False]


def test_an_empty_sheet_before_the_filled_one_is_not_offered() -> None:
    book = Workbook()
    book.create_sheet("名册").append(["姓名"])
    assert [tab.name for tab in open_book(saved(book)).tabs] == ["名册"]
