"""What was sent, read into a struct: strictly, fast, and saying what is wrong where it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse

Content = TypeVar("Content", bound=msgspec.Struct)

# A backslash before the backslash makes it plain text.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class BodyMistake(Exception):
    """The body is not what the call takes. `wanted` is the struct, `path` the place as msgspec names it."""

    def __init__(self, wanted: type[msgspec.Struct], error: msgspec.ValidationError) -> None:
        self.wanted = wanted
        self.message, _, place = str(error).partition(" - at ")
        self.path = place[place.find("$") :].removesuffix("`")
        super().__init__(str(error))


def has_nul(body: bytes) -> bool:
    """True when a text in it holds the one character that PostgreSQL cannot keep."""
    return b"\\u0000" in body and _NUL.search(body) is not None


def body_reader(wanted: type[Content]) -> Callable[[HttpRequest], Content]:
    """Raises BodyMistake, and msgspec.DecodeError for what is no JSON at all."""
    decoder = msgspec.json.Decoder(wanted)

    def read(request: HttpRequest) -> Content:
        try:
            return decoder.decode(request.body)
        except msgspec.ValidationError as error:
            msgspec.json.decode(request.body)  # what is no JSON further on is told so first
            raise BodyMistake(wanted, error) from error

    return read


def json_answer(answer: msgspec.Struct, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(answer), status=status, content_type="application/json")


def takes(wanted: type[msgspec.Struct]) -> dict[str, Any]:
    """Says in the API's description that a call takes this struct."""
    return {"requestBody": {"required": True, "content": _json(wanted)}, "x-takes": [wanted]}


def answers(by_status: dict[int, type[msgspec.Struct]], descriptions: dict[int, str]) -> dict[str, Any]:
    """Says what it answers with. The API's description collects the structs into its components."""
    responses = {
        status: {"description": descriptions[status], "content": _json(struct)} for status, struct in by_status.items()
    }
    return {"responses": responses, "x-answers": list(by_status.values())}


def _json(struct: type[msgspec.Struct]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{struct.__name__}"}}}
