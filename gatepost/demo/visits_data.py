"""Visitors of the last day: who is still inside, until when, and who has left. Derived from the passages, as presence is."""

from __future__ import annotations

from uuid import UUID

import msgspec

from gatepost.demo.copying import copy_models
from gatepost.demo.moments import TODAY, at_second
from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.queries import policy_by_id
from gatepost.gate.content import VisitorContent
from gatepost.gate.enums import Direction
from gatepost.gate.models import Passage, Visit
from gatepost.gate.visiting import due_out
from gatepost.gate.visitors import key_of_visits, seal_visitor
from gatepost.kernel import vault


def derive_visits() -> int:
    """A passage out names nobody: it is taken for that of whoever came in last."""
    inside: dict[UUID, list[Visit]] = {}
    visits: list[Visit] = []
    rows = Passage.objects.filter(passer=PasserKind.VISITOR, passed=True, happened_at__gte=at_second(TODAY, 0))
    for row in rows.order_by("happened_at", "id"):
        there = inside.setdefault(row.compound_id, [])
        if row.direction == Direction.IN:
            there.append(_visit(row))
            visits.append(there[-1])
        elif there:
            left = there.pop()
            left.left_at, left.out_passage_id, left.closed_by = row.happened_at, row.id, row.staff_id
    return copy_models(visits)


def _visit(row: Passage) -> Visit:
    assert row.policy_id is not None  # noqa: S101  the demo decides by a version
    visit = Visit(
        id=row.id,
        station_id=row.station_id,
        compound_id=row.compound_id,
        policy_id=row.policy_id,
        in_passage_id=row.id,
        companions=row.companions,
        came_at=row.happened_at,
        due_out_at=due_out(row.happened_at, policy_by_id(row.policy_id).visitors),
    )
    if row.details_sealed:
        told = vault.unseal(row.details_sealed, context=f"gate.passage.details:{row.id}")
        visitor = msgspec.json.decode(told, type=VisitorContent)
        seal_visitor(visit, visitor, key_of_visits(row.station_id, row.policy_id))
    return visit
