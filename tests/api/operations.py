"""Every operation of the API, as its description names it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gatepost.api.api import api
from tests.api.caller import Answer, Caller


@dataclass(frozen=True)
class Example:
    """One call that makes sense: what stands in the address, behind it, and in the body."""

    path: dict[str, object] = field(default_factory=dict)
    query: dict[str, object] = field(default_factory=dict)
    body: dict[str, Any] | None = None


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    """As described, with names in braces."""

    def address(self, example: Example) -> str:
        return self.path.removeprefix("/api").format(**example.path)

    def call(self, caller: Caller, example: Example) -> Answer:
        if self.method == "get":
            return caller.get(self.address(example), **example.query)
        return caller.post(self.address(example), example.body)

    def __str__(self) -> str:
        return self.id


OPERATIONS = tuple(
    Operation(operation["operationId"], method, path)
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method, operation in methods.items()
)
