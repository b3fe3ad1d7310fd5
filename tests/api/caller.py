"""Calls the API as a program would: JSON out, JSON in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from gatepost.people.models import StaffAccount
from tests.factories import sign_in

_JSON = "application/json"


@dataclass(frozen=True)
class Caller:
    client: Client = field(default_factory=Client)
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def with_token(cls, token: str) -> Caller:
        return cls(headers={"Authorization": f"Bearer {token}"})

    @classmethod
    def signed_in(cls, account: StaffAccount) -> Caller:
        return cls(sign_in(Client(), account))

    def get(self, address: str, **asked: Any) -> Answer:
        return Answer(self.client.get(f"/api{address}", asked, headers=self.headers))

    def post(self, address: str, content: Any, **headers: str) -> Answer:
        """`content` is sent as JSON; text and bytes are sent as they are, and None is no body at all."""
        body = content if isinstance(content, str | bytes) else json.dumps(content)
        if content is None:
            return Answer(self.client.generic("POST", f"/api{address}", headers=self.headers))
        all_headers = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        # Django's client names no type for an empty body; a program does.
        response = self.client.post(f"/api{address}", body, content_type=_JSON, headers=all_headers, CONTENT_TYPE=_JSON)
        return Answer(response)


@dataclass(frozen=True)
class Answer:
    response: HttpResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def content(self) -> Any:
        return json.loads(self.response.content)

    @property
    def problem(self) -> str:
        """The word of a problem; an assertion when it is none."""
        assert self.response["Content-Type"] == "application/problem+json", self.response.content
        return str(self.content["type"]).removeprefix("/problems/")
