from __future__ import annotations

import json
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from rich.console import Console

from gatepost.demo.progress import shown_steps
from gatepost.demo.staff import PASSWORD, write_sign_ins
from gatepost.places.models import Organisation


@pytest.mark.django_db
def test_a_database_with_data_is_left_alone(capsys):
    Organisation.objects.create(line="union", kind="city", name="市总工会")
    with pytest.raises(CommandError) as refused:
        call_command("load_demo")
    assert str(refused.value) == "这个数据库里已经有数据。请换一个空的数据目录再装载演示数据。"


@pytest.mark.django_db
def test_the_account_that_serves_may_not_load():
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE gatepost_app")
        try:
            with pytest.raises(CommandError, match="GATEPOST_DB_ROLE"):
                call_command("load_demo")
        finally:
            cursor.execute("RESET ROLE")


def test_sign_ins_are_written_for_their_owner_alone(tmp_path):
    path = write_sign_ins(tmp_path)
    rows = json.loads(path.read_text(encoding="utf-8"))
    assert [row["role_en"] for row in rows] == ["branch secretary", "shift worker", "street viewer"]
    assert {row["password"] for row in rows} == {PASSWORD}
    assert len(PASSWORD) >= 10
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_each_step_is_a_line_with_its_count():
    console = Console(record=True, width=100)
    with shown_steps(console) as steps:
        steps.begin("doors")
        steps.advance(3)
        steps.begin("people")
        steps.advance(40)
        steps.advance(2)
    lines = console.export_text().splitlines()
    assert [line.split()[0] for line in lines] == ["doors", "people"]
    assert [line.split()[2] for line in lines] == ["3/3", "42/42"]
