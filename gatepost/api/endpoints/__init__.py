"""Calls that no single module can answer."""

from ninja import Router

from gatepost.api.endpoints.figures import router as figures
from gatepost.api.endpoints.search import router as search

router = Router(tags=["station"])
router.add_router("", search)
router.add_router("", figures)
