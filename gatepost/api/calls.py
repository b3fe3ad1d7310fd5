"""One call: let in, identified, and run in one transaction that shows the caller's stations. The only place that opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from gatepost.api.callers import identify
from gatepost.api.incoming import check_incoming
from gatepost.api.mistakes import problem_of
from gatepost.api.problems import Problem, problem_response
from gatepost.kernel.tenancy import seeing

Run = Callable[..., HttpResponseBase]


class _Undone(Exception):
    """Carries an answer out of a transaction that is to be rolled back."""

    def __init__(self, response: HttpResponseBase) -> None:
        self.response = response
        super().__init__("undone")


def one_transaction(run: Run) -> Run:
    """For every operation: a call that does not answer with success leaves nothing behind."""
    operation_id: str | None = run.__self__.operation_id  # type: ignore[attr-defined]

    @wraps(run)
    def call(request: HttpRequest, **path_values: Any) -> HttpResponseBase:
        check_incoming(request, path_values)
        actor = identify(request, operation_id)
        request.actor = actor  # type: ignore[attr-defined]
        try:
            with seeing(actor.stations):
                response = run(request, **path_values)
                if response.status_code >= 400:
                    raise _Undone(response)
                return response
        except _Undone as undone:
            return undone.response

    return call


def answering(view: Run) -> Run:
    """Around every address of the API: whatever goes wrong becomes a problem; the middleware opens no transaction."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001  the last line of defence is a sentence
            return problem_response(request, problem_of(error))
        return _wrong_method(request, response) if response.status_code == 405 else response

    answer.opens_own_transaction = True  # type: ignore[attr-defined]
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _wrong_method(request: HttpRequest, refused: HttpResponseBase) -> HttpResponse:
    detail = _("This address takes %(methods)s.") % {"methods": refused["Allow"]}
    return problem_response(request, Problem("method-not-allowed", detail, headers={"Allow": refused["Allow"]}))


@answering
def unknown_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Problem("not-found", _("There is no such address. The list of all is at /api/openapi.json."))
