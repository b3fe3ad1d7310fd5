"""Every answer that is not the one asked for: application/problem+json (RFC 9457), in the caller's language.

`type` is a stable word under /problems/ that a program may rely on; `detail` is a sentence for the person who sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"
_FOLDER = "/problems/"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    status: int
    title: Promise


KINDS = {
    "not-json": ProblemKind(400, _("This is not JSON")),
    "sign-in-needed": ProblemKind(401, _("Who is calling?")),
    "not-allowed": ProblemKind(403, _("Not allowed")),
    "not-for-this-device": ProblemKind(403, _("Not for this device")),
    "second-factor-needed": ProblemKind(403, _("Second factor needed")),
    "page-too-old": ProblemKind(403, _("The page is too old")),
    "not-found": ProblemKind(404, _("Not found")),
    "post-unknown": ProblemKind(404, _("No such post")),
    "method-not-allowed": ProblemKind(405, _("Not this method")),
    "no-policy": ProblemKind(409, _("No policy in force")),
    "emergency-closed": ProblemKind(409, _("That time is closed")),
    "passage-conflict": ProblemKind(409, _("This id is taken")),
    "pass-refused": ProblemKind(409, _("The pass cannot be issued or changed")),
    "policy-refused": ProblemKind(409, _("The policy cannot be published")),
    "no-signing-key": ProblemKind(409, _("No key signs yet")),
    "key-still-signs": ProblemKind(409, _("This key still signs")),
    "body-too-large": ProblemKind(413, _("Too much at once")),
    "media-type": ProblemKind(415, _("Only JSON is understood")),
    "invalid-input": ProblemKind(422, _("Something in it does not fit")),
    "decision-open": ProblemKind(422, _("A reason is needed")),
    "too-many-calls": ProblemKind(429, _("Too many calls")),
    "server-error": ProblemKind(500, _("Our mistake")),
}


class Problem(Exception):
    """Raised anywhere in a call; nothing that the call had written stays."""

    def __init__(
        self, word: str, detail: str | Promise, *, headers: dict[str, str] | None = None, **members: object
    ) -> None:
        self.word = word
        self.detail = detail
        self.headers = headers or {}
        self.members = members
        super().__init__(word)

    @property
    def status(self) -> int:
        return KINDS[self.word].status


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    kind = KINDS[problem.word]
    content: dict[str, Any] = {
        "type": _FOLDER + problem.word,
        "title": str(kind.title),
        "status": kind.status,
        "detail": str(problem.detail),
        "instance": request.path,
        **problem.members,
    }
    return HttpResponse(
        msgspec.json.encode(content), status=kind.status, content_type=MEDIA_TYPE, headers=problem.headers
    )
