"""The calls of the emergency."""

from ninja import Router

from gatepost.emergencies.endpoints.policies import router as policies
from gatepost.emergencies.endpoints.risks import router as risks

router = Router(tags=["emergencies"])
router.add_router("", policies)
router.add_router("", risks)
