from __future__ import annotations

import pytest
from django.db import connection, transaction

from gatepost.kernel.jobs import AlreadyWaiting, defer
from tests.kernel.jobs.conftest import states


class Slip(Exception):
    """Rolls a transaction back."""


@pytest.mark.django_db
def test_a_job_waits_with_what_it_was_given(known):
    known("tests.note", lambda **given: None)
    number = defer("tests.note", count=3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE id = %s", [number])
        assert cursor.fetchone() == ('{"count": 3}',)
    assert states() == [("tests.note", "todo", 0)]


@transaction.atomic
def ask_and_slip():
    defer("tests.note")
    raise Slip


@pytest.mark.django_db
def test_there_is_no_job_for_a_change_that_was_rolled_back(known):
    known("tests.note", lambda: None)
    with pytest.raises(Slip):
        ask_and_slip()
    assert states() == []


@pytest.mark.django_db
def test_the_same_work_waits_once_and_the_transaction_goes_on(known):
    known("tests.note", lambda sheet: None)
    defer("tests.note", once="sheet 1", sheet=1)
    with pytest.raises(AlreadyWaiting):
        defer("tests.note", once="sheet 1", sheet=1)
    defer("tests.note", once="sheet 2", sheet=2)
    assert states() == [("tests.note", "todo", 0)] * 2


def test_a_job_that_nobody_knows_is_a_mistake_of_the_code():
    with pytest.raises(KeyError):
        defer("tests.nobody_wrote_it")


@pytest.mark.django_db
def test_the_account_that_serves_may_ask_for_work(known, app_role):
    known("tests.note", lambda: None)
    defer("tests.note")
    assert states() == [("tests.note", "todo", 0)]
