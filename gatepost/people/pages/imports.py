"""Sheets that came in: the list, sending one, and what its columns mean."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.sheets import SheetRefused
from gatepost.kernel.sheets.importing import Asked, ImportKind
from gatepost.people.actions import PeopleRefused, choose_columns, choose_tab, receive_sheet
from gatepost.people.enums import ImportState
from gatepost.people.forms.imports import ColumnsForm, SendSheetForm, TabForm
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.import_kinds import kind_named, kinds_for
from gatepost.people.models import SheetImport
from gatepost.people.queries.imports import imports_of, senders_of
from gatepost.people.sheet_files import OpenedSheet, open_sheet
from gatepost.people.sheet_samples import sample

ROWS = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATE_COLOURS = {
    ImportState.RECEIVED: "wait",
    ImportState.READING: "info",
    ImportState.CHECKED: "wait",
    ImportState.WRITING: "info",
    ImportState.DONE: "admit",
    ImportState.FAILED: "refuse",
    ImportState.DROPPED: "unknown",
}


def import_at(request: StaffRequest, import_id: UUID) -> tuple[SheetImport, ImportKind]:
    """An import of this station whose kind this person may import."""
    kinds = {kind.name for kind in kinds_for(request.actor)}
    row = get_object_or_404(SheetImport, station_id=request.station_id, pk=import_id, kind__in=kinds)
    return row, kind_named(row.kind)


def detail(row: SheetImport) -> str:
    return reverse("people:import_columns" if row.state == ImportState.RECEIVED else "people:import", args=[row.pk])


@page(Permission.EDIT_PERSONS)
def imports(request: StaffRequest) -> HttpResponse:
    kinds = {kind.name: kind.label for kind in kinds_for(request.actor)}
    rows = imports_of(request.station_id).filter(kind__in=kinds)
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    listed = [(row, kinds[row.kind], detail(row), STATE_COLOURS[ImportState(row.state)]) for row in shown]
    return render(request, "people/imports.html", {"rows": listed, "page": shown})


@page(Permission.EDIT_PERSONS)
def send(request: StaffRequest) -> HttpResponse:
    form = SendSheetForm(request.POST or None, request.FILES or None, kinds=kinds_for(request.actor))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told = {"kind": data["kind"], "file_name": data["file"].name, "sender": data["sender"]}
        try:
            row = receive_sheet(content=data["file"].read(), by=request.actor, at=clock.now(), **told)
            return redirect("people:import_columns", row.pk)
        except SheetRefused as refused:
            form.add_error("file", str(refused))
    context = {"form": form, "senders": senders_of(request.station_id), "kinds": kinds_for(request.actor)}
    return render(request, "people/import_send.html", context, status=422 if form.errors else 200)


@page(Permission.EDIT_PERSONS)
def template(request: StaffRequest) -> HttpResponse:
    """An empty sheet of a kind, to fill in."""
    kind = next((one for one in kinds_for(request.actor) if one.name == request.GET.get("kind")), None)
    if kind is None:
        raise Http404
    from gatepost.kernel.sheets.templates import template_sheet  # noqa: PLC0415  (slow to load)

    return xlsx_answer(template_sheet(str(kind.label), kind.fields, kind.needs_one_of), f"{kind.name}.xlsx")


def xlsx_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@page(Permission.EDIT_PERSONS)
def meanings(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, kind = import_at(request, import_id)
    if row.state not in (ImportState.RECEIVED, ImportState.CHECKED, ImportState.FAILED):
        return redirect("people:import", row.pk)
    form = _columns_form(request, row, kind)
    if request.method == "POST" and form.is_valid():
        columns, settings = form.columns(), form.settings()
        try:
            choose_columns(import_id=row.pk, columns=columns, settings=settings, by=request.actor, at=clock.now())
            return redirect("people:import", row.pk)
        except PeopleRefused as refused:
            form.add_error(None, str(REFUSALS[refused.reason]))
    return _show_columns(request, row, kind, form)


@require_POST
@page(Permission.EDIT_PERSONS)
def tab(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, kind = import_at(request, import_id)
    chosen, header_row = request.POST.get("tab", row.tab), _whole(request.POST.get("header_row", ""))
    try:
        choose_tab(import_id=row.pk, tab=chosen, header_row=header_row, by=request.actor, at=clock.now())
        return redirect("people:import_columns", row.pk)
    except SheetRefused as refused:
        mistake = str(refused)
    except PeopleRefused as refused:
        mistake = str(REFUSALS[refused.reason])
    return _show_columns(request, row, kind, _columns_form(request, row, kind, is_sent=False), mistake=mistake)


def _columns_form(request: StaffRequest, row: SheetImport, kind: ImportKind, *, is_sent: bool = True) -> ColumnsForm:
    initial: dict[str, Any] = {f"column_{place}": field for place, field in row.columns.items()}
    initial |= {"compound": row.settings.get("compound_id"), "year": row.settings.get("year")}
    initial |= {"adds_doors": row.settings.get("adds_doors", False), "until_on": row.settings.get("until_on")}
    return ColumnsForm(
        request.POST if is_sent and request.method == "POST" else None,
        kind=kind,
        titles=row.titles,
        station_id=request.station_id,
        may_add_doors=request.actor.may(Permission.EDIT_PLACES),
        initial=initial,
    )


def _show_columns(
    request: StaffRequest, row: SheetImport, kind: ImportKind, form: ColumnsForm, *, mistake: str = ""
) -> HttpResponse:
    sheet = open_sheet(row)
    tabs = [
        (one.name, one.name if not one.is_hidden else _("%(name)s (hidden)") % {"name": one.name})
        for one in sheet.book.tabs
    ]
    context = {
        "sheet_import": row,
        "kind": kind,
        "form": form,
        "columns": [(column, form[f"column_{column.place}"]) for column in sample(row, sheet, kind)],
        "settings": [form[asked] for asked in Asked if asked in form.fields],
        "tab_form": TabForm(tabs=tabs, initial={"tab": row.tab, "header_row": row.header_row}),
        "several_tabs": len(tabs) > 1,
        "hidden_rows": sheet.tab.shape.hidden_rows,
        "mistake": mistake,
        "has_formulas": _has_formulas(sheet),
    }
    return render(request, "people/import_columns.html", context, status=422 if form.errors or mistake else 200)


def _has_formulas(sheet: OpenedSheet) -> bool:
    """In a column that is wanted: such rows will not be taken."""
    return bool(set(sheet.tab.shape.formulas.bits) & set(sheet.columns))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None
