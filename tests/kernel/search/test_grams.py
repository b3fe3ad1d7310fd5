import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.search.folding import fold, is_han
from gatepost.kernel.search.grams import runs
from gatepost.kernel.search.questions import query_terms
from gatepost.kernel.search.terms import text_terms

ANSWERS = {
    "二次报销": "在职职工医疗互助保障计划，即会员卡“二次报销”，咨询 12351。",
    "门岗": "三号门岗早班 7:00 交接。",
    "入会": "非公企业职工如何入会？",
    "卡": "京卡·互助服务卡由北京银行发行 Bank of Beijing。",
}


def found(question: str) -> list[str]:
    asked = query_terms(question).text_terms
    return [name for name, answer in ANSWERS.items() if asked and asked <= text_terms(answer)]


@pytest.mark.proves("F77", "F78")
@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("报销", "二次报销"),
        ("二次报销", "二次报销"),
        ("報銷", "二次报销"),
        ("12351", "二次报销"),
        ("门岗", "门岗"),
        ("門崗", "门岗"),
        ("入会", "入会"),
        ("卡 银行", "卡"),
        ("bank", "卡"),
        ("BEIJ", "卡"),
        ("ｂａｎｋ", "卡"),
    ],
)
def test_a_word_of_any_length_finds_its_answer(question: str, name: str) -> None:
    assert found(question) == [name]


def test_one_character_finds_every_answer_that_has_it() -> None:
    assert found("职") == ["二次报销", "入会"]


@pytest.mark.parametrize("question", ["销报", "岗门", "", " ，。", "没有这个词"])
def test_what_is_not_there_is_not_found(question: str) -> None:
    assert found(question) == []


def test_scripts_are_kept_apart() -> None:
    assert runs("京卡card12 号") == ["京卡", "card12", "号"]


@pytest.mark.parametrize(
    ("char", "is_one"), [("王", True), ("〇", True), ("𬭚", True), ("䶮", True), ("A", False), ("，", False)]
)
def test_rare_characters_are_chinese_too(char: str, is_one: bool) -> None:
    assert is_han(char) is is_one


def test_a_character_is_simplified_the_same_inside_a_phrase_and_alone() -> None:
    assert fold("乾隆")[0] == fold("乾")


@given(st.text(alphabet=st.sampled_from("报销门岗入会王小明abc12 ，·"), min_size=1, max_size=20), st.data())
def test_every_piece_of_a_text_finds_the_text(text: str, data: st.DataObject) -> None:
    run = data.draw(st.sampled_from(runs(text) or ["报"]))
    end = data.draw(st.integers(1, len(run)))
    start = data.draw(st.integers(0, end - 1)) if is_han(run[0]) else 0
    assert query_terms(run[start:end]).text_terms <= text_terms(text + run)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
