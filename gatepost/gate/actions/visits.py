"""Visitors inside: opened by their passage in, ended by whoever sees them leave first."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.access import may_check
from gatepost.gate.content import PassageContent
from gatepost.gate.enums import Direction
from gatepost.gate.models import Visit
from gatepost.gate.queries.facts import Gathered
from gatepost.gate.visiting import due_out, next_time
from gatepost.gate.visitors import key_of_visits, seal_visitor
from gatepost.kernel import audit, clock
from gatepost.kernel.access import Actor


class VisitOver(Exception):
    """A colleague was first: the visitor has left already, by what is recorded."""


def open_visit(content: PassageContent, gathered: Gathered, *, by: Actor, happened_at: datetime) -> Visit | None:
    """Part of recording a passage, under its line of the audit. None for whoever is no visitor, or did not come in."""
    came_in = content.passed and content.direction is Direction.IN
    if not came_in or gathered.facts.passer is not PasserKind.VISITOR:
        return None
    situation, station_id = gathered.situation, may_check(by)
    visit = Visit(
        station_id=station_id,
        compound_id=situation.compound_id,
        policy_id=situation.policy_id,
        in_passage_id=content.id,
        companions=content.companions,
        came_at=happened_at,
        due_out_at=due_out(happened_at, situation.policy.visitors),
    )
    if content.visitor:
        seal_visitor(visit, content.visitor, key_of_visits(station_id, situation.policy_id))
    visit.save(force_insert=True)
    return visit


@transaction.atomic
def end_visit(*, visit_id: UUID, out_passage_id: UUID | None = None, by: Actor, at: datetime) -> Visit:
    """The same passage out may come twice. Raises VisitOver, and Visit.DoesNotExist also for another station's."""
    visit = _locked(visit_id, by)
    if visit.left_at is not None:
        if out_passage_id is None or visit.out_passage_id != out_passage_id:
            raise VisitOver
        return visit
    visit.left_at, visit.out_passage_id, visit.closed_by = at, out_passage_id, by.staff_id
    visit.save(update_fields=["left_at", "out_passage_id", "closed_by"])
    audit.record(by=by, at=at, action="gate.end_visit", subject_kind="visit", subject_id=visit.id)
    return visit


@transaction.atomic
def change_due_out(*, visit_id: UUID, shown: time, by: Actor, at: datetime) -> Visit:
    """Until a clock shows this time next. Raises VisitOver, and Visit.DoesNotExist also for another station's."""
    visit = _locked(visit_id, by)
    if visit.left_at is not None:
        raise VisitOver
    visit.due_out_at = next_time(shown, clock.local(at))
    visit.save(update_fields=["due_out_at"])
    until = visit.due_out_at.isoformat()
    audit.record(by=by, at=at, action="gate.change_due_out", subject_kind="visit", subject_id=visit.id, until=until)
    return visit


def _locked(visit_id: UUID, by: Actor) -> Visit:
    return Visit.objects.select_for_update(no_key=True).get(station_id=may_check(by), pk=visit_id)
