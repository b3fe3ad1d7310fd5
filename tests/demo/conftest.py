from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from gatepost.demo.loading import load_demo
from gatepost.demo.moments import NOW
from gatepost.demo.progress import SilentSteps
from gatepost.demo.sizes import FULL, SMALL, DemoSize
from gatepost.kernel import clock


@contextmanager
def _loaded(size: DemoSize) -> Iterator[None]:
    with transaction.atomic():
        load_demo(SilentSteps(), size)
        transaction.get_connection().check_constraints()
        assert abs(clock.now() - NOW) < timedelta(minutes=5)
        yield
        transaction.set_rollback(True)
    clock.forget()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """One building in each compound, the last days; loaded once for a module, and taken back."""
    with django_db_blocker.unblock(), _loaded(SMALL):
        yield


@pytest.fixture(scope="module")
def five_months(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """One building in each compound, from the call-out on."""
    with django_db_blocker.unblock(), _loaded(replace(SMALL, days=FULL.days)):
        yield
