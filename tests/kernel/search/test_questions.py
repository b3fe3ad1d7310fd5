import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.search.questions import Query, QuestionKind, query_terms


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("报销", QuestionKind.WORDS),
        ("王小明", QuestionKind.WORDS),
        ("wangxm", QuestionKind.WORDS),
        ("12351", QuestionKind.WORDS),
        ("单一", QuestionKind.WORDS),
        ("热门问题", QuestionKind.WORDS),
        ("wang-xm", QuestionKind.WORDS),
        ("京A12345", QuestionKind.WORDS),
        ("8000", QuestionKind.PHONE_TAIL),
        ("８０００", QuestionKind.PHONE_TAIL),
        ("王小明 8000", QuestionKind.WORDS),
        ("138 0013 8000", QuestionKind.NUMBER),
        ("+8613800138000", QuestionKind.NUMBER),
        ("11010519491231002x", QuestionKind.NUMBER),
        ("3-2-501", QuestionKind.DOOR),
        ("３－２－５０１", QuestionKind.DOOR),
        ("B1-03", QuestionKind.DOOR),
        ("3号楼2单元501室", QuestionKind.DOOR),
        ("三号楼", QuestionKind.DOOR),
        ("12号院北房3号", QuestionKind.DOOR),
        ("", QuestionKind.NOTHING),
        (" ，。", QuestionKind.NOTHING),
    ],
)
def test_a_question_is_known_for_what_it_asks(question: str, kind: QuestionKind) -> None:
    assert query_terms(question).kind is kind


def test_four_digits_are_a_tail_for_the_keyed_index_and_no_part_of_a_name() -> None:
    asked = query_terms("8000")
    assert (asked.phone_tail, asked.name_terms, asked.text_terms) == ("8000", frozenset(), {"8000"})


def test_a_name_with_a_tail_asks_for_both() -> None:
    asked = query_terms("王明 8000")
    assert (asked.phone_tail, asked.name_terms) == ("8000", {"王明"})


def test_a_long_number_is_given_in_one_form() -> None:
    assert query_terms(" 138-0013-8000 ").number == "13800138000"
    assert query_terms("11010519491231002x").number == "11010519491231002X"


def test_a_door_is_given_as_typed_for_the_reader_of_addresses() -> None:
    assert query_terms("三号楼501").door == "三号楼501"


@given(st.text())
def test_nothing_usable_asks_for_nothing_and_anything_else_for_something(text: str) -> None:
    asked = query_terms(text)
    assert (asked == Query(QuestionKind.NOTHING)) is (asked.text_terms == frozenset())
