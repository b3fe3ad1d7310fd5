"""The API's own description (OpenAPI 3.1), completed by what holds for every call: structs, problems, devices."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from gatepost.api.device_access import DEVICE_OPERATIONS
from gatepost.api.problems import KINDS, MEDIA_TYPE

_REF = "#/components/schemas/{name}"
_READS = frozenset({400, 401, 403, 405, 422, 429, 500})
_WRITES = _READS | {409, 413, 415}
_MAY_FIND_NOTHING_READY = frozenset({"get_policy_in_force", "get_pass_code"})
"""Calls that change nothing and may still find that something has to be made first."""
_DESCRIPTIONS = {
    400: "The body is no JSON.",
    401: "Neither a known device nor a signed-in person.",
    403: "Known, but not allowed to do this.",
    404: "Not there, or not of this station.",
    405: "The address takes another method.",
    409: "It contradicts what is there already.",
    413: "More than 64 KB.",
    415: "Not application/json.",
    422: "Something in it does not fit; `errors` names the fields.",
    429: "Too many calls; wait as long as Retry-After says.",
    500: "A mistake of the server; it has been logged.",
}
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. `type` is stable; `title` and `detail` come in the language of Accept-Language.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "enum": [f"/problems/{word}" for word in KINDS]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
        "reason": {"type": "string"},
        "permission": {"type": "string"},
        "decision": {"$ref": "#/components/schemas/CheckAnswer"},
    },
}


def complete(described: dict[str, Any]) -> dict[str, Any]:
    """Plain JSON, the same for the same code: fit to be kept in contracts/ and compared."""
    structs: list[type] = []
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            structs += operation.pop("x-takes", []) + operation.pop("x-answers", [])
            operation["x-devices"] = devices_of(operation["operationId"])
            _add_problems(operation, writes=method != "get", finds="{" in path)
    _definitions, components = msgspec.json.schema_components(structs, ref_template=_REF)
    described["components"]["schemas"].update(components, Problem=PROBLEM_SCHEMA)
    plain: dict[str, Any] = json.loads(json.dumps(described, sort_keys=True))
    return plain


def devices_of(operation_id: str) -> list[str]:
    return sorted(kind.value for kind, operations in DEVICE_OPERATIONS.items() if operation_id in operations)


def _add_problems(operation: dict[str, Any], *, writes: bool, finds: bool) -> None:
    statuses = (_WRITES if writes else _READS) | ({404} if finds or writes else set())
    statuses |= {409} if operation["operationId"] in _MAY_FIND_NOTHING_READY else set()
    for status in sorted(statuses):
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        operation["responses"][status] = {"description": _DESCRIPTIONS[status], "content": content}
