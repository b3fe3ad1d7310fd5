"""Who looks at the desk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from gatepost.kernel.models import Backup
from tests.cast import Cast
from tests.factories import sign_in


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    """Alice's, who leads the station; it was backed up last night."""
    at = datetime.now(UTC) - timedelta(hours=6)
    Backup.objects.create(started_at=at, ended_at=at, file_name="gatepost-0.backup", size=1, row_count=1)
    return sign_in(client, cast.alice)
