"""Who may be the same person: two hundred cases written by hand, see hard_cases.txt."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from gatepost.kernel.ids import new_id
from gatepost.people.merging.comparing import Alike, Facts, compare
from gatepost.people.merging.names_read import read_name
from gatepost.people.merging.pairs import alike_pairs
from gatepost.people.merging.reasons import REASON_SENTENCES, AlikeReason
from tests.people.merging.reading_cases import HardCase, facts_of, hard_cases

CASES = list(hard_cases())


def said(alike: Alike | None) -> tuple[str, ...]:
    if alike is None:
        return ("-",)
    return ("same",) if alike.is_certain else tuple(reason.value for reason in alike.reasons)


@pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])
def test_what_is_said_of_two_records(case: HardCase) -> None:
    assert said(compare(case.one, case.other)) == case.said


@pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])
def test_it_does_not_matter_which_record_came_first(case: HardCase) -> None:
    assert said(compare(case.other, case.one)) == case.said


def test_the_table_has_two_hundred_cases_and_none_twice() -> None:
    lines = Counter(case.line for case in CASES)
    assert (len(lines) >= 200, [line for line, count in lines.items() if count > 1]) == (True, [])


def test_every_reason_is_met_in_the_table_and_has_its_sentence() -> None:
    met = {word for case in CASES for word in case.said} - {"-", "same"}
    assert met == {reason.value for reason in AlikeReason} == {reason.value for reason in REASON_SENTENCES}


def test_a_name_alone_is_nobody_whatever_the_name() -> None:
    names = {name for case in CASES for name in (case.one.name, case.other.name)}
    assert [name.written for name in names if compare(Facts(name), Facts(name))] == []


def test_a_phone_alone_or_a_door_alone_is_nobody() -> None:
    names = [read_name(name) for name in ("张伟", "王芳", "李阿姨", "小李", "李娜之女", "住户", "Maria Garcia")]
    told = [
        compare(replace(Facts(one), **shared), replace(Facts(other), **shared))
        for one in names
        for other in names
        for shared in ({"phone": "1", "phone_holders": 2}, {"door": "3-2-501"})
        if one is not other
    ]
    assert told == [None] * len(told)


@pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])
def test_whatever_is_suggested_is_found_without_comparing_everybody(case: HardCase) -> None:
    """The blocks leave out only pairs of which nothing is said. Two records with one number are not on one register."""
    one, other = sorted((new_id(), new_id()))
    found = alike_pairs({one: case.one, other: case.other})
    expected = {} if case.said in {("-",), ("same",)} else {(one, other): case.said}
    assert {pair: said(alike) for pair, alike in found.items() if not alike.is_certain} == expected


def test_what_agrees_more_ranks_higher() -> None:
    records = [
        ("张伟, 1968-03-09, 3-2-501", "张伟, 1968-03-09, 3-2-501"),
        ("张伟, 1968-03-09", "张伟, 1968-03-09"),
        ("张伟, 3-2-501", "张伟, 3-2-501"),
        ("王芳, 13900001111×4", "王芳, 13900001111×4"),
        ("李阿姨, 13900001111, 3-2-501", "李娜, 13900001111, 3-2-501"),
    ]
    ranks = [compare(facts_of(one), facts_of(other)).rank for one, other in records]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
