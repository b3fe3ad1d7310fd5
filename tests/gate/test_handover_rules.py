"""What a hand-over note says, and what a long number is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.gate.enums import Reason
from gatepost.gate.handing_over import Reasons, ShiftFacts, Tally, most_frequent, told
from gatepost.gate.long_numbers import holds_long_number

GROUPS = st.lists(
    st.tuples(st.lists(st.sampled_from([reason.value for reason in Reason]), max_size=3), st.integers(1, 50)),
    max_size=8,
)


def facts(**other: Any) -> ShiftFacts:
    quiet: dict[str, Any] = {
        "entered": 0, "left": 0, "turned_away": 0, "turned_away_reasons": [], "overruled": 0, "overruled_reasons": [],
        "high": 0, "threshold": 373, "inside": {}, "instructions": [],
    }  # fmt: skip
    return ShiftFacts(**quiet | other)


def test_the_most_frequent_reasons_come_first_and_the_rest_is_counted() -> None:
    groups = [(["pass_expired"], 2), (["no_pass", "no_mask"], 5), (["pass_lost"], 1), (["no_mask"], 1), ([], 1)]
    named = (Tally("no_pass", 5), Tally("pass_expired", 2), Tally("pass_lost", 1))
    assert most_frequent(groups, 10) == Reasons(named, 2)


def test_a_passage_counts_once_by_its_heaviest_reason() -> None:
    assert most_frequent([(["no_pass", "no_mask"], 3)], 3) == Reasons((Tally("no_pass", 3),), 0)


def test_who_was_turned_away_without_any_reason_is_among_the_others() -> None:
    assert most_frequent([([], 4)], 4) == Reasons((), 4)


@given(GROUPS)
def test_reasons_and_others_add_up_to_the_figure_that_they_explain(groups: list[tuple[list[str], int]]) -> None:
    total = sum(count for _reasons, count in groups)
    found = most_frequent(groups, total)
    assert sum(one.count for one in found.named) + found.others == total
    assert found.others >= 0


@given(GROUPS, st.randoms())
def test_the_order_in_which_the_records_come_changes_nothing(groups: list[tuple[list[str], int]], random: Any) -> None:
    total = sum(count for _reasons, count in groups)
    shuffled = random.sample(groups, len(groups))
    assert most_frequent(shuffled, total) == most_frequent(groups, total)


def test_who_is_inside_is_told_by_kind_and_nobody_of_a_kind_is_left_out_of_the_words() -> None:
    figures = told(facts(inside={"visitor": 2, "cleaner": 0, "courier": 1}))
    assert figures.inside == (Tally("courier", 1), Tally("visitor", 2))


def test_a_quiet_shift_has_figures_of_zero() -> None:
    figures = told(facts())
    assert (figures.entered, figures.turned_away_for, figures.inside) == (0, Reasons((), 0), ())


@pytest.mark.parametrize(
    "text",
    [
        "联系13800001234",
        "138 0000 1234",
        "138-0000-1234",
        "１３８００００１２３４",
        "010-62345678",
        "62345678",
        "11010519491231002X",
        "护照E1234567",
        "证号123456789",
    ],
)
def test_a_number_of_a_phone_a_paper_or_a_pass_is_noticed(text: str) -> None:
    assert holds_long_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "快递一律放东侧架",
        "2020年2月14日8:00到20:00",
        "2020-02-14 12:00",
        "3-2-501 门口",
        "120、119",
        "37.3 以上 2 人",
    ],
)
def test_days_times_doors_and_emergency_calls_are_no_such_number(text: str) -> None:
    assert not holds_long_number(text)
