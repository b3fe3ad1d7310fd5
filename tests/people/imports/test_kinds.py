"""What holds for every kind of import: its fields, its template, what must be named."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gatepost.kernel.sheets import open_book
from gatepost.kernel.sheets.headers import find_header, guess_columns
from gatepost.kernel.sheets.importing import ImportKind
from gatepost.kernel.sheets.templates import template_sheet
from gatepost.people.import_kinds import all_kinds
from tests.cast import Cast
from tests.factories import sign_in

KINDS = {kind.name: kind for kind in all_kinds()}


def template_of(kind: ImportKind) -> bytes:
    return template_sheet(kind.name, kind.fields, kind.needs_one_of)


@pytest.mark.parametrize("name", KINDS)
def test_every_column_of_a_template_is_read_as_what_it_is(name: str) -> None:
    kind = KINDS[name]
    book = open_book(template_of(kind))
    header = find_header(book.rows(book.tabs[0]), kind.fields)
    assert guess_columns(header.titles, kind.fields) == dict(enumerate(field.name for field in kind.fields))


@pytest.mark.parametrize("name", KINDS)
def test_a_template_keeps_what_is_typed_as_text_and_holds_no_row(name: str) -> None:
    sheet = load_workbook(BytesIO(template_of(KINDS[name]))).worksheets[0]
    assert (sheet.max_row, {column.number_format for column in sheet.column_dimensions.values()}) == (1, {"@"})


@pytest.mark.parametrize("name", KINDS)
def test_what_a_kind_asks_for_is_among_its_fields(name: str) -> None:
    kind = KINDS[name]
    fields = [field.name for field in kind.fields]
    assert len(set(fields)) == len(fields)
    assert {one for group in kind.needs_one_of for one in group} <= set(fields)
    assert len(kind.name) <= 20


def test_kinds_are_told_apart_by_their_names() -> None:
    assert len(KINDS) == len(all_kinds())


def test_a_template_is_downloaded_by_who_may_import_it(desk: Client, cast: Cast) -> None:
    for name in KINDS:
        answer = desk.get(reverse("people:import_template"), {"kind": name})
        assert (answer.status_code, answer.content[:2]) == (200, b"PK")
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.xlsx"'
    assert desk.get(reverse("people:import_template"), {"kind": "horses"}).status_code == 404
    assert sign_in(Client(), cast.bob).get(reverse("people:import_template"), {"kind": "residents"}).status_code == 403
