"""Rows of the gate that go, and the figures that stay of them. `gone` is what goes, named by whoever takes it away."""

from __future__ import annotations

from uuid import UUID

from gatepost.gate.models import Pass
from gatepost.kernel.models import SearchEntry
from gatepost.kernel.retention.rows import Rows

PASSAGE_FIGURES = """
SELECT 'passages' AS figure, day, post_id AS place_id, jsonb_build_object('direction', direction, 'passer', passer, 'verdict', verdict,
    'passed', passed, 'inferred', inferred, 'overruled', overruled, 'high', high) AS split, number AS count
FROM (
    SELECT (p.happened_at AT TIME ZONE %(zone)s)::date AS day, p.post_id, p.direction, p.passer, p.verdict, p.passed, p.inferred,
        p.overrule_reason IS NOT NULL AS overruled,
        coalesce(p.highest_tenths >= (v.content -> 'temperature' ->> 'threshold_tenths')::int, false) AS high, count(*) AS number
    FROM gone p LEFT JOIN emergencies_policyversion v ON v.id = p.policy_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
) told
UNION ALL
SELECT 'companions', (happened_at AT TIME ZONE %(zone)s)::date, post_id, '{}'::jsonb, sum(companions)
FROM gone GROUP BY 2, 3 HAVING sum(companions) > 0
"""
PASS_FIGURES = """
SELECT 'passes', (issued_at AT TIME ZONE %(zone)s)::date, NULL::uuid, jsonb_build_object('kind', kind, 'state', state), count(*)
FROM gone GROUP BY 2, kind, state
"""
HOLD_FIGURES = """
SELECT 'holds', (from_at AT TIME ZONE %(zone)s)::date, NULL::uuid, '{}'::jsonb, count(*) FROM gone GROUP BY 2
"""
OUTING_FIGURES = "SELECT 'outings', day, NULL::uuid, '{}'::jsonb, sum(outings) FROM gone GROUP BY day"
VEHICLE_FIGURES = """
SELECT 'vehicles', NULL::date, NULL::uuid, jsonb_build_object('kind', plate_kind), count(*) FROM gone GROUP BY plate_kind
"""
OF_EMERGENCY = """
station_id = %(station)s AND (policy_id = ANY (%(policies)s)
    OR policy_id IS NULL AND happened_at >= %(started)s AND happened_at < %(ended)s)
"""
VISITS_OF_EMERGENCY = "station_id = %(station)s AND policy_id = ANY (%(policies)s)"


def passages(where: str) -> Rows:
    return Rows("gate_passage", where, key="station_id, id", figures=PASSAGE_FIGURES)


def visits(where: str) -> Rows:
    """What is to be known of them later, their passages say."""
    return Rows("gate_visit", where)


def passes(where: str) -> Rows:
    return Rows("gate_pass", where, figures=PASS_FIGURES, before=_cut_chains)


def _cut_chains(station_id: UUID, pass_ids: list[UUID]) -> None:
    """A card that stays no longer says which one came after it."""
    Pass.objects.filter(station_id=station_id, replaced_by__in=pass_ids).update(replaced_by=None)


def holds(where: str) -> Rows:
    return Rows("gate_gatehold", where, figures=HOLD_FIGURES)


def outings(where: str) -> Rows:
    return Rows("gate_outing", where, key="station_id, household_id, day", figures=OUTING_FIGURES)


def presence(where: str) -> Rows:
    return Rows("gate_presence", where, key="station_id, subject_id")


def vehicles(where: str) -> Rows:
    return Rows("gate_vehicle", where, figures=VEHICLE_FIGURES, before=_out_of_the_search)


def _out_of_the_search(station_id: UUID, vehicle_ids: list[UUID]) -> None:
    SearchEntry.objects.filter(station_id=station_id, kind="vehicle", subject_id__in=vehicle_ids).delete()
