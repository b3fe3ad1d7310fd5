"""Sheets that leave the house."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from gatepost.kernel.sheets import open_book
from gatepost.kernel.sheets.values import text_of
from gatepost.kernel.sheets.writing import SheetForm, Table, Value, harmless, said_by, to_csv, to_xlsx, write

DANGEROUS = ["=1+1", "+8613900001234", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x")']


def table(*rows: list[Value]) -> Table:
    return Table("名册/一", ("姓名", "身份证号"), rows, "说明")


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_would_run_is_made_harmless(text: str) -> None:
    assert str(harmless(text)) == f"'{text}"


@pytest.mark.parametrize("value", ["沈若溪", "3-2-501", "11010519491231002X", -5, 2.5, None, ""])
def test_everything_else_stays_as_it_is(value: Value) -> None:
    assert harmless(value) == value


def test_no_cell_of_an_export_is_a_formula() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(table(*[[text, text] for text in DANGEROUS])))).active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


def test_numbers_of_papers_are_texts() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(table(["沈若溪", "110105194912310021"])))).active
    assert sheet is not None
    assert (sheet["B3"].value, sheet["B3"].number_format) == ("110105194912310021", "@")


def test_the_first_line_says_who_when_and_to_destroy_it() -> None:
    at = datetime(2020, 6, 25, 4, 0, tzinfo=UTC)
    with override("zh-hans"):
        assert said_by("艾丽丝", at) == "艾丽丝 2020年6月25日 12:00 导出。仅供这次工作使用，用后销毁。"
    assert rows_of(to_xlsx(table()))[0][0] == "说明"
    assert rows_of(to_csv(table()))[0][0] == "说明"


@pytest.mark.parametrize("form", SheetForm)
def test_a_second_line_says_which_lines_of_which_list(form: SheetForm) -> None:
    told = Table("通行记录", ("时间",), [["12:00"]], "说明", about="=通行记录 · 2 月 14 日")
    heads = [row[0] for row in rows_of(write(told, form))]
    assert heads == ["说明", "'=通行记录 · 2 月 14 日", "时间", "12:00"]


def test_a_csv_begins_with_the_mark_by_which_excel_knows_it() -> None:
    assert to_csv(table()).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("write", [to_xlsx, to_csv])
def test_what_was_made_harmless_comes_back_as_it_was(write: type) -> None:
    texts = ["=1+1", "+8613900001234", "-1", "@x", "沈若溪"]
    content = write(table(*[[text, "x"] for text in texts]))
    assert [text_of(row[0]) for row in rows_of(content)[2:]] == texts  # type: ignore[arg-type]


def test_characters_that_no_sheet_may_hold_are_left_out() -> None:
    assert rows_of(to_xlsx(table(["沈\x00若\x0b溪", "\ufffe"])))[2][0] == "沈若溪"


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    book = open_book(content)
    return [row.cells for row in book.rows(book.tabs[0])]
