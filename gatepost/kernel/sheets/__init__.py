"""Sheets that come in and go out: xlsx, xls and csv."""

from gatepost.kernel.sheets.cells import Cell, CellMark, SheetRow
from gatepost.kernel.sheets.faults import FAULT_SENTENCES, SheetFault, SheetRefused
from gatepost.kernel.sheets.reading import Book, SheetTab, open_book

__all__ = [
    "FAULT_SENTENCES",
    "Book",
    "Cell",
    "CellMark",
    "SheetFault",
    "SheetRefused",
    "SheetRow",
    "SheetTab",
    "open_book",
]
