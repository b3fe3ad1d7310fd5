"""Rows that are written while the program goes on: all of them, in the order in which they were put, or none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from gatepost.kernel.ids import new_id
from gatepost.kernel.models import SearchEntry
from gatepost.kernel.tenancy import seeing
from gatepost.kernel.writing import Writing, WritingAtOnce, writing_beside

TABLE = SearchEntry._meta.db_table
COLUMNS = ("id", "station_id", "kind", "subject_id", "title", "note", "sort_key", "terms")
Way = Callable[[], AbstractContextManager[Writing]]

pytestmark = pytest.mark.django_db


def entry(station: UUID, title: str, row_id: UUID | None = None) -> tuple[object, ...]:
    return (row_id or new_id(), station, "person", new_id(), title, "", "", "{}")


def titles(station: UUID) -> list[str]:
    return sorted(SearchEntry.objects.filter(station_id=station).values_list("title", flat=True))


def send(writing: Writing, *rows: tuple[object, ...]) -> None:
    writing.put(TABLE, COLUMNS, rows)
    writing.send()


def taken_together(work: Callable[[Writing], None], way: Way = writing_beside) -> None:
    with transaction.atomic(), way() as writing:
        work(writing)


def test_what_was_put_is_there_when_it_has_settled_and_not_before() -> None:
    station = new_id()
    with writing_beside() as writing:
        writing.put(TABLE, COLUMNS, [entry(station, "顾小满")])
        assert titles(station) == []
        writing.settle()
        assert titles(station) == ["顾小满"]
        writing.put(TABLE, COLUMNS, [entry(station, "方知夏")])
        writing.send()
        writing.put(TABLE, COLUMNS, [entry(station, "简书白")])
    assert titles(station) == ["方知夏", "简书白", "顾小满"]


def test_a_question_in_between_is_refused_and_never_answered_wrongly() -> None:
    station = new_id()

    def asks(writing: Writing) -> None:
        send(writing, *(entry(station, str(number)) for number in range(500)))
        titles(station)

    with pytest.raises(DatabaseError, match="another command"):
        taken_together(asks)
    assert titles(station) == []


def test_a_row_that_the_table_refuses_takes_everything_back() -> None:
    station, row_id = new_id(), new_id()

    def puts_twice(writing: Writing) -> None:
        send(writing, entry(station, "顾小满", row_id))
        send(writing, entry(station, "方知夏", row_id))

    with pytest.raises(IntegrityError):
        taken_together(puts_twice)
    assert titles(station) == []


def test_who_breaks_off_leaves_nothing_and_the_connection_goes_on() -> None:
    station = new_id()

    def breaks_off(writing: Writing) -> None:
        send(writing, entry(station, "顾小满"))
        raise OSError("power cut")

    with pytest.raises(OSError, match="power cut"):
        taken_together(breaks_off)
    assert titles(station) == []


def test_a_row_that_is_there_is_written_anew() -> None:
    station, row_id = new_id(), new_id()
    with writing_beside() as writing:
        writing.put(TABLE, COLUMNS, [entry(station, "顾小满", row_id)])
        writing.put(TABLE, COLUMNS, [entry(station, "方知夏", row_id)], updates=("title",))
    assert titles(station) == ["方知夏"]


def test_it_may_be_done_twice_in_a_transaction_and_leaves_no_table_behind() -> None:
    station = new_id()
    for title in ("顾小满", "方知夏"):
        with writing_beside() as writing:
            writing.put(TABLE, COLUMNS, [entry(station, title)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'beside%'")
        assert cursor.fetchone() == (0,)
    assert titles(station) == ["方知夏", "顾小满"]


@pytest.mark.parametrize("way", [writing_beside, lambda: nullcontext(WritingAtOnce())])
def test_the_account_that_serves_writes_rows_of_its_stations_only(app_role: None, way: Way) -> None:
    station = new_id()
    with seeing([station]):
        with pytest.raises(DatabaseError, match="row-level security"):
            taken_together(lambda writing: send(writing, entry(new_id(), "方知夏")), way)
        taken_together(lambda writing: send(writing, entry(station, "顾小满")), way)
        assert titles(station) == ["顾小满"]
