"""Lists as files: as many lines as the list says, masked as there, nothing that runs, and a line in the audit."""

from __future__ import annotations

import csv
import io
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions import exporting
from gatepost.gate.enums import Direction, Reason, Verdict
from gatepost.gate.models import Passage, PresenceRow
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import AuditLine
from tests.cast import Cast
from tests.factories import at_noon, make_pass, make_passage, make_person, make_vehicle
from tests.ground.counting import statements_for
from tests.words import in_chinese

LISTS = ("passages", "inside", "passes")
HEAD = 3
"""Who, when and what then; which lines of which list; the titles."""
Rows = list[list[object]]


def taken(answer: HttpResponse) -> Rows:
    assert answer.status_code == 200
    if answer.headers["Content-Type"].startswith("text/csv"):
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))  # type: ignore[arg-type]
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def sheet_of(desk: Client, name: str, **asked: str) -> Rows:
    return taken(desk.get(f"/gate/{name}/sheet/", asked))


def have_a_day(cast: Cast) -> None:
    """51 passages, more than a page of them, at two posts; a car and a worker inside."""
    for minutes in range(50):
        make_passage(cast.house.east, cast.house.resident_pass, at=at_noon(minutes=-minutes))
    make_passage(cast.house.west, direction=Direction.OUT, tenths=374, at=at_noon(hours=-1))
    be_inside(cast, cast.house.resident.id, "nanny")
    be_inside(cast, make_vehicle(cast.house.station, "京A12345").id, "vehicle")


def be_inside(cast: Cast, subject_id: object, passer: str) -> None:
    PresenceRow.objects.create(
        station_id=cast.house.station.id, subject_id=subject_id, compound_id=cast.house.compound.id, is_inside=True,
        since=at_noon(hours=-1), passage_id=new_id(), passer=passer,
    )  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("name", LISTS)
def test_a_file_has_as_many_lines_as_the_list_says(bob: Client, cast: Cast, name: str, form: str) -> None:
    have_a_day(cast)
    context = bob.get(f"/gate/{name}/").context
    listed = context["total"] if name == "inside" else context["found"].paginator.count
    rows = sheet_of(bob, name, **{"as": form})
    assert (len(rows) - HEAD, f"共 {listed} 条" in str(rows[1][0])) == (listed, True)
    assert listed == {"passages": 51, "inside": 2, "passes": 1}[name]


@pytest.mark.parametrize(
    ("narrowed", "lines"),
    [({"only": "left"}, 1), ({"only": "high"}, 1), ({"day": "2020-02-13"}, 0), ({"only": "entered"}, 50)],
)
def test_a_file_is_narrowed_as_the_page(bob: Client, cast: Cast, narrowed: dict[str, str], lines: int) -> None:
    have_a_day(cast)
    assert len(sheet_of(bob, "passages", **narrowed)) - HEAD == lines


def test_the_head_says_who_when_what_and_to_destroy_it(bob: Client, cast: Cast) -> None:
    have_a_day(cast)
    rows = sheet_of(bob, "passages", only="left", post=str(cast.house.west.id))
    assert rows[0][0] == "鲍勃 2020年2月14日 12:00 导出。仅供这次工作使用，用后销毁。"
    assert rows[1][0] == (
        f"通行记录 · 2020年2月14日（周五，正月廿一） · {in_chinese('went out')} · {cast.house.west.name} · 共 1 条"
    )


