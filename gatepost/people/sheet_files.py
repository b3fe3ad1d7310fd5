"""The file of an import: sealed when it comes, opened again for each step, destroyed when it has served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gatepost.kernel import vault
from gatepost.kernel.sheets import Book, SheetFault, SheetRefused, SheetTab, open_book
from gatepost.kernel.sheets.headers import Header, SheetLine, lines_below
from gatepost.people.models import ImportFile, SheetImport


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """The one sheet of the file that is imported, with its columns as they are meant."""

    book: Book
    tab: SheetTab
    header: Header
    columns: dict[int, str]

    @property
    def row_count(self) -> int:
        return max(self.tab.shape.last_row + 1 - self.header.number, 0)

    def lines(self) -> Iterator[SheetLine]:
        return lines_below(self.book.rows(self.tab), self.header, self.columns)


def keep_file(row: SheetImport, content: bytes) -> None:
    key_id = vault.station_key(row.station_id)
    sealed = vault.seal_bytes(content, key_id=key_id, context=_context(row))
    ImportFile.objects.create(sheet_import=row, station_id=row.station_id, content_sealed=sealed)


def open_file(row: SheetImport) -> Book:
    """Raises SheetRefused; ImportFile.DoesNotExist when it was destroyed."""
    file = ImportFile.objects.get(pk=row.pk, station_id=row.station_id)
    return open_book(vault.unseal_bytes(file.content_sealed, context=_context(row)))


def open_sheet(row: SheetImport) -> OpenedSheet:
    """Raises SheetRefused."""
    book = open_file(row)
    tab = tab_named(book, row.tab)
    header = Header(row.header_row or 0, tuple(row.titles))
    return OpenedSheet(book, tab, header, {int(column): field for column, field in row.columns.items()})


def tab_named(book: Book, name: str) -> SheetTab:
    """Raises SheetRefused: no_sheet."""
    found = next((tab for tab in book.tabs if tab.name == name), None)
    if found is None:
        raise SheetRefused(SheetFault.NO_SHEET)
    return found


def destroy_file(row: SheetImport) -> None:
    ImportFile.objects.filter(pk=row.pk, station_id=row.station_id).delete()


def _context(row: SheetImport) -> str:
    return f"people.importfile:{row.pk}"
