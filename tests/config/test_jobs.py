from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from gatepost.config.wiring import JOBS
from gatepost.kernel.partitions import MONTHS_AHEAD, month_starts


@pytest.mark.django_db
def test_the_months_ahead_are_made_every_day():
    assert JOBS["kernel.make_months"].daily_at is not None
    JOBS["kernel.make_months"].run()
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relispartition AND relname LIKE 'kernel_audit_2%%'")
        made = {row[0] for row in cursor.fetchall()}
    wanted = {f"kernel_audit_{start:%Y_%m}" for start in month_starts(datetime.now(UTC), MONTHS_AHEAD)}
    assert wanted - made == set()
