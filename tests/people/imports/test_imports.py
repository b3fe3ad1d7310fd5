"""A sheet's way into the register: received, confirmed, checked, written, put aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.utils.translation import override
from openpyxl import Workbook, load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.pq import TransactionStatus

from gatepost.kernel import vault
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.models import AuditLine
from gatepost.kernel.sheets import SheetFault, SheetRefused
from gatepost.kernel.sheets.importing import RowDecision
from gatepost.people.actions import (
    PeopleRefused,
    begin_again,
    begin_import,
    carry_out_import,
    choose_columns,
    choose_tab,
    decide_row,
    drop_import,
    export_refused,
    plan_import,
    receive_sheet,
)
from gatepost.people.models import ImportFile, ImportRow, Person, SheetImport
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_door, make_person
from tests.kernel.sheets.sheet_makers import csv, saved, xlsx
from tests.people.imports.register_makers import card

HEADER = ["序号", "姓名", "身份证号", "联系电话", "门牌"]
ROWS = [
    ["某小区住户登记表"],
    HEADER,
    ["1", "顾小满", card(1), "13900007777", "5-1-101"],
    ["2", "方知夏", 1.0990119900307e17, "13900008888", "5-1-101"],
    ["3", "=简书白", card(2), "", "5-1-999"],
]


@pytest.fixture
def at_door(cast: Cast) -> None:
    make_door(cast.house.station, compound=cast.house.compound, address="5-1-101")


def receive(by: Actor, content: bytes | None = None, **told: Any) -> SheetImport:
    told = {
        "kind": "residents",
        "file_name": "住户.xlsx",
        "content": content or xlsx(ROWS),
        "by": by,
        "at": NOON,
    } | told
    return receive_sheet(**told)


def confirm(row: SheetImport, by: Actor, cast: Cast, **told: Any) -> SheetImport:
    columns = {int(column): field for column, field in row.columns.items()}
    settings = {"compound_id": str(cast.house.compound.id)}
    return choose_columns(
        **({"import_id": row.id, "columns": columns, "settings": settings, "by": by, "at": NOON} | told)
    )


def checked(by: Actor, cast: Cast, content: bytes | None = None, **told: Any) -> SheetImport:
    row = confirm(receive(by, content, **told), by, cast)
    return plan_import(import_id=row.id, by=by, at=NOON)


def written(by: Actor, cast: Cast, content: bytes | None = None) -> SheetImport:
    row = checked(by, cast, content)
    begin_import(import_id=row.id, by=by, at=NOON)
    return carry_out_import(import_id=row.id, by=by, at=NOON)


def people(cast: Cast) -> set[str]:
    return set(Person.objects.filter(station=cast.house.station).values_list("name", flat=True)) - {"沈若溪"}


def is_being_written() -> bool:
    return bool(connection.connection.info.transaction_status is TransactionStatus.ACTIVE)


def refused_as(action: Callable[..., object], **told: Any) -> str:
    with pytest.raises(PeopleRefused) as refused:
        action(**told)
    return refused.value.reason


def test_a_sheet_that_comes_is_sealed_and_its_columns_are_guessed(alice: Actor) -> None:
    content = xlsx(ROWS)
    row = receive(alice, content)
    assert (row.header_row, row.titles, row.total) == (2, HEADER, 3)
    assert row.columns == {"1": "name", "2": "paper", "3": "phone", "4": "door"}
    sealed = bytes(ImportFile.objects.get(pk=row.id).content_sealed)
    assert (content in sealed, b"xl/worksheets" in sealed) == (False, False)
    assert vault.unseal_bytes(sealed, context=f"people.importfile:{row.id}") == content


def test_a_file_that_cannot_be_taken_leaves_nothing(alice: Actor) -> None:
    with pytest.raises(SheetRefused):
        receive(alice, b"%PDF-1.7")
    assert (SheetImport.objects.count(), ImportFile.objects.count()) == (0, 0)


def test_a_hidden_sheet_is_taken_only_where_no_visible_one_fits(alice: Actor) -> None:
    book = Workbook()
    for name in ("旧表", "新表"):
        sheet = book.create_sheet(name)
        for line in ROWS[1:3]:
            sheet.append(line)
    book["旧表"].sheet_state = "hidden"
    row = receive(alice, saved(book))
    assert row.tab == "新表"
    assert choose_tab(import_id=row.id, tab="旧表", by=alice, at=NOON).tab == "旧表"


def test_the_dry_run_tells_each_row_and_writes_nobody(alice: Actor, cast: Cast, at_door: None) -> None:
    row = checked(alice, cast)
    assert (row.state, row.counts) == ("checked", {"new": 1, "refused": 2})
    told = list(ImportRow.objects.filter(sheet_import=row).values_list("number", "verdict", "title", "problems"))
    assert told == [
        (3, "new", "顾**", []),
        (4, "refused", "方**", [["cell.number_typed", "paper", ""]]),
        (5, "refused", "", [["cell.formula", "name", ""], ["door_unknown", "door", "5-1-999"]]),
    ]
    assert people(cast) == set()


@pytest.mark.proves("F42")
def test_what_was_checked_is_written_in_one_go(alice: Actor, cast: Cast, at_door: None) -> None:
    row = written(alice, cast)
    assert (row.state, row.counts, people(cast)) == ("done", {"new": 1, "refused": 2}, {"顾小满"})
    line = ImportRow.objects.get(sheet_import=row, number=3)
    assert line.subject_id == Person.objects.get(name="顾小满", station=cast.house.station).id


def test_an_import_that_breaks_leaves_nothing_half(
    alice: Actor, cast: Cast, at_door: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gatepost.people.imports.residents._STEP", 1)
    row = checked(alice, cast, csv([HEADER, ["1", "顾小满", card(1), "", ""], ["2", "方知夏", card(2), "", ""]]))
    begin_import(import_id=row.id, by=alice, at=NOON)

    def breaks(done: int, total: int) -> None:
        if is_being_written():
            raise OSError("power cut")

    monkeypatch.setattr("gatepost.people.actions.importing._NOTED_EVERY", 1)
    monkeypatch.setattr("gatepost.people.actions.importing._ROWS_KEPT_AT_ONCE", 1)
    with pytest.raises(OSError, match="power cut"):
        carry_out_import(import_id=row.id, by=alice, at=NOON, note=breaks)
    row.refresh_from_db()
    assert (people(cast), row.state) == (set(), "writing")
    assert carry_out_import(import_id=row.id, by=alice, at=NOON).counts == {"new": 2}


def test_a_second_call_after_the_end_does_nothing(alice: Actor, cast: Cast, at_door: None) -> None:
    row = written(alice, cast)
    before = AuditLine.objects.count()
    assert carry_out_import(import_id=row.id, by=alice, at=NOON).counts == row.counts
    assert AuditLine.objects.count() == before


def test_progress_is_noted_on_the_way(alice: Actor, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gatepost.people.actions.importing._NOTED_EVERY", 2)
    row = confirm(receive(alice), alice, cast)
    noted: list[tuple[int, int]] = []
    plan_import(import_id=row.id, by=alice, at=NOON, note=lambda done, total: noted.append((done, total)))
    assert noted == [(0, 3), (1, 3), (3, 3)]


@pytest.mark.proves("F42")
def test_the_same_file_twice_changes_nothing(alice: Actor, cast: Cast, at_door: None) -> None:
    content = xlsx(ROWS[:3])
    written(alice, cast, content)
    before = list(Person.objects.order_by("id").values())
    assert written(alice, cast, content).counts == {"same": 1}
    assert list(Person.objects.order_by("id").values()) == before


def test_the_columns_of_a_sender_are_remembered(alice: Actor, cast: Cast) -> None:
    first = receive(alice, csv([["姓名", "电话", "本人电话"], ["顾小满", "1", "13900007777"]]), sender="槐安物业")
    confirm(first, alice, cast, columns={0: "name", 2: "phone"})
    again = receive(alice, csv([["本人电话", "电话", "姓名"], ["13900007777", "1", "顾小满"]]), sender="槐安物业")
    assert again.columns == {"0": "phone", "2": "name"}
    assert again.settings == {"compound_id": str(cast.house.compound.id)}
    other = receive(alice, csv([["电话", "本人电话", "姓名"], ["1", "2", "顾小满"]]), sender="别家物业")
    assert other.columns == {"0": "phone", "2": "name"}


def test_columns_without_a_name_or_with_a_field_twice_are_not_taken(alice: Actor, cast: Cast) -> None:
    row = receive(alice)
    told = {"import_id": row.id, "settings": {}, "by": alice, "at": NOON}
    assert refused_as(choose_columns, columns={2: "paper"}, **told) == "column_missing"
    assert refused_as(choose_columns, columns={1: "name", 2: "name"}, **told) == "field_twice"
    assert refused_as(choose_columns, columns={1: "name", 2: "blood"}, **told) == "field_twice"


def test_a_sheet_without_rows_is_told(alice: Actor, cast: Cast) -> None:
    row = confirm(receive(alice, csv([HEADER, HEADER])), alice, cast)
    with pytest.raises(SheetRefused) as refused:
        plan_import(import_id=row.id, by=alice, at=NOON)
    assert refused.value.fault is SheetFault.NO_ROWS


def test_a_decision_about_a_row_is_carried_out(alice: Actor, cast: Cast, at_door: None) -> None:
    known = make_person(cast.house.station, "方知夏", phone="+8613900008888")
    content = csv([HEADER, ["1", "方知夏", "", "13900008888", "5-1-101"]])
    row = checked(alice, cast, content)
    assert row.counts == {"asked": 1}
    decide_row(import_id=row.id, number=2, decision=RowDecision.SAME_ONE, by=alice, at=NOON)
    begin_import(import_id=row.id, by=alice, at=NOON)
    assert carry_out_import(import_id=row.id, by=alice, at=NOON).counts == {"changed": 1}
    known.refresh_from_db()
    assert known.household is not None
    assert known.household.door.spoken == "5-1-101"


def test_only_a_row_that_is_asked_about_is_decided(alice: Actor, cast: Cast, at_door: None) -> None:
    row = checked(alice, cast)
    told = {"import_id": row.id, "number": 3, "decision": RowDecision.ANOTHER, "by": alice, "at": NOON}
    assert refused_as(decide_row, **told) == "nothing_to_decide"


def test_nothing_is_begun_in_the_wrong_order(alice: Actor, cast: Cast, at_door: None) -> None:
    row = receive(alice)
    told = {"import_id": row.id, "by": alice, "at": NOON}
    assert refused_as(begin_import, **told) == "not_now"
    assert refused_as(begin_again, **told) == "not_now"
    done = written(alice, cast)
    assert refused_as(begin_import, **(told | {"import_id": done.id})) == "not_now"


def test_what_stopped_half_way_may_begin_again_and_not_before(alice: Actor, cast: Cast) -> None:
    row = confirm(receive(alice), alice, cast)
    assert refused_as(begin_again, import_id=row.id, by=alice, at=NOON) == "not_now"
    SheetImport.objects.filter(pk=row.id).update(noted_at=row.noted_at - timedelta(minutes=3))
    assert begin_again(import_id=row.id, by=alice, at=NOON).state == "reading"
    assert ProcrastinateJob.objects.filter(task_name="people.plan_import").count() == 2


def test_the_file_is_destroyed_once_every_row_is_in(alice: Actor, cast: Cast, at_door: None) -> None:
    row = written(alice, cast, xlsx(ROWS[:3]))
    assert ImportFile.objects.filter(pk=row.id).exists() is False
    assert refused_as(export_refused, import_id=row.id, by=alice, at=NOON) == "file_is_gone"


def test_putting_aside_destroys_file_and_rows(alice: Actor, cast: Cast, at_door: None) -> None:
    row = checked(alice, cast)
    assert drop_import(import_id=row.id, by=alice, at=NOON).state == "dropped"
    assert (ImportFile.objects.count(), ImportRow.objects.count(), people(cast)) == (0, 0, set())


def test_rows_that_were_not_taken_come_back_with_the_reason(alice: Actor, cast: Cast, at_door: None) -> None:
    row = written(alice, cast)
    with override("zh-hans"):
        sheet = load_workbook(BytesIO(export_refused(import_id=row.id, by=alice, at=NOON))).active
    assert sheet is not None
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert str(lines[0][0]).endswith("用后销毁。")
    assert lines[1] == ["未导入的原因", "行号", *HEADER]
    assert lines[2][1:4] == [4, "2", "方知夏"]
    assert lines[2][0] == "证件号码：这个号码是按数字填的，Excel 已经改掉了末几位。请把这一列设为文本格式，重新填写。"
    assert [line[1] for line in lines[2:]] == [4, 5]


def test_what_comes_back_can_be_sent_in_again_after_mending(alice: Actor, cast: Cast, at_door: None) -> None:
    book = load_workbook(BytesIO(export_refused(import_id=written(alice, cast).id, by=alice, at=NOON)))
    sheet = book.active
    assert sheet is not None
    sheet["E3"] = card(3)
    sheet.delete_rows(4)
    file = BytesIO()
    book.save(file)
    assert written(alice, cast, file.getvalue()).counts == {"new": 1}
    assert people(cast) == {"顾小满", "方知夏"}


def test_each_step_has_its_line_in_the_audit(alice: Actor, cast: Cast, at_door: None) -> None:
    row = written(alice, cast)
    lines = AuditLine.objects.filter(subject_id=row.id).order_by("id").values_list("action", flat=True)
    assert list(lines) == [
        "people.receive_sheet",
        "people.choose_columns",
        "people.plan_import",
        "people.begin_import",
        "people.carry_out_import",
    ]


def test_nobody_of_another_station_touches_an_import(cast: Cast, at_door: None) -> None:
    row = checked(actor_of(cast.alice), cast)
    charlie = actor_of(cast.charlie)
    for action in (begin_import, drop_import, export_refused, plan_import, begin_again):
        with pytest.raises(SheetImport.DoesNotExist):
            action(import_id=row.id, by=charlie, at=NOON)


def test_who_may_not_edit_persons_may_not_send_a_sheet(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        receive(actor_of(cast.bob))
