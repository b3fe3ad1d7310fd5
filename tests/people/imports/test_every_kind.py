"""Every kind of sheet goes the same way: received, confirmed, checked, written, and the second time nothing changes."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from gatepost.kernel.access import Actor
from gatepost.people.actions import (
    begin_import,
    carry_out_import,
    choose_columns,
    export_refused,
    plan_import,
    receive_sheet,
)
from gatepost.people.import_kinds import all_kinds
from gatepost.people.models import Enterprise, ImportFile, SheetImport
from tests.cast import Cast
from tests.factories import NOON, make_door, make_person, make_vehicle
from tests.kernel.sheets.sheet_makers import xlsx
from tests.people.imports.register_makers import card

SHEETS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "residents": (["姓名", "身份证号", "门牌"], ["顾小满", card(3), "5-1-101"], ["方知夏", "1", "5-1-101"]),
    "enterprises": (["企业名称", "统一社会信用代码"], ["青石科技", "91990106MA000000XX"], ["白鹭科技", "123"]),
    "employees": (["姓名", "身份证号", "单位"], ["温如意", card(5), "晴川科技"], ["简书白", card(7), "云外科技"]),
    "staff": (["用户名", "姓名", "岗位"], ["gu-xm", "顾小满", "值守人员"], ["fang", "方知夏", "国王"]),
    "places": (["楼号", "单元数", "层数", "每层户数"], ["9", "2", "6", "2"], ["10", "2", "六十六", "2"]),
    "vehicles": (["车牌号", "车主"], ["京B00001", ""], ["京AI2345", ""]),
    "passes": (["姓名", "身份证号", "截止日"], ["陆晚晴", card(1), "2020-4-30"], ["余清岚", card(9), "2020-4-30"]),
}
"""For each kind the header, a row that is taken, and one that is not."""


@pytest.fixture
def ready(cast: Cast) -> None:
    """What the rows name."""
    station = cast.house.station
    door = make_door(station, compound=cast.house.compound, address="5-1-101")
    make_person(station, "陆晚晴", door=door, paper=card(1))
    make_vehicle(station, "京A12345")
    Enterprise.objects.create(station=station, name="晴川科技")


def imported(kind: str, by: Actor, cast: Cast) -> SheetImport:
    header, taken, refused = SHEETS[kind]
    content = xlsx([["登记表"], header, taken, refused])
    row = receive_sheet(kind=kind, file_name=f"{kind}.xlsx", content=content, by=by, at=NOON)
    columns = {int(column): field for column, field in row.columns.items()}
    assert len(columns) == len(header)
    settings = {"compound_id": str(cast.house.compound.id)}
    choose_columns(import_id=row.id, columns=columns, settings=settings, by=by, at=NOON)
    assert plan_import(import_id=row.id, by=by, at=NOON).state == "checked"
    begin_import(import_id=row.id, by=by, at=NOON)
    return carry_out_import(import_id=row.id, by=by, at=NOON)


def test_every_kind_has_its_sheet_here() -> None:
    assert set(SHEETS) == {kind.name for kind in all_kinds()}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_is_written_once_and_what_is_refused_comes_back(
    kind: str, alice: Actor, cast: Cast, ready: None, desk: Client
) -> None:
    first = imported(kind, alice, cast)
    assert (first.state, first.counts) == ("done", {"new": 1, "refused": 1})
    assert imported(kind, alice, cast).counts == {"same": 1, "refused": 1}
    with override("zh-hans"):
        sheet = load_workbook(BytesIO(export_refused(import_id=first.id, by=alice, at=NOON))).active
    assert sheet is not None
    back = [[cell.value for cell in line] for line in sheet.iter_rows()][1:]
    assert (back[0][2:], back[1][1], len(back)) == (SHEETS[kind][0], 4, 2)
    assert [cell or "" for cell in back[1][2:]] == SHEETS[kind][2]
    assert back[1][0]
    assert ImportFile.objects.filter(pk=first.pk).exists()
    for verdict in ("new", "refused"):
        page = desk.get(reverse("people:import_rows", args=[first.id]), {"verdict": verdict})
        assert (page.status_code, "共 1 条" in page.content.decode()) == (200, True)


def test_what_a_sheet_says_of_columns_is_shown_without_passwords(alice: Actor, desk: Client) -> None:
    content = xlsx([["用户名", "姓名", "初始密码"], ["gu-xm", "顾小满", "plum-rain-lantern"]])
    row = receive_sheet(kind="staff", file_name="人员.xlsx", content=content, by=alice, at=NOON)
    assert "plum-rain-lantern" not in desk.get(reverse("people:import_columns", args=[row.id])).content.decode()


def test_a_needed_column_that_is_missing_is_told_by_its_name(alice: Actor, desk: Client) -> None:
    content = xlsx([["姓名", "身份证号"], ["顾小满", card(1)]])
    row = receive_sheet(kind="employees", file_name="职工.xlsx", content=content, by=alice, at=NOON)
    answer = desk.post(reverse("people:import_columns", args=[row.id]), {"column_0": "name", "column_1": "paper"})
    assert (answer.status_code, "哪一列是“企业或统一社会信用代码”" in answer.content.decode()) == (422, True)


def test_an_enterprise_that_resembles_one_is_decided_on_the_page(
    alice: Actor, cast: Cast, ready: None, desk: Client
) -> None:
    content = xlsx([["企业名称", "统一社会信用代码"], ["晴川科技", "91990106MA00000DEW"]])
    row = receive_sheet(kind="enterprises", file_name="企业.xlsx", content=content, by=alice, at=NOON)
    columns = {int(column): field for column, field in row.columns.items()}
    choose_columns(import_id=row.id, columns=columns, settings={}, by=alice, at=NOON)
    plan_import(import_id=row.id, by=alice, at=NOON)
    page = desk.get(reverse("people:import_rows", args=[row.id]), {"verdict": "asked"}).content.decode()
    known = Enterprise.objects.get(name="晴川科技", station=cast.house.station)
    assert (reverse("people:enterprise", args=[known.id]) in page, "是同一家吗？" in page) == (True, True)
    assert desk.post(reverse("people:decide_row", args=[row.id, 2]), {"decision": "same_one"}).status_code == 302
    begin_import(import_id=row.id, by=alice, at=NOON)
    assert carry_out_import(import_id=row.id, by=alice, at=NOON).counts == {"changed": 1}
    known.refresh_from_db()
    assert known.credit_code == "91990106MA00000DEW"
