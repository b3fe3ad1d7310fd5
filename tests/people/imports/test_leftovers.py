"""Sheets that nobody came back for are destroyed, with what was found in them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from gatepost.kernel.access import Actor
from gatepost.kernel.jobs.table import job_table
from gatepost.kernel.models import AuditLine
from gatepost.people.actions import begin_import, carry_out_import, choose_columns, plan_import, receive_sheet
from gatepost.people.actions.import_leftovers import LEFT_OVER_DAYS
from gatepost.people.import_upkeep import destroy_left_over_sheets_job
from gatepost.people.models import ImportFile, ImportRow, Person, SheetImport
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.kernel.sheets.sheet_makers import csv
from tests.people.imports.register_makers import card

PEOPLE = [["姓名", "身份证号"], ["顾小满", card(1)], ["方知夏", "1"]]


def received(by: Actor) -> SheetImport:
    return receive_sheet(kind="residents", file_name="住户.csv", content=csv(PEOPLE), by=by, at=NOON)


def done(by: Actor) -> SheetImport:
    row = received(by)
    choose_columns(import_id=row.id, columns={0: "name", 1: "paper"}, settings={}, by=by, at=NOON)
    plan_import(import_id=row.id, by=by, at=NOON)
    begin_import(import_id=row.id, by=by, at=NOON)
    return carry_out_import(import_id=row.id, by=by, at=NOON)


def age(row: SheetImport, days: int) -> None:
    SheetImport.objects.filter(pk=row.id).update(noted_at=F("noted_at") - timedelta(days=days))


def left(row: SheetImport) -> tuple[str, int, int]:
    row.refresh_from_db()
    files, rows = ImportFile.objects.filter(pk=row.id), ImportRow.objects.filter(sheet_import=row)
    return row.state, files.count(), rows.count()


def test_a_sheet_that_was_sent_and_never_looked_at_again_is_destroyed(alice: Actor) -> None:
    row = received(alice)
    age(row, LEFT_OVER_DAYS + 1)
    destroy_left_over_sheets_job()
    assert left(row) == ("dropped", 0, 0)
    line = AuditLine.objects.get(action="people.destroy_left_over_sheets")
    assert (line.subject_id, line.staff_id, line.station_id) == (row.id, None, row.station_id)


def test_rows_that_nobody_mended_are_destroyed_and_the_register_stays(alice: Actor) -> None:
    row = done(alice)
    assert left(row) == ("done", 1, 2)
    age(row, LEFT_OVER_DAYS + 1)
    destroy_left_over_sheets_job()
    assert left(row) == ("done", 0, 0)
    assert Person.objects.filter(name="顾小满", station_id=alice.station_id).count() == 1


@pytest.mark.parametrize("days", [0, LEFT_OVER_DAYS - 1])
def test_a_sheet_that_somebody_may_still_come_back_for_stays(alice: Actor, days: int) -> None:
    row = done(alice)
    age(row, days)
    destroy_left_over_sheets_job()
    assert left(row) == ("done", 1, 2)


def test_a_second_turn_of_the_day_finds_nothing(alice: Actor) -> None:
    age(received(alice), LEFT_OVER_DAYS + 1)
    destroy_left_over_sheets_job()
    destroy_left_over_sheets_job()
    assert AuditLine.objects.filter(action="people.destroy_left_over_sheets").count() == 1


def test_every_station_is_looked_after(cast: Cast, alice: Actor) -> None:
    rows = [received(alice), received(actor_of(cast.charlie))]
    for row in rows:
        age(row, LEFT_OVER_DAYS + 1)
    destroy_left_over_sheets_job()
    assert [left(row) for row in rows] == [("dropped", 0, 0)] * 2


def test_it_has_its_turn_every_day() -> None:
    job = job_table()["people.destroy_left_over_sheets"]
    assert (job.run, job.daily_at is None) == (destroy_left_over_sheets_job, False)
