"""What may come in at all: how much, in which form, without the character that PostgreSQL cannot keep."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.parser import Parser

from gatepost.api.problems import Problem
from gatepost.sync.bodies import has_nul

MOST_BYTES = 64 * 1024
_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class StrictParser(Parser):
    """JSON as RFC 8259 has it: no half characters, no NaN, nothing behind the end."""

    def parse_body(self, request: HttpRequest) -> Any:
        return msgspec.json.decode(request.body)


def check_incoming(request: HttpRequest, path_values: dict[str, Any]) -> None:
    """Raises Problem before anything is looked up."""
    if request.method in _WITH_BODY:
        _check_body(request)
    given = [*request.GET.values(), *request.GET, *map(str, path_values.values())] if _may_hold_nul(request) else []
    if any("\0" in text for text in given):
        raise _nul_problem()


def _may_hold_nul(request: HttpRequest) -> bool:
    return "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path


def _check_body(request: HttpRequest) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BYTES:
        detail = _("A call may carry %(kilobytes)d kilobytes at most. Send less at once.")
        raise Problem("body-too-large", detail % {"kilobytes": MOST_BYTES // 1024})
    if int(length) == 0 and not request.content_type:
        return
    if request.content_type != "application/json":
        raise Problem("media-type", _("Send JSON, with the header Content-Type: application/json."))
    if has_nul(request.body):
        raise _nul_problem()


def _nul_problem() -> Problem:
    detail = _("There is a character in it that cannot be kept (U+0000). Remove it and send again.")
    return Problem("invalid-input", detail, errors=[])
