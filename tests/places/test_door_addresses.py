import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from gatepost.places.door_addresses import (
    FAULT_SENTENCES,
    DoorAddress,
    DoorError,
    DoorFault,
    door_in_chinese,
    door_in_english,
    read_door,
)

DIGITS = "零一二三四五六七八九"
WRITINGS = (
    "{b}-{u}-{r}",
    "{b}号楼{u}单元{r}室",
    "{b}号楼{u}单元{r}",
    "{b}楼{u}门{r}",
    "{b}#{u}单元{r}号",
    "{b} {u} {r}",
    "{b}/{u}/{r}",
    "{b}栋{u}单元{r}户",
    "０{b}－０{u}－{r}",
    "building {b} unit {u} room {r}",
    "{b}号楼{u}单元{f}层{r}",
)


def parts_of(text: str, *, compound: str = "", building: str = "") -> tuple[str, str, str]:
    door = read_door(text, compound=compound, building=building)
    return door.building, door.unit, door.room


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3-2-501", ("3", "2", "501")),
        ("3号楼2单元501室", ("3", "2", "501")),
        ("三号楼二单元五〇一", ("3", "2", "501")),
        ("3号楼501", ("3", "", "501")),
        ("3-501", ("3", "", "501")),
        ("A座1203", ("A", "", "1203")),
        ("甲3号楼2单元501", ("甲3", "2", "501")),
        ("3号楼5层1号", ("3", "", "501")),
        ("3号楼3楼301", ("3", "", "301")),
        ("3-2-501A", ("3", "2", "501A")),
        ("3-2-501-2", ("3", "2", "501-2")),
        ("3号楼501-2", ("3", "", "501-2")),
        ("B1-03", ("", "", "B1-3")),
        ("地下一层3号", ("", "", "B1-3")),
        ("3号楼B1-03", ("3", "", "B1-3")),
        ("3号楼地下一层03室", ("3", "", "B1-3")),
        ("B1座501", ("B1", "", "501")),
        ("12号院北房3号", ("12院", "北房", "3")),
        ("12号院3号楼2单元501", ("12院3", "2", "501")),
        ("平房12号", ("平房", "", "12")),
    ],
)
def test_an_address_is_cut_into_its_parts(text: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("501室", ("3", "", "501")),
        ("501", ("3", "", "501")),
        ("2-501", ("3", "2", "501")),
        ("2单元501", ("3", "2", "501")),
        ("3-2-501", ("3", "2", "501")),
        ("5楼501", ("3", "", "501")),
        ("4号楼501", ("4", "", "501")),
    ],
)
@pytest.mark.parametrize("known", ["3", "3号楼", "３号楼", "三号楼"])
def test_within_a_known_building_its_number_may_be_left_out(text: str, known: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(text, building=known) == parts


def test_the_name_of_the_compound_may_stand_in_front() -> None:
    assert parts_of("杨柳里3号楼2单元501", compound="杨柳里") == ("3", "2", "501")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", DoorFault.EMPTY),
        (" - ", DoorFault.EMPTY),
        ("501室", DoorFault.BUILDING_MISSING),
        ("2单元501", DoorFault.BUILDING_MISSING),
        ("3号楼", DoorFault.ROOM_MISSING),
        ("3号楼2单元", DoorFault.ROOM_MISSING),
        ("地下室", DoorFault.BUILDING_MISSING),
        ("王先生家", DoorFault.NOT_UNDERSTOOD),
        ("北区3号楼501", DoorFault.NOT_UNDERSTOOD),
        ("3号楼4号楼501", DoorFault.NOT_UNDERSTOOD),
        ("3号楼501房间", DoorFault.NOT_UNDERSTOOD),
    ],
)
def test_what_names_no_door_is_refused_with_its_reason(text: str, fault: DoorFault) -> None:
    with pytest.raises(DoorError) as refused:
        read_door(text)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("door", "zh", "en"),
    [
        (DoorAddress("3", "2", "501", ""), "3号楼2单元501室", "Building 3, Unit 2, Room 501"),
        (DoorAddress("3", "", "501", ""), "3号楼501室", "Building 3, Room 501"),
        (DoorAddress("A", "", "1203", ""), "A座1203室", "Building A, Room 1203"),
        (DoorAddress("12院", "北房", "3", ""), "12号院北房3号", "Yard 12, North House, No. 3"),
        (DoorAddress("12院3", "2", "501", ""), "12号院3号楼2单元501室", "Yard 12, Building 3, Unit 2, Room 501"),
        (DoorAddress("平房", "", "12", ""), "平房12号", "Row houses, Room 12"),
        (DoorAddress("", "", "B1-3", ""), "B1-3室", "Room B1-3"),
    ],
)
def test_a_door_is_said_in_both_languages_and_read_back(door: DoorAddress, zh: str, en: str) -> None:
    assert (door_in_chinese(door), door_in_english(door)) == (zh, en)
    assert read_door(zh).key == read_door(en).key == door.key


