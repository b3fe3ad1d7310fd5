"""Finding the row that names the columns, and which field each is."""

from __future__ import annotations

import pytest

from gatepost.kernel.sheets import SheetFault, SheetRefused, SheetRow
from gatepost.kernel.sheets.fields import Field, normal_title, words
from gatepost.kernel.sheets.headers import Header, find_header, guess_columns, lines_below

FIELDS = (
    Field("name", "Name", words("姓名 名字 住户姓名"), is_required=True),
    Field("paper", "Number", words("身份证号 身份证号码 证件号码")),
    Field("phone", "Phone", words("联系电话 手机号 手机 电话")),
    Field("door", "Door", words("门牌 房号 住址 地址")),
    Field("building", "Building", words("楼号 楼栋")),
    Field("unit", "Unit", words("单元")),
    Field("room", "Room", words("室 房间")),
)


def rows(*texts: str) -> list[SheetRow]:
    split = (tuple(cell.strip() or None for cell in text.split("|")) for text in texts)
    return [SheetRow(number, cells) for number, cells in enumerate(split, 1) if any(cells)]


def guess(*titles: str, **told: object) -> dict[int, str]:
    return guess_columns(titles, FIELDS, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["姓名", " 姓 名 ", "*姓名", "姓名（必填）", "姓名：", "姓\n名", "姓名(请填写全名)", "【姓名】姓名"]
)
def test_a_title_is_the_same_however_it_is_decorated(text: str) -> None:
    assert normal_title(text) == "姓名"


def test_titles_and_notes_above_the_header_are_passed_over() -> None:
    sheet = rows(
        "某街道住户信息登记表|||", "填表人：|张三|日期：|2020-1-29", "", "序号|姓名|手机号|门牌", "1|沈若溪|139|3-2-501"
    )
    assert find_header(sheet, FIELDS) == Header(4, ("序号", "姓名", "手机号", "门牌"))


def test_the_parts_below_a_group_belong_to_the_header() -> None:
    sheet = rows("姓名|住址|||电话", "|楼号|单元|室|", "沈若溪|3|2|501|139")
    assert find_header(sheet, FIELDS) == Header(2, ("姓名", "楼号", "单元", "室", "电话"))


def test_a_group_merged_downwards_is_read_at_its_last_row() -> None:
    sheet = rows("姓名|住址|||电话", "姓名|楼号|单元|室|电话", "沈若溪|3|2|501|139")
    assert find_header(sheet, FIELDS) == Header(2, ("姓名", "楼号", "单元", "室", "电话"))


def test_a_header_printed_again_on_each_page_is_no_row() -> None:
    sheet = rows("姓名|电话", "沈若溪|139", "姓名|电话", "顾小满|138")
    header = find_header(sheet, FIELDS)
    lines = list(lines_below(sheet, header, guess(*header.titles)))
    assert [(line.number, line.values["name"]) for line in lines] == [(2, "沈若溪"), (4, "顾小满")]


def test_rows_without_anything_wanted_are_left_out() -> None:
    sheet = rows("序号|姓名|电话", "1|沈若溪|139", "2||", "|顾小满")
    lines = list(lines_below(sheet, Header(1, ("序号", "姓名", "电话")), {1: "name", 2: "phone"}))
    assert [line.number for line in lines] == [2, 4]
    assert dict(lines[1].values) == {"name": "顾小满"}


def test_a_sheet_without_names_of_columns_is_refused() -> None:
    with pytest.raises(SheetRefused) as refused:
        find_header(rows("沈若溪|139|3-2-501"), FIELDS)
    assert refused.value.fault is SheetFault.NO_HEADER


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        (("姓名", "身份证号", "联系电话", "门牌"), {0: "name", 1: "paper", 2: "phone", 3: "door"}),
        (("名字", "证件号码", "手机", "房号"), {0: "name", 1: "paper", 2: "phone", 3: "door"}),
        (
            ("序号", "住户姓名", "手机号码", "楼号", "单元", "室"),
            {1: "name", 2: "phone", 3: "building", 4: "unit", 5: "room"},
        ),
        (("聯繫電話", "姓名"), {0: "phone", 1: "name"}),
        (("姓名", "紧急联系人电话", "电话"), {0: "name", 2: "phone"}),
        (("姓名", "监护人姓名", "现住址（楼-单元-室）"), {0: "name", 2: "door"}),
        (("电话", "手机号", "姓名"), {0: "phone", 2: "name"}),
        (("序号", "性别", "备注"), {}),
    ],
)
def test_columns_are_guessed_by_their_names(titles: tuple[str, ...], columns: dict[int, str]) -> None:
    assert guess(*titles) == columns


def test_a_hidden_column_is_taken_only_where_no_visible_one_fits() -> None:
    assert guess("电话", "姓名", "电话", hidden={0}) == {1: "name", 2: "phone"}
    assert guess("电话", "姓名", hidden={0}) == {0: "phone", 1: "name"}


def test_what_a_sender_meant_last_time_goes_before_a_guess() -> None:
    remembered = {"电话": "", "称呼": "name", "联系方式": "phone"}
    assert guess("称呼", "姓名", "电话", "联系方式", remembered=remembered) == {0: "name", 3: "phone"}


def test_a_remembered_field_that_is_no_more_is_forgotten() -> None:
    assert guess("姓名", remembered={"姓名": "blood"}) == {}
