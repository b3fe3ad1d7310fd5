import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.search.pinyin import sort_reading, surname_readings
from gatepost.kernel.search.questions import query_terms
from gatepost.kernel.search.terms import door_terms, name_terms, plate_terms

PEOPLE = ["王小明", "王晓敏", "单小明", "曾庄", "欧阳修文", "吕布", "买买提·吐尔逊", "John Smith"]


def found(question: str) -> list[str]:
    asked = query_terms(question).name_terms
    return [name for name in PEOPLE if asked and asked <= name_terms(name)]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("王小明", ["王小明"]),
        ("小明", ["王小明", "单小明"]),
        ("王", ["王小明", "王晓敏"]),
        ("wang", ["王小明", "王晓敏"]),
        ("WangX", ["王小明", "王晓敏"]),
        ("wangxiaoming", ["王小明"]),
        ("wang xiao ming", ["王小明"]),
        ("wangxm", ["王小明", "王晓敏"]),
        ("wxm", ["王小明", "王晓敏"]),
        ("wx", ["王小明", "王晓敏"]),
        ("xiaom", ["王小明", "王晓敏", "单小明"]),
        ("王xm", ["王小明", "王晓敏"]),
        ("shan", ["单小明"]),
        ("dan", ["单小明"]),
        ("sxm", ["单小明"]),
        ("zeng", ["曾庄"]),
        ("ceng", ["曾庄"]),
        ("ouyang", ["欧阳修文"]),
        ("oyxw", ["欧阳修文"]),
        ("欧阳", ["欧阳修文"]),
        ("歐陽", ["欧阳修文"]),
        ("lvbu", ["吕布"]),
        ("lübu", ["吕布"]),
        ("lyubu", ["吕布"]),
        ("吐尔逊", ["买买提·吐尔逊"]),
        ("买买提·吐尔逊", ["买买提·吐尔逊"]),
        ("maimai", ["买买提·吐尔逊"]),
        ("smith", ["John Smith"]),
        ("john smi", ["John Smith"]),
        ("mingwang", []),
    ],
)
def test_a_person_is_found_by_any_beginning_of_the_name(question: str, names: list[str]) -> None:
    assert found(question) == names


@pytest.mark.parametrize(
    ("surname", "readings"),
    [
        ("单", ["shan", "dan"]),
        ("曾", ["zeng", "ceng"]),
        ("解", ["xie", "jie"]),
        ("仇", ["qiu", "chou"]),
        ("区", ["ou", "qu"]),
        ("查", ["zha", "cha"]),
        ("任", ["ren"]),
        ("华", ["hua"]),
        ("盖", ["ge", "gai"]),
        ("朴", ["piao", "pu"]),
        ("种", ["chong", "zhong"]),
        ("尉迟", ["yuchi", "weichi"]),
        ("万俟", ["moqi", "wanqi"]),
        ("令狐", ["linghu"]),
    ],
)
def test_a_family_name_has_its_own_reading_first_and_the_everyday_one(surname: str, readings: list[str]) -> None:
    assert ["".join(reading) for reading in surname_readings(surname)][: len(readings)] == readings


def test_a_name_sorts_by_how_its_family_name_is_read() -> None:
    assert sorted(["单小明", "邓小明", "王小明"], key=sort_reading) == ["邓小明", "单小明", "王小明"]
    assert sort_reading("尉迟恭") == "yu chi gong"


@pytest.mark.parametrize(
    ("name", "most"),
    [("王小明", 40), ("庄双创", 40), ("诸葛孔明", 40), ("买买提·吐尔逊", 40), ("单小明", 48), ("曾庄双", 48)],
)
def test_a_name_stays_within_its_share_of_the_index(name: str, most: int) -> None:
    assert len(name_terms(name)) <= most


def test_a_name_too_rare_for_any_reading_is_found_by_its_characters() -> None:
    assert query_terms("𬭚").name_terms <= name_terms("𬭚䶮")


@given(st.text(alphabet="王小明单欧阳修任盈曾庄双", min_size=1, max_size=4), st.integers(1, 30))
def test_every_beginning_of_the_pinyin_finds_the_name(name: str, length: int) -> None:
    typed = sort_reading(name).replace(" ", "")[:length]
    assert query_terms(typed).name_terms <= name_terms(name)


def test_a_door_is_found_whole_by_its_end_and_without_its_unit() -> None:
    assert door_terms("3", "2", "501") == {"3-2-501", "2-501", "501", "3-501"}
    assert query_terms("3-2-501").door_terms <= door_terms("3", "2", "501")


@pytest.mark.parametrize("question", ["京A12345", "京A", "a12", "345", "2345", "12345"])
def test_a_plate_is_found_by_its_beginning_and_by_its_last_characters(question: str) -> None:
    assert query_terms(question).text_terms <= plate_terms("京A12345")
