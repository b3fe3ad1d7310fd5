from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.gate.papers.sign_lines import sign_lines


@pytest.mark.proves("F75")
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("丰台街道工会服务站党员服务岗", ["丰台街道工会服务站", "党员服务岗"]),
        ("党员先锋岗", ["党员先锋岗"]),
        ("暖心驿站", ["暖心驿站"]),
        ("北大地社区志愿服务岗", ["北大地社区", "志愿服务岗"]),
        ("北大地社区\n\n 志愿服务岗 \n", ["北大地社区", "志愿服务岗"]),
        ("丰台街道 志愿服务岗", ["丰台街道", "志愿服务岗"]),
        ("Volunteers at your service", ["Volunteers at", "your service"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sign_breaks_where_a_name_ends(text: str, lines: list[str]) -> None:
    assert sign_lines(text) == lines


def test_very_long_sign_is_cut_evenly() -> None:
    lines = sign_lines("在职党员志愿服务与居民生活物资代办便民服务" * 2)
    assert "".join(lines) == "在职党员志愿服务与居民生活物资代办便民服务" * 2
    assert {len(line) for line in lines[:-1]} == {len(lines[0])}
    assert 3 <= len(lines) <= 5


@given(st.text("丰台街道工会服务站岗 aB-", max_size=60))
def test_no_letter_of_a_sign_is_lost(text: str) -> None:
    assert "".join(sign_lines(text)).replace(" ", "") == text.replace(" ", "")
