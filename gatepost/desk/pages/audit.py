"""The audit: who did what, newest first."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gatepost.desk.audit_details import told
from gatepost.desk.audit_words import ACTION_WORDS
from gatepost.kernel.access import Permission
from gatepost.kernel.models import AuditLine
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.models import StaffAccount
from gatepost.sync.models import Device

PAGE_ROWS = 50


@require_GET
@page(Permission.SEE_AUDIT)
def lines(request: StaffRequest) -> HttpResponse:
    action = request.GET.get("action", "")
    rows = AuditLine.objects.filter(station_id=request.station_id).order_by("-at", "-id")
    if action in ACTION_WORDS:
        rows = rows.filter(action=action)
    found = Paginator(rows, PAGE_ROWS).get_page(request.GET.get("page"))
    makers: dict[UUID | None, str] = {}
    makers |= dict(StaffAccount.objects.filter(pk__in={row.staff_id for row in found}).values_list("id", "name"))
    makers |= dict(Device.objects.filter(pk__in={row.device_id for row in found}).values_list("id", "name"))
    shown = {
        "lines": [
            {
                "at": row.at,
                "who": makers.get(row.staff_id or row.device_id, ""),
                "what": ACTION_WORDS.get(row.action, row.action),
                "details": told(row.detail),
            }
            for row in found
        ],
        "found": found,
        "action": action,
        "actions": sorted(ACTION_WORDS.items(), key=lambda item: str(item[1])),
    }
    return render(request, "desk/audit.html", shown)
