"""What a walk through the whole description needs: the program as a server would run it, and calls as somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import APIOperation

from gatepost.people.models import StaffAccount
from tests.api.operations import Example
from tests.factories import sign_in

_CSRF = "c" * 32
Described = APIOperation[Any, Any, Any, Any]


@dataclass(frozen=True)
class Walker:
    """Who calls: by a session, by a token, or as nobody."""

    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    @classmethod
    def signed_in(cls, account: StaffAccount) -> Walker:
        session = sign_in(Client(), account).cookies["sessionid"].value
        return cls({"X-CSRFToken": _CSRF}, {"sessionid": session, "csrftoken": _CSRF})

    @classmethod
    def with_token(cls, token: str) -> Walker:
        return cls({"Authorization": f"Bearer {token}"})

    def call(self, case: Case) -> schemathesis.Response:
        """Whatever was made up for signing in gives way to who it is."""
        for name in [name for name in case.headers if name.lower() in {"authorization", "cookie"}]:
            del case.headers[name]
        case.cookies.clear()
        return case.call(headers=self.headers, cookies=self.cookies)


@contextmanager
def one_connection() -> Iterator[None]:
    """A server gives its connection back after each request; here the test's transaction is to live on, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def described_operations() -> dict[str, Described]:
    """By their ids, as the running program describes them."""
    described = schemathesis.openapi.from_wsgi(
        "/api/openapi.json", get_wsgi_application(), config=SchemathesisConfig.from_dict({})
    )
    found = [one.ok() for one in described.get_all_operations()]
    return {one.definition.raw["operationId"]: one for one in found}


def cases_of(operation: Described, example: Example) -> st.SearchStrategy[Case]:
    """What the description allows, what it forbids, and both with ids that exist."""
    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    takes_anything = operation.path_parameters or operation.query or operation.body
    made_up = allowed | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE) if takes_anything else allowed
    return made_up | st.builds(_with, made_up, st.just(example), only_ids=st.booleans())


def _with(case: Case, example: Example, *, only_ids: bool) -> Case:
    """The made-up call with what the example has: its ids, or all of its body."""
    for name, value in example.path.items():
        case.path_parameters[name] = str(value)
    if isinstance(case.body, dict) and example.body:
        case.body |= {name: value for name, value in example.body.items() if name.endswith("_id") or not only_ids}
    return case
