"""The gate's calls."""

from ninja import Router

from gatepost.gate.endpoints.checks import router as checks
from gatepost.gate.endpoints.inside import router as inside
from gatepost.gate.endpoints.keys import router as keys
from gatepost.gate.endpoints.passages import router as passages
from gatepost.gate.endpoints.passes import router as passes
from gatepost.gate.endpoints.posts import router as posts
from gatepost.gate.endpoints.vehicles import router as vehicles

router = Router(tags=["gate"])
router.add_router("", checks)
router.add_router("", passages)
router.add_router("", inside)
router.add_router("", passes)
router.add_router("", vehicles)
router.add_router("", posts)
router.add_router("", keys)
