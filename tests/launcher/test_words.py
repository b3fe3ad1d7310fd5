from __future__ import annotations

import pytest

from gatepost.launcher.sign_ins import read_sign_ins
from gatepost.launcher.words import speaks_chinese


@pytest.mark.parametrize(
    ("env", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({}, False),
    ],
)
def test_the_terminal_decides_the_language(env, chinese):
    assert speaks_chinese(env) is chinese


def test_a_demo_without_sign_ins_shows_none(tmp_path):
    assert read_sign_ins(tmp_path) == []
