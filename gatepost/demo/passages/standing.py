"""What follows from the passages: who is where, and how often each household went out."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

# The same words as in the statement that records a single passage, over all of them at once.
_PRESENCE = """
INSERT INTO gate_presence (station_id, subject_id, compound_id, is_inside, since, passage_id, passer)
SELECT DISTINCT ON (station_id, coalesce(person_id, vehicle_id))
    station_id, coalesce(person_id, vehicle_id), compound_id, direction = 'in', happened_at, id, passer
FROM gate_passage WHERE passed AND coalesce(person_id, vehicle_id) IS NOT NULL
ORDER BY station_id, coalesce(person_id, vehicle_id), happened_at DESC
"""
_OUTINGS = """
INSERT INTO gate_outing (station_id, household_id, day, outings)
SELECT station_id, household_id, (happened_at AT TIME ZONE 'Asia/Shanghai')::date, count(*)
FROM gate_passage WHERE passed AND direction = 'out' AND household_id IS NOT NULL
GROUP BY 1, 2, 3
"""
_AUDIT = """
INSERT INTO kernel_audit (station_id, id, at, staff_id, device_id, action, subject_kind, subject_id, detail)
SELECT station_id, id, recorded_at, staff_id, device_id, 'gate.record_passage', 'passage', id,
    jsonb_build_object('verdict', verdict, 'passed', passed, 'overruled', overrule_reason IS NOT NULL)
FROM gate_passage WHERE happened_at >= %s OR overrule_reason IS NOT NULL
"""


def derive_standing(audit_from: datetime) -> int:
    """Rows made. The audit lines of older passages are left out: a line for each would double the load."""
    made = 0
    with connection.cursor() as cursor:
        for statement, values in ((_PRESENCE, None), (_OUTINGS, None), (_AUDIT, [audit_from])):
            cursor.execute(statement, values)
            made += cursor.rowcount
    return made