@pytest.mark.parametrize(
    ("room", "floor"), [("501", 5), ("1203", 12), ("501A", 5), ("501-2", 5), ("B2-3", -2), ("3", None)]
)
def test_the_room_tells_its_floor(room: str, floor: int | None) -> None:
    assert DoorAddress("3", "", room, "").floor == floor


@given(
    st.integers(1, 99),
    st.integers(1, 9),
    st.integers(1, 30),
    st.integers(1, 20),
    st.sampled_from(WRITINGS),
)
def test_one_door_has_one_key_however_it_was_written(
    building: int, unit: int, floor: int, flat: int, writing: str
) -> None:
    room = f"{floor}{flat:02d}"
    door = read_door(writing.format(b=building, u=unit, r=room, f=floor))
    assert door.key == f"{building}/{unit}/{room}"
    assert door.key_in_building == f"{unit}/{room}"
    assert read_door(door.short).key == door.key


@given(
    st.integers(0, 10_001),
    st.integers(0, 101),
    st.integers(0, 10_001),
    st.sampled_from(["", "3", "3-", "槐安里", "5-1"]),
)
def test_three_numbers_are_read_alike_whatever_stands_between_them(
    building: int, unit: int, room: int, compound: str
) -> None:
    """With dashes they are read at once, with other signs part by part."""

    def read(sign: str) -> tuple[str, str, str] | str:
        try:
            return parts_of(f"{building}{sign}{unit}{sign}{room}", compound=compound.replace("-", sign))
        except DoorError as error:
            return error.fault

    assert read("-") == read("、")


@given(st.integers(1, 99), st.integers(1, 9), st.integers(100, 999))
def test_chinese_numerals_name_the_same_door(building: int, unit: int, room: int) -> None:
    digits = "".join(DIGITS[int(digit)] for digit in str(room))
    tens, ones = divmod(building, 10)
    number = (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones else "")
    assert read_door(f"{number}号楼{DIGITS[unit]}单元{digits}室").key == f"{building}/{unit}/{room}"


@given(
    st.tuples(st.integers(1, 20), st.integers(0, 4), st.integers(101, 120)),
    st.tuples(st.integers(1, 20), st.integers(0, 4), st.integers(101, 120)),
)
def test_two_doors_never_share_a_key(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    keys = [read_door("-".join(str(part) for part in door if part)).key for door in (one, other)]
    assert (keys[0] == keys[1]) is (one == other)


def test_the_words_are_kept_as_spoken() -> None:
    assert read_door(" 三号楼 二单元 五〇一 ").spoken == "三号楼 二单元 五〇一"


@given(st.text(alphabet="0123456789AB甲北一三号楼院单元门层室房平地下负-# ", max_size=20))
def test_any_address_is_read_or_refused(text: str) -> None:
    try:
        door = read_door(text)
    except DoorError:
        return
    assert door.room != ""


def test_the_error_tells_the_person_what_to_do() -> None:
    with (
        override("en"),
        pytest.raises(DoorError, match=r"^Which building\? Put its number first, for example 3-501\.$"),
    ):
        read_door("501室")


def test_every_reason_has_its_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(DoorFault)
