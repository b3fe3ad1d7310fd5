"""The least that a durable check can cost here: one call, one row as wide as a passage with the same three indexes, one commit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from uuid_utils.compat import uuid7

TABLE = """
CREATE TABLE bench_row (LIKE gate_passage INCLUDING DEFAULTS INCLUDING INDEXES);
GRANT INSERT ON bench_row TO gatepost_app;
"""
_INSERT = """
INSERT INTO bench_row (station_id, id, digest, post_id, compound_id, direction, passer, pass_id, person_id, household_id, token,
    passed, verdict, needs, reasons, policy_id, readings, highest_tenths, companions, goods, inferred, happened_at, recorded_at,
    device_id)
VALUES (%s, %s, %s, %s, %s, 'in', 'resident', %s, %s, %s, 'valid', true, 'admit', '{}', '{}', %s,
    '[{"tenths": 364, "site": "forehead", "at": "2020-02-14T04:00:00Z"}]', 364, 0, '', false, %s, %s, %s)
"""
_STATION, _POST, _COMPOUND, _PERSON, _HOUSEHOLD, _POLICY, _DEVICE = (UUID(int=number) for number in range(1, 8))
_DIGEST = bytes(16)


def insert_row(request: HttpRequest) -> HttpResponse:
    at, row_id = datetime.now(UTC), uuid7()
    values: list[Any] = [
        _STATION,
        row_id,
        _DIGEST,
        _POST,
        _COMPOUND,
        row_id,
        _PERSON,
        _HOUSEHOLD,
        _POLICY,
        at,
        at,
        _DEVICE,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
    return HttpResponse(status=201)


urlpatterns = [path("row", insert_row)]
