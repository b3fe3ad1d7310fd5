"""The API: thin calls over the same actions and queries that the pages use."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from gatepost.api.callers import DeviceToken, StaffSession
from gatepost.api.calls import one_transaction
from gatepost.api.description import complete
from gatepost.api.endpoints import router as own_router
from gatepost.api.incoming import StrictParser
from gatepost.api.mistakes import problem_of
from gatepost.api.problems import problem_response
from gatepost.emergencies.endpoints import router as emergencies_router
from gatepost.gate.endpoints import router as gate_router
from gatepost.places.endpoints import router as places_router

VERSION = "1.0"
_ABOUT = """The service post's own interface. Times are RFC 3339 with a zone, temperatures whole tenths of a degree Celsius.

Mistakes are answered as application/problem+json (RFC 9457). Text for people comes in the language of Accept-Language,
Chinese by default; what a guard or a passer is told comes in both.
"""


class GatepostAPI(NinjaAPI):
    """Ninja, with one table of mistakes and one description."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        return problem_response(request, problem_of(exc))

    @cached_property
    def description_of_all(self) -> OpenAPISchema:
        described: Any = complete(dict(super().get_openapi_schema(path_prefix="api/")))
        return described  # type: ignore[no-any-return]

    def get_openapi_schema(self, **_asked: Any) -> OpenAPISchema:
        """Made once: it does not depend on who asks."""
        return self.description_of_all


api = GatepostAPI(
    title="Gatepost 小门岗",
    version=VERSION,
    description=_ABOUT,
    docs_url=None,
    urls_namespace="api",
    auth=[DeviceToken(), StaffSession()],
    parser=StrictParser(),
)
api.add_decorator(one_transaction, mode="view")
api.add_router("/gate", gate_router)
api.add_router("/emergencies", emergencies_router)
api.add_router("/places", places_router)
api.add_router("", own_router)
