"""One import after its columns were confirmed: how far it is, what would become of each row, writing it, its end."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.sheets import FAULT_SENTENCES, SheetFault
from gatepost.kernel.sheets.importing import RowDecision, RowVerdict
from gatepost.people.actions import PeopleRefused, begin_again, begin_import, decide_row, drop_import, export_refused
from gatepost.people.actions.imports import STALE_SECONDS
from gatepost.people.enums import ImportState
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.models import ImportFile, SheetImport
from gatepost.people.pages.imports import STATE_COLOURS, import_at, xlsx_answer
from gatepost.people.queries.imports import changed_of, rows_of, told_of

ROWS = 100
VERDICTS = {
    RowVerdict.NEW: (gettext_lazy("new"), "info"),
    RowVerdict.CHANGED: (gettext_lazy("changed"), "info"),
    RowVerdict.SAME: (gettext_lazy("the same"), "unknown"),
    RowVerdict.ASKED: (gettext_lazy("to be decided"), "wait"),
    RowVerdict.REFUSED: (gettext_lazy("not taken"), "refuse"),
}
RUNNING = (ImportState.READING, ImportState.WRITING)


@page(Permission.EDIT_PERSONS)
def sheet_import(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, _kind = import_at(request, import_id)
    if row.state == ImportState.RECEIVED:
        return redirect("people:import_columns", row.pk)
    return _show(request, row)


@page(Permission.EDIT_PERSONS)
def progress(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """The bar alone, asked for every two seconds; at the end the page is loaded anew."""
    row, _kind = import_at(request, import_id)
    answer = render(request, "people/import_progress.html", _progress(row))
    if row.state not in RUNNING or _is_stale(row):
        answer["HX-Refresh"] = "true"
    return answer


@page(Permission.EDIT_PERSONS)
def rows(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, kind = import_at(request, import_id)
    wanted = [verdict for verdict in RowVerdict if verdict == request.GET.get("verdict")]
    shown = Paginator(rows_of(row, *wanted), ROWS).get_page(request.GET.get("page"))
    listed = [
        {
            "row": one,
            "word": VERDICTS[RowVerdict(one.verdict)][0],
            "state": VERDICTS[RowVerdict(one.verdict)][1],
            "told": told_of(one, kind) or changed_of(one, kind),
            "url": reverse(kind.subject_page, args=[one.subject_id])
            if kind.subject_page and _leads_on(row, one.verdict, one.subject_id)
            else "",
            "may_decide": one.verdict == RowVerdict.ASKED and row.state == ImportState.CHECKED,
        }
        for one in shown
    ]
    context = {
        "sheet_import": row,
        "rows": listed,
        "page": shown,
        "verdict": wanted[0] if wanted else "",
        "tabs": _tabs(row, wanted[0] if wanted else None),
        "has_file": ImportFile.objects.filter(pk=row.pk).exists(),
    }
    return render(request, "people/import_rows.html", context)


@require_POST
@page(Permission.EDIT_PERSONS)
def decide(request: StaffRequest, import_id: UUID, row_number: int) -> HttpResponse:
    row, _kind = import_at(request, import_id)
    told = RowDecision.SAME_ONE if request.POST.get("decision") == RowDecision.SAME_ONE else RowDecision.ANOTHER
    try:
        decide_row(import_id=row.pk, number=row_number, decision=told, by=request.actor, at=clock.now())
    except PeopleRefused as refused:
        return _show(request, row, mistake=str(REFUSALS[refused.reason]))
    page_asked = request.POST.get("page", "1")
    address = reverse("people:import_rows", args=[row.pk])
    return redirect(f"{address}?verdict=asked&page={int(page_asked) if page_asked.isdecimal() else 1}")


@require_POST
@page(Permission.EDIT_PERSONS)
def carry_out(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, _kind = import_at(request, import_id)
    try:
        begin_import(import_id=row.pk, by=request.actor, at=clock.now())
    except PeopleRefused as refused:
        return _show(request, row, mistake=str(REFUSALS[refused.reason]))
    return redirect("people:import", row.pk)


@require_POST
@page(Permission.EDIT_PERSONS)
def again(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, _kind = import_at(request, import_id)
    try:
        begin_again(import_id=row.pk, by=request.actor, at=clock.now())
    except PeopleRefused as refused:
        return _show(request, row, mistake=str(REFUSALS[refused.reason]))
    return redirect("people:import", row.pk)


@page(Permission.EDIT_PERSONS)
def put_aside(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, _kind = import_at(request, import_id)
    mistake = ""
    if request.method == "POST":
        try:
            drop_import(import_id=row.pk, by=request.actor, at=clock.now())
            return redirect("people:imports")
        except PeopleRefused as refused:
            mistake = str(REFUSALS[refused.reason])
    context = {
        "heading": _("Put this sheet aside"),
        "consequence": mistake
        or _("The file and what was found in it are destroyed. What is in the register already stays."),
        "button": _("Destroy the file and its rows"),
        "back_url": reverse("people:import", args=[row.pk]),
        "state": "refuse" if mistake else "wait",
    }
    return render(request, "desk/confirm.html", context, status=422 if mistake else 200)


@page(Permission.EDIT_PERSONS)
def not_taken(request: StaffRequest, import_id: UUID) -> HttpResponse:
    row, _kind = import_at(request, import_id)
    try:
        content = export_refused(import_id=row.pk, by=request.actor, at=clock.now())
    except PeopleRefused as refused:
        return _show(request, row, mistake=str(REFUSALS[refused.reason]))
    return xlsx_answer(content, "not-taken.xlsx")


def _show(request: StaffRequest, row: SheetImport, *, mistake: str = "") -> HttpResponse:
    context = {
        "sheet_import": row,
        "state": STATE_COLOURS[ImportState(row.state)],
        "is_running": row.state in RUNNING and not _is_stale(row),
        "is_stale": row.state in RUNNING and _is_stale(row),
        "figures": _figures(row),
        "to_write": row.counts.get(RowVerdict.NEW, 0) + row.counts.get(RowVerdict.CHANGED, 0),
        "decided": rows_of(row, RowVerdict.ASKED).exclude(decision="").count(),
        "fault": _fault(row),
        "has_file": ImportFile.objects.filter(pk=row.pk).exists(),
        "has_not_taken": bool(row.counts.get(RowVerdict.REFUSED) or row.counts.get(RowVerdict.ASKED)),
        "mistake": mistake,
        **_progress(row),
    }
    return render(request, "people/import.html", context, status=422 if mistake else 200)


def _progress(row: SheetImport) -> dict[str, object]:
    word = _("Rows checked") if row.state in (ImportState.READING, ImportState.CHECKED) else _("Rows written")
    # The last step, after the last row, takes its time as well: the bar is full only when it is over.
    done = min(row.done, row.total - 1) if row.state in RUNNING else row.total
    return {"done": done, "total": row.total, "word": word, "poll": reverse("people:import_progress", args=[row.pk])}


def _is_stale(row: SheetImport) -> bool:
    return (timezone.now() - row.noted_at).total_seconds() >= STALE_SECONDS


def _figures(row: SheetImport) -> list[dict[str, object]]:
    address = reverse("people:import_rows", args=[row.pk])
    return [
        {"label": word, "value": row.counts.get(verdict, 0), "url": f"{address}?verdict={verdict}", "state": state}
        for verdict, (word, state) in VERDICTS.items()
    ]


def _tabs(row: SheetImport, current: RowVerdict | None) -> list[dict[str, object]]:
    address = reverse("people:import_rows", args=[row.pk])
    return [
        {
            "label": word,
            "url": f"{address}?verdict={verdict}",
            "current": verdict is current,
            "count": row.counts.get(verdict, 0),
        }
        for verdict, (word, _state) in VERDICTS.items()
    ]


def _fault(row: SheetImport) -> str:
    if not row.fault:
        return ""
    known = {fault.value: fault for fault in SheetFault}
    if row.fault in known:
        return str(FAULT_SENTENCES[known[row.fault]])
    return _("Who asked for it may no longer do so. Ask a colleague who may edit the register.")


def _leads_on(row: SheetImport, verdict: str, subject_id: UUID | None) -> bool:
    """Somebody new is there only once it is written."""
    return subject_id is not None and (verdict != RowVerdict.NEW or row.state == ImportState.DONE)
