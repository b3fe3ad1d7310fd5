"""A first look through an .xlsx file: its sheets, how far they reach, which cells are formulas or errors, what is hidden."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from gatepost.kernel.sheets.archives import Archive
from gatepost.kernel.sheets.cells import SheetShape
from gatepost.kernel.sheets.faults import SheetFault, SheetRefused
from gatepost.kernel.sheets.markup import look_at_sheet

_SHEETS = "{*}sheets/{*}sheet"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_LARGEST_INDEX = 5 * 1024 * 1024
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(slots=True)
class Workbook:
    shapes: dict[str, SheetShape] = field(default_factory=dict)
    """By the name of the sheet."""
    since_1904: bool = False


def look_through(content: bytes) -> Workbook:
    """Raises SheetRefused: macros, other_format, not_a_sheet, unpacks_too_large, damaged, password."""
    archive = Archive(content)
    _check_parts(archive.names)
    index = _index(archive, "xl/workbook.xml")
    properties = index.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    paths = _paths(archive, index)
    read = set(paths.values())
    archive.try_through([name for name in archive.names if name.endswith((".xml", ".rels")) and name not in read])
    return Workbook({name: look_at_sheet(archive.stream(path)) for name, path in paths.items()}, since_1904)


def _check_parts(names: list[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in names):
        raise SheetRefused(SheetFault.MACROS)
    if "xl/workbook.bin" in names or "mimetype" in names:
        raise SheetRefused(SheetFault.OTHER_FORMAT)
    if "xl/workbook.xml" not in names:
        raise SheetRefused(SheetFault.NOT_A_SHEET)


def _paths(archive: Archive, index: ET.Element) -> dict[str, str]:
    """Where each sheet of cells is kept, in the order of the tabs."""
    relations = _index(archive, "xl/_rels/workbook.xml.rels")
    targets = {
        str(one.get("Id")): _path(str(one.get("Target")))
        for one in relations
        if str(one.get("Type", "")).endswith("/worksheet")
    }
    found = {}
    for sheet in index.findall(_SHEETS):
        path = targets.get(str(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION)))
        if path in archive.names:
            found[str(sheet.get("name"))] = str(path)
    return found


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _index(archive: Archive, name: str) -> ET.Element:
    """A short part as a tree. Declarations of entities are not for sheets, and could grow without end."""
    if name not in archive.names:
        raise SheetRefused(SheetFault.DAMAGED)
    content = archive.read(name)
    if len(content) > _LARGEST_INDEX or _DOCTYPE.search(content):
        raise SheetRefused(SheetFault.DAMAGED)
    try:
        return ET.fromstring(content)  # noqa: S314  small, and free of entities
    except ET.ParseError as error:
        raise SheetRefused(SheetFault.DAMAGED) from error
