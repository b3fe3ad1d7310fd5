"""Passages of the past ten months, made by the database itself: one INSERT .. SELECT for each half million."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

_BATCH = 500_000
_DAYS = 300

_PASSAGES = f"""
INSERT INTO gate_passage (station_id, id, digest, post_id, compound_id, direction, passer, pass_id, person_id, household_id, token,
    passed, verdict, needs, reasons, policy_id, readings, highest_tenths, companions, goods, inferred, happened_at, recorded_at,
    device_id)
SELECT p.station_id, uuidv7(happened - clock_timestamp()), decode(md5(n::text), 'hex'), %(post)s, p.compound_id,
    CASE WHEN n / %(passes)s %% 2 = 0 THEN 'in' ELSE 'out' END, 'resident', p.pass_id, p.person_id, p.household_id, 'valid', true,
    'admit', '{{}}', '{{}}', NULL, '[]', 365, 0, '', false, happened, happened, %(device)s
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n
JOIN bench_walker p ON p.number = n %% %(passes)s
CROSS JOIN LATERAL (
    SELECT now() - interval '{_DAYS} days' * (1 - n / %(rows)s::float8) - interval '1 hour' AS happened
) moment
"""
_WALKERS = """
CREATE TEMPORARY TABLE bench_walker AS
SELECT row_number() OVER (ORDER BY p.id) - 1 AS number, p.station_id, p.id AS pass_id, p.compound_id, p.person_id,
    person.household_id
FROM gate_pass p JOIN people_person person ON person.id = p.person_id WHERE p.id = ANY (%s)
"""
_OUTINGS = """
INSERT INTO gate_outing (station_id, household_id, day, outings)
SELECT DISTINCT station_id, household_id, current_date - back, 2 FROM bench_walker, generate_series(1, 31) back
"""
_PRESENCE = """
INSERT INTO gate_presence (station_id, subject_id, compound_id, is_inside, since, passage_id, passer)
SELECT station_id, person_id, compound_id, false, now() - interval '1 hour', pass_id, 'resident' FROM bench_walker
"""


def make_history(pass_ids: Sequence[UUID], each: int, *, post_id: UUID, device_id: UUID) -> int:
    """So many earlier passages of each pass, spread over the months; the last month's outings of its household; where it is."""
    rows = len(pass_ids) * each
    with connection.cursor() as cursor:
        cursor.execute(_WALKERS, [list(pass_ids)])
        for first in range(0, rows, _BATCH):
            values = {"first": first, "last": min(first + _BATCH, rows) - 1, "rows": rows, "passes": len(pass_ids)}
            cursor.execute(_PASSAGES, values | {"post": post_id, "device": device_id})
        cursor.execute(_OUTINGS)
        cursor.execute(_PRESENCE)
    return rows
