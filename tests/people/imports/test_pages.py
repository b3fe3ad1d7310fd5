"""From the file to the register as a clerk does it, page by page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override
from openpyxl import Workbook

from gatepost.kernel.access import Actor
from gatepost.kernel.sheets import FAULT_SENTENCES, SheetFault
from gatepost.people.actions import carry_out_import, plan_import
from gatepost.people.models import ImportFile, ImportRow, Person, SheetImport
from tests.cast import Cast
from tests.factories import NOON, make_person, sign_in
from tests.kernel.sheets.sheet_makers import csv, saved, xlsx
from tests.kernel.sheets.test_refused_files import FILES
from tests.people.imports.register_makers import card

HEADER = ["序号", "姓名", "身份证号", "联系电话", "门牌"]
PEOPLE = [
    ["住户登记表"],
    HEADER,
    ["1", "顾小满", card(1), "13900007777", "3-2-501"],
    ["2", "方知夏", card(2), "12800008888", ""],
]


def send(desk: Client, content: bytes, name: str = "住户.xlsx", **told: str) -> Any:
    data = {"kind": "residents", "file": SimpleUploadedFile(name, content), "sender": "槐安物业"} | told
    return desk.post(reverse("people:send_sheet"), data)


def sent(desk: Client, content: bytes | None = None) -> SheetImport:
    assert send(desk, content or xlsx(PEOPLE)).status_code == 302
    return SheetImport.objects.order_by("-created_at", "-id")[0]


def confirm(desk: Client, row: SheetImport, **told: str) -> Any:
    columns = {f"column_{place}": field for place, field in row.columns.items()}
    return desk.post(reverse("people:import_columns", args=[row.id]), columns | told)


def checked(desk: Client, alice: Actor, cast: Cast, content: bytes | None = None) -> SheetImport:
    row = sent(desk, content)
    assert confirm(desk, row, compound=str(cast.house.compound.id)).status_code == 302
    return plan_import(import_id=row.id, by=alice, at=NOON)


def page(desk: Client, name: str, row: SheetImport | None = None, **asked: str) -> str:
    answer: HttpResponse = desk.get(reverse(name, args=[row.id] if row else []), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_the_file_to_the_register(desk: Client, alice: Actor, cast: Cast) -> None:
    row = sent(desk)
    assert "各列是什么意思？" in page(desk, "people:import_columns", row)
    confirm(desk, row, compound=str(cast.house.compound.id))
    assert "正在核对" in page(desk, "people:import", row)
    plan_import(import_id=row.id, by=alice, at=NOON)
    assert "把 1 行写入底册" in page(desk, "people:import", row)
    assert desk.post(reverse("people:carry_out_import", args=[row.id])).status_code == 302
    assert "正在写入" in page(desk, "people:import", row)
    carry_out_import(import_id=row.id, by=alice, at=NOON)
    assert "已写入底册" in page(desk, "people:import", row)
    person = Person.objects.get(name="顾小满", station=cast.house.station)
    assert f"/people/persons/{person.id}/" in page(desk, "people:import_rows", row, verdict="new")


def test_every_figure_opens_the_rows_it_counts(desk: Client, alice: Actor, cast: Cast) -> None:
    row = checked(desk, alice, cast)
    text = page(desk, "people:import", row)
    for verdict, count in (("new", 1), ("refused", 1)):
        assert f"/rows/?verdict={verdict}" in text
        assert f"共 {count} 条" in page(desk, "people:import_rows", row, verdict=verdict)
    refused = page(desk, "people:import_rows", row, verdict="refused")
    assert "电话：没有这样的号码，请向本人复述核对。" in refused
    assert ("方**" in refused, "方知夏" in refused) == (True, False)


def test_values_are_masked_where_columns_are_confirmed(desk: Client, cast: Cast) -> None:
    text = page(desk, "people:import_columns", sent(desk))
    assert [word for word in ("顾小满", card(1), "13900007777") if word in text] == []
    assert ("顾**" in text, "139****7777" in text) == (True, True)


@pytest.mark.parametrize(("fault", "content"), [pytest.param(*row[1:], id=row[0]) for row in FILES])
def test_a_file_that_cannot_be_taken_is_told_beside_the_field_in_both_languages(
    desk: Client, cast: Cast, fault: SheetFault, content: bytes
) -> None:
    for language in ("zh-hans", "en"):
        answer = desk.post(
            reverse("people:send_sheet"),
            {"kind": "residents", "file": SimpleUploadedFile("住户.xlsx", content), "sender": ""},
            headers={"accept-language": language},
        )
        with override(language):
            assert (answer.status_code, escape(str(FAULT_SENTENCES[fault])) in answer.content.decode()) == (422, True)
    assert SheetImport.objects.count() == 0


def test_a_sheet_without_names_of_columns_is_told(desk: Client, cast: Cast) -> None:
    answer = send(desk, csv([["顾小满", "139"], ["方知夏", "138"]]))
    assert (answer.status_code, "请在第一个人上面写上列名" in answer.content.decode()) == (422, True)


def test_what_was_typed_beside_a_wrong_file_is_kept(desk: Client, cast: Cast) -> None:
    assert 'value="槐安物业"' in send(desk, b"%PDF-1.7").content.decode()


def test_another_sheet_of_the_file_can_be_chosen(desk: Client, cast: Cast) -> None:
    book = Workbook()
    for name, person in (("一区", "顾小满"), ("二区", "方知夏")):
        sheet = book.create_sheet(name)
        sheet.append(HEADER)
        sheet.append(["1", person])
    row = sent(desk, saved(book))
    assert "顾**" in page(desk, "people:import_columns", row)
    assert desk.post(reverse("people:import_tab", args=[row.id]), {"tab": "二区"}).status_code == 302
    assert "方**" in page(desk, "people:import_columns", row)
    gone = desk.post(reverse("people:import_tab", args=[row.id]), {"tab": "三区"})
    assert (gone.status_code, "没有填了内容的工作表" in gone.content.decode()) == (422, True)


def test_the_same_meaning_twice_is_told_and_nothing_chosen_is_lost(desk: Client, cast: Cast) -> None:
    row = sent(desk)
    answer = confirm(desk, row, column_0="name")
    assert (answer.status_code, "有两列选成了同一项" in answer.content.decode()) == (422, True)
    assert answer.context["form"]["column_0"].value() == "name"


def test_progress_is_asked_for_until_it_is_over(desk: Client, alice: Actor, cast: Cast) -> None:
    row = sent(desk)
    confirm(desk, row)
    SheetImport.objects.filter(pk=row.id).update(done=1)
    asked = desk.get(reverse("people:import_progress", args=[row.id]))
    assert ('hx-trigger="every 2s"' in asked.content.decode(), "HX-Refresh" in asked.headers) == (True, False)
    plan_import(import_id=row.id, by=alice, at=NOON)
    assert desk.get(reverse("people:import_progress", args=[row.id])).headers["HX-Refresh"] == "true"


def test_what_stopped_half_way_offers_to_begin_again(desk: Client, cast: Cast) -> None:
    row = sent(desk)
    confirm(desk, row)
    assert desk.post(reverse("people:import_again", args=[row.id])).status_code == 422
    SheetImport.objects.filter(pk=row.id).update(noted_at=timezone.now() - timedelta(minutes=5))
    assert "导入中途停了" in page(desk, "people:import", row)
    assert desk.post(reverse("people:import_again", args=[row.id])).status_code == 302


def test_a_doubtful_row_is_decided_with_one_touch(desk: Client, alice: Actor, cast: Cast) -> None:
    make_person(cast.house.station, "方知夏", door=cast.house.door)
    row = checked(desk, alice, cast, csv([HEADER, ["1", "方知夏", "", "13900008888", "3-2-501"]]))
    assert "是同一个人吗？" in page(desk, "people:import_rows", row, verdict="asked")
    address = reverse("people:decide_row", args=[row.id, 2])
    assert desk.post(address, {"decision": "same_one"}).status_code == 302
    assert ImportRow.objects.get(sheet_import=row).decision == "same_one"
    assert "和已确认的行写入底册" in page(desk, "people:import", row)


def test_rows_not_taken_are_downloaded_and_not_kept_by_the_browser(desk: Client, alice: Actor, cast: Cast) -> None:
    row = checked(desk, alice, cast)
    answer = desk.get(reverse("people:rows_not_taken", args=[row.id]))
    assert (answer.status_code, answer.content[:2], answer["Cache-Control"]) == (200, b"PK", "no-store")


def test_putting_aside_asks_with_its_consequence(desk: Client, alice: Actor, cast: Cast) -> None:
    row = checked(desk, alice, cast)
    assert "销毁文件和核对结果" in page(desk, "people:drop_import", row)
    assert ImportFile.objects.count() == 1
    assert desk.post(reverse("people:drop_import", args=[row.id])).status_code == 302
    assert ImportFile.objects.count() == 0


def test_the_list_teaches_while_it_is_empty_and_then_lists(desk: Client, cast: Cast) -> None:
    assert "还没有表格" in page(desk, "people:imports")
    sent(desk)
    assert "住户.xlsx" in page(desk, "people:imports")


def test_pages_of_imports_are_for_those_who_edit_persons(cast: Cast, client: Client, desk: Client) -> None:
    row = sent(desk)
    for account in (cast.bob, cast.vera):
        other = sign_in(Client(), account)
        for name, args in (("people:imports", []), ("people:send_sheet", []), ("people:import_columns", [row.id])):
            assert other.get(reverse(name, args=args)).status_code == 403


def test_charlie_finds_nothing_of_it(cast: Cast, desk: Client) -> None:
    row = sent(desk)
    charlie = sign_in(Client(), cast.charlie)
    names = ("import", "import_columns", "import_progress", "import_rows", "drop_import", "rows_not_taken")
    assert {charlie.get(reverse(f"people:{name}", args=[row.id])).status_code for name in names} == {404}
    assert "住户.xlsx" not in charlie.get(reverse("people:imports")).content.decode()
