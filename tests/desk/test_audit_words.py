"""The page of who did what speaks of every action, in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from gatepost.desk.audit_details import told
from gatepost.desk.audit_words import ACTION_WORDS
from gatepost.kernel import audit, clock
from tests.cast import Cast
from tests.factories.staff import actor_of, sign_in

PACKAGE = Path(__file__).resolve().parents[2] / "gatepost"
ACTION = re.compile(r"[a-z]+\.[a-z_]+")


def named_actions() -> Iterator[str]:
    """Every action that code hands to the audit, by itself or through a name."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword | ast.Assign) and name_of(node) == "action":
                yield from actions_in(node.value)


def name_of(node: ast.keyword | ast.Assign) -> str | None:
    return node.arg if isinstance(node, ast.keyword) else getattr(node.targets[0], "id", None)


def actions_in(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and ACTION.fullmatch(part.value):
            yield part.value


def test_every_recorded_action_has_its_words() -> None:
    assert sorted(set(named_actions()) - set(ACTION_WORDS)) == []


def test_the_walk_finds_actions_given_directly_and_by_a_name() -> None:
    assert {"people.reveal_value", "people.deactivate"} <= set(named_actions())


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ({"reason": "丢了", "new": "01900000-0000-7000-8000-000000000000"}, "原因 丢了"),
        ({"kind": "courier"}, "类别 快递员、送餐员"),
        ({"kind": "gate_phone"}, "类别 门岗手机"),
        ({"role": "shift_worker"}, "岗位 值守人员"),
        ({"paper": "passport"}, "证件 护照"),
        ({"level": "medium"}, "等级 中风险"),
        ({"field": "phone"}, "看了 电话"),
        ({"changed": ["name", "paper"]}, "改了 姓名、证件号码"),
        ({"changed": []}, ""),
        ({"name": "东门", "open": False}, "名称 东门、使用中 否"),
        ({"number": 3}, "版本 3"),
        ({"verdict": "remeasure", "passed": False, "overruled": False}, "判断 再测一次、放行 否"),
        ({"verdict": "refuse", "passed": True, "overruled": True}, "判断 暂不能通行、放行 是、特殊放行 是"),
        ({"door": "01900000-0000-7000-8000-000000000000"}, ""),
    ],
)
def test_detail_is_told_in_words_and_without_identifiers(detail: dict[str, object], said: str) -> None:
    with override("zh-hans"):
        assert "、".join(f"{label} {value}" for label, value in told(detail)) == said


def test_day_of_a_detail_is_told_as_people_say_it(noon: None) -> None:
    with override("zh-hans"):
        ((label, value),) = told({"on": "2020-02-13"})
        assert (str(label), ">2月13日 周四<" in value) == ("日期", True)


def test_page_tells_what_was_done_in_words(cast: Cast, client: Client) -> None:
    audit.record(
        by=actor_of(cast.alice),
        at=clock.now(),
        action="people.reveal_value",
        subject_kind="person",
        subject_id=cast.house.resident.id,
        field="paper",
    )
    page = sign_in(client, cast.alice).get("/audit/").content.decode()
    assert ("<td>查看人员的完整信息</td>" in page, "看了 证件号码" in page, "people.reveal_value<" in page) == (
        True,
        True,
        False,
    )
