"""Tables that never end are cut by month, ahead of time; rows with wrong clocks are kept apart, counted, and taken in later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.utils import translation

from gatepost.kernel.ids import id_at, new_id
from gatepost.kernel.models import AuditLine
from gatepost.kernel.partitions import left_in_default, make_months, make_months_ahead, month_starts
from tests.factories import NOON

MILLISECOND = timedelta(milliseconds=1)
MARCH, APRIL = datetime(2031, 3, 1, tzinfo=UTC), datetime(2031, 4, 1, tzinfo=UTC)


def line_at(at: datetime) -> UUID:
    row = AuditLine.objects.create(
        station_id=new_id(), id=id_at(at), at=at, action="gate.issue_pass", subject_kind="pass"
    )
    return row.id


def part_of(identifier: UUID) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM kernel_audit WHERE id = %s", [identifier])
        (name,) = cursor.fetchone() or ("nowhere",)
    return str(name)


def test_months_begin_at_their_first_instant_also_over_new_year() -> None:
    starts = month_starts(datetime(2030, 11, 30, 23, 59, tzinfo=UTC), 3)
    assert [(one.year, one.month, one.day, one.hour) for one in starts] == [
        (2030, 11, 1, 0),
        (2030, 12, 1, 0),
        (2031, 1, 1, 0),
        (2031, 2, 1, 0),
    ]


@pytest.mark.parametrize("day", [1, 31])
def test_months_are_made_from_the_last_one_to_more_than_a_year_ahead(db: None, day: int) -> None:
    made = make_months_ahead(datetime(2031, 1, day, 23, 59, tzinfo=UTC))
    months = [f"{year}_{month:02d}" for year in (2030, 2031, 2032) for month in range(1, 13)][11:28]
    assert made == [f"{table}_{month}" for table in ("kernel_audit", "gate_passage") for month in months]


def test_making_them_again_makes_what_is_missing_only(db: None) -> None:
    make_months(MARCH, 2)
    assert make_months(MARCH, 2) == []
    assert make_months(MARCH, 3) == ["kernel_audit_2031_05", "gate_passage_2031_05"]


def test_a_row_lies_in_the_month_of_its_identifier(db: None) -> None:
    make_months(MARCH, 2)
    instants = [MARCH - MILLISECOND, MARCH, APRIL - MILLISECOND, APRIL]
    assert [part_of(line_at(at)) for at in instants] == [
        "kernel_audit_default",
        "kernel_audit_2031_03",
        "kernel_audit_2031_03",
        "kernel_audit_2031_04",
    ]


def test_a_row_without_a_month_is_kept_and_counted(db: None) -> None:
    before = left_in_default().get("kernel_audit", 0)
    lost = line_at(datetime(2099, 1, 1, tzinfo=UTC))
    assert AuditLine.objects.filter(id=lost).count() == 1
    assert left_in_default() == {"kernel_audit": before + 1}


def test_a_month_that_comes_late_takes_its_rows_and_no_others(db: None) -> None:
    rows = [line_at(at) for at in (MARCH - MILLISECOND, MARCH, APRIL - MILLISECOND, APRIL)]
    make_months(MARCH, 1)
    assert [part_of(row) for row in rows] == [
        "kernel_audit_default",
        "kernel_audit_2031_03",
        "kernel_audit_2031_03",
        "kernel_audit_default",
    ]
    assert AuditLine.objects.filter(id__in=rows).count() == 4


def test_a_late_month_has_the_indexes_and_keys_of_its_table(db: None) -> None:
    make_months(MARCH, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, count(*) FROM pg_indexes WHERE tablename LIKE %s GROUP BY 1", ["%_2031_03"])
        made = dict(cursor.fetchall())
        cursor.execute("SELECT tablename, count(*) FROM pg_indexes WHERE tablename LIKE %s GROUP BY 1", ["%_default"])
        from_the_start = dict(cursor.fetchall())
    assert made == {name.replace("_default", "_2031_03"): count for name, count in from_the_start.items()}


@pytest.mark.parametrize("command", ["SELECT 1 FROM", "DELETE FROM", "UPDATE {} SET id = id"])
@pytest.mark.parametrize("part", ["kernel_audit_2031_03", "kernel_audit_default", "gate_passage_default"])
def test_the_serving_account_cannot_go_round_the_wall_by_a_month(
    db: None, app_role: None, command: str, part: str
) -> None:
    """A part of a table has no wall of its own, and the audit's rights are those of the whole."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        make_months(MARCH, 1)
        cursor.execute("SET ROLE gatepost_app")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute(command.format(part) if "{}" in command else f"{command} {part}")


def told_by_command(language: str) -> str:
    told = StringIO()
    with translation.override(language):
        call_command("make_months", stderr=told)
    return told.getvalue()


def test_the_command_says_how_many_rows_found_no_month(db: None) -> None:
    told_by_command("en")
    line_at(datetime(2099, 1, 1, tzinfo=UTC))
    line_at(datetime(2099, 2, 1, tzinfo=UTC))
    assert told_by_command("en") == (
        "2 rows of kernel_audit carry a time that has no month. Look at the clocks of the devices.\n"
    )
    assert told_by_command("zh-hans") == "表 kernel_audit 里有 2 行的时间对不上任何月份，请看看设备的时钟准不准。\n"


def test_the_command_makes_the_months_of_the_machine_and_of_the_domain(noon: None) -> None:
    told_by_command("en")
    parts = {part_of(line_at(at)) for at in (NOON, datetime.now(UTC))}
    assert parts == {"kernel_audit_2020_02", f"kernel_audit_{datetime.now(UTC):%Y_%m}"}
