"""The long part of an import, done by the worker: what it commits is seen, what breaks leaves nothing."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest

from gatepost.kernel.access import Actor, Role
from gatepost.people import jobs
from gatepost.people.actions import begin_import, choose_columns, plan_import, receive_sheet
from gatepost.people.import_progress import noting_progress
from gatepost.people.models import Person, SheetImport, StaffRole
from tests.cast import Cast
from tests.factories import NOON
from tests.kernel.sheets.sheet_makers import csv
from tests.people.imports.register_makers import card

PEOPLE = [["姓名", "身份证号"], ["顾小满", card(1)], ["方知夏", card(2)]]


def confirmed(by: Actor, rows: list[list[str]] | None = None) -> SheetImport:
    content = csv(rows or PEOPLE)
    row = receive_sheet(kind="residents", file_name="住户.csv", content=content, by=by, at=NOON)
    columns = {int(place): field for place, field in row.columns.items()}
    return choose_columns(import_id=row.id, columns=columns, settings={}, by=by, at=NOON)


def do(job: Callable[..., None], row: SheetImport) -> SheetImport:
    job(station_id=str(row.station_id), import_id=str(row.id))
    row.refresh_from_db()
    return row


def test_the_job_checks_and_then_writes(alice: Actor, cast: Cast) -> None:
    row = do(jobs.plan_import_job, confirmed(alice))
    assert (row.state, row.counts) == ("checked", {"new": 2})
    begin_import(import_id=row.id, by=alice, at=NOON)
    assert (do(jobs.carry_out_import_job, row).state, row.counts) == ("done", {"new": 2})
    assert Person.objects.filter(station=cast.house.station).count() == 3


def test_only_a_sheet_that_wrote_something_is_followed_by_a_look_for_the_same_person(
    alice: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    monkeypatch.setattr(jobs, "look_for_same", lambda **told: looked.append(told["station_id"]))
    counts = []
    for _time in range(2):
        row = do(jobs.plan_import_job, confirmed(alice))
        begin_import(import_id=row.id, by=alice, at=NOON)
        counts.append(do(jobs.carry_out_import_job, row).counts)
    assert (counts, looked) == ([{"new": 2}, {"same": 2}], [cast.house.station.id])


def test_a_sheet_that_cannot_be_read_is_told_and_not_tried_again(alice: Actor, cast: Cast) -> None:
    row = confirmed(alice, [["姓名"], ["姓名"], ["身份证号"]])
    SheetImport.objects.filter(pk=row.id).update(header_row=9)
    assert (do(jobs.plan_import_job, row).state, row.fault) == ("failed", "no_rows")


def test_who_lost_the_role_in_between_does_not_go_on(alice: Actor, cast: Cast) -> None:
    row = confirmed(alice)
    StaffRole.objects.filter(account=cast.alice, role=Role.STATION_LEAD).update(role=Role.SHIFT_WORKER)
    plan = do(jobs.plan_import_job, row)
    assert (plan.state, plan.fault, plan.counts) == ("failed", "not_allowed", {})


def test_progress_is_written_by_a_connection_of_its_own(
    alice: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[psycopg.Connection] = []
    connect = psycopg.connect

    def listening(*args: object, **told: object) -> object:
        opened.append(connect(*args, **told))  # type: ignore[arg-type]
        return opened[-1]

    monkeypatch.setattr(psycopg, "connect", listening)
    with noting_progress(cast.house.station.id, confirmed(alice).id) as note:
        note(1, 2)
    assert [one.closed for one in opened] == [True]


def test_a_second_plan_takes_the_place_of_the_first(alice: Actor, cast: Cast) -> None:
    row = do(jobs.plan_import_job, confirmed(alice))
    choose_columns(import_id=row.id, columns={0: "name"}, settings={}, by=alice, at=NOON)
    again = plan_import(import_id=row.id, by=alice, at=NOON)
    assert (again.counts, again.rows.count()) == ({"new": 2}, 2)
