"""Every operation of the API, with an address that exists in its form if not in the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gatepost.api.api import api
from tests.api.caller import Answer, Caller

_NOBODYS_ID = "01900000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Operation:
    id: str
    method: str
    path: str
    """As described, with names in braces."""

    @property
    def address(self) -> str:
        return re.sub(r"\{[^}]+\}", _NOBODYS_ID, self.path).removeprefix("/api")

    def call(self, caller: Caller, content: Any = None) -> Answer:
        if self.method == "get":
            return caller.get(self.address, **({"q": "沈"} if self.id == "search" else {}))
        return caller.post(self.address, {} if content is None else content)

    def __str__(self) -> str:
        return self.id


OPERATIONS = tuple(
    Operation(operation["operationId"], method, path)
    for path, methods in api.get_openapi_schema()["paths"].items()
    for method, operation in methods.items()
)