def test_a_row_says_what_the_page_says(bob: Client, cast: Cast) -> None:
    make_passage(
        cast.house.east, cast.house.resident_pass, tenths=374, verdict=Verdict.REFUSE, reasons=(Reason.NO_MASK,),
        overrule_reason="送急诊",
    )  # fmt: skip
    *_head, row = sheet_of(bob, "passages")
    assert row == [
        "2020-02-14 12:00", "沈**", "居民", cast.house.door.spoken, "进", 37.4, in_chinese("not now"), "特殊放行 · 送急诊",
        in_chinese("no mask"), cast.house.east.name,
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_no_file_names_anybody(bob: Client, cast: Cast, form: str) -> None:
    have_a_day(cast)
    told = "\n".join(str(sheet_of(bob, name, **{"as": form})) for name in LISTS)
    resident = cast.house.resident
    assert [word for word in (resident.name, "13900001234", "0001234", str(resident.id)) if word in told] == []
    assert "沈**" in told


def test_what_was_searched_for_stands_masked_in_the_head_and_not_in_the_audit(bob: Client, cast: Cast) -> None:
    rows = sheet_of(bob, "passes", q="沈若溪", kind="resident", state="active")
    assert str(rows[1][0]).endswith("居民 · 查找“沈**” · 共 1 条")
    assert "沈" not in str(AuditLine.objects.get(action="gate.export_passes").detail)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+86", "-1+1", "@SUM(1)"])
def test_no_cell_of_a_list_runs(bob: Client, cast: Cast, form: str, text: str) -> None:
    row = make_passage(cast.house.east, passer=PasserKind.VEHICLE)
    Passage.objects.filter(id=row.id).update(plate=text)
    cells = [cell for row in sheet_of(bob, "passages", **{"as": form}) for cell in row]
    assert (text in cells, f"'{text}" in cells) == (False, True)


@pytest.mark.parametrize("name", LISTS)
def test_charlie_takes_nothing_of_ours(charlie: Client, cast: Cast, name: str) -> None:
    have_a_day(cast)
    rows = sheet_of(charlie, name, post=str(cast.house.east.id))
    own = sheet_of(charlie, name)
    told = str([*rows, *own])
    ours = (cast.house.compound.name, cast.house.east.name, "京A12345")
    assert [word for word in ours if word in told] == []
    assert len(own) - HEAD == {"passages": 0, "inside": 0, "passes": 9}[name]


def test_who_may_not_see_a_list_may_not_take_it(vera: Client, volunteer: Client, cast: Cast) -> None:
    answers = [desk.get(f"/gate/{name}/sheet/").status_code for desk in (vera, volunteer) for name in LISTS]
    assert answers == [403] * 6
    assert AuditLine.objects.filter(action__startswith="gate.export").count() == 0


@pytest.mark.parametrize("name", LISTS)
def test_each_file_is_a_line_of_the_audit(bob: Client, cast: Cast, name: str) -> None:
    have_a_day(cast)
    lines = len(sheet_of(bob, name, **{"as": "csv"})) - HEAD
    line = AuditLine.objects.get(action=f"gate.export_{name}")
    assert (line.staff_id, line.station_id) == (cast.bob.id, cast.house.station.id)
    assert (line.detail["lines"], line.detail["form"]) == (lines, "csv")


def test_the_name_of_a_file_says_list_and_day(bob: Client, cast: Cast) -> None:
    answer = bob.get("/gate/passages/sheet/", {"day": "2020-02-13", "as": "csv"})
    assert unquote(answer.headers["Content-Disposition"]).endswith("通行记录 2020-02-13.csv")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", LISTS)
def test_more_than_a_file_holds_is_said_instead(
    bob: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    have_a_day(cast)
    make_pass(make_person(cast.house.station, "邻居", door=cast.house.door))
    before = bob.get(f"/gate/{name}/").content.decode()
    monkeypatch.setattr(exporting, "MOST_LINES", 1)
    page = bob.get(f"/gate/{name}/").content.decode()
    assert (f"/gate/{name}/sheet/" in before, f"/gate/{name}/sheet/" in page, "一份文件最多 1 行" in page) == (
        True,
        False,
        True,
    )
    answer = bob.get(f"/gate/{name}/sheet/", follow=True)
    assert answer.redirect_chain == [(f"/gate/{name}/", 302)]
    assert AuditLine.objects.filter(action__startswith="gate.export").count() == 0


def test_as_many_as_a_file_holds_are_taken(bob: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    have_a_day(cast)
    monkeypatch.setattr(exporting, "MOST_LINES", 51)
    assert len(sheet_of(bob, "passages")) - HEAD == 51


@pytest.mark.parametrize("name", LISTS)
def test_three_rows_need_as_many_statements_as_one(bob: Client, cast: Cast, name: str) -> None:
    url = f"/gate/{name}/sheet/"
    make_passage(cast.house.east, cast.house.resident_pass)
    be_inside(cast, make_vehicle(cast.house.station, "京A54321").id, "vehicle")
    for_one = statements_for(bob, url)
    have_a_day(cast)
    make_pass(make_person(cast.house.station, "邻居", door=cast.house.door))
    assert statements_for(bob, url) == for_one
