"""A list as a file: the ways to it at the top of the list, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gatepost.gate.actions import exporting
from gatepost.kernel.requests import StaffRequest
from gatepost.kernel.sheets.writing import SheetForm

_TYPES = {
    SheetForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetForm.CSV: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class SheetLinks:
    """Where a list can be had as a file, or why not."""

    url: str = ""
    csv_url: str = ""
    note: str = ""


def too_many() -> str:
    return _("A file holds %(most)s lines. Please narrow the list first, for instance to one post.") % {
        "most": f"{exporting.MOST_LINES:,}"
    }


def sheet_links(name: str, query: str, count: int) -> SheetLinks:
    if count > exporting.MOST_LINES:
        return SheetLinks(note=too_many())
    url = f"{reverse(name)}?{query}&as=" if query else f"{reverse(name)}?as="
    return SheetLinks(url + SheetForm.XLSX, url + SheetForm.CSV)


def form_of(request: StaffRequest) -> SheetForm:
    """An Excel file for what is no form of ours."""
    return SheetForm.CSV if request.GET.get("as") == SheetForm.CSV else SheetForm.XLSX


def sheet_answer(content: bytes, name: str, form: SheetForm) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{form}")
    headers = {"Content-Disposition": disposition or "attachment", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)
