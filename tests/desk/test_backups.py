"""The page of backups: what is said, what is asked for, and a recovery key that is shown once."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Role
from gatepost.kernel.backup.recovery import RecoveryKey, keep_public_half, public_half, read_recovery_key
from gatepost.kernel.models import AuditLine, Backup
from gatepost.people.models import StaffRole
from tests.cast import Cast
from tests.desk.reading import needs_on, text_of
from tests.factories import make_staff, sign_in
from tests.words import in_chinese

PAGE, MAKE, KEY = "desk:backups", "desk:make_backup", "desk:recovery_key"


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path / "post"
    settings.BACKUP_DIR = tmp_path / "stick"
    settings.BACKUP_DIR.mkdir()
    return settings.DATA_DIR


@pytest.fixture
def leads_all(cast: Cast) -> None:
    """Alice leads Charlie's station, too: no other shares the database."""
    StaffRole.objects.create(
        account=cast.alice,
        role=Role.STATION_LEAD.value,
        organisation=cast.charlies.station.organisation,
        from_on=date(2015, 9, 1),
    )


@pytest.fixture
def sheet(data_dir: Path) -> RecoveryKey:
    key = RecoveryKey(bytes(range(18)))
    keep_public_half(data_dir, key.public)
    return key


def made(*, hours_ago: float, **more: object) -> Backup:
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    given = {"size": 4_000_000, "row_count": 777, "file_name": "gatepost-1.backup", "is_proved": True} | more
    return Backup.objects.create(started_at=at, ended_at=at, folder="/stick", **given)


def jobs() -> list[tuple[str, dict[str, object]]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.values_list("task_name", "args"))


def board_says(client: Client) -> list[tuple[str, str]]:
    return [(text, url) for _state, text, url in needs_on(text_of(client, reverse("desk:board")))]


NEVER = "这个站还没有备份过"


def test_a_post_that_was_never_backed_up_is_told_on_the_first_page(desk: Client) -> None:
    Backup.objects.all().delete()
    assert board_says(desk) == [(NEVER, reverse(PAGE))]


@pytest.mark.parametrize(("hours", "said"), [(35.9, []), (36.1, ["最近一次成功的备份："])])
def test_a_backup_older_than_36_hours_is_a_matter(desk: Client, hours: float, said: list[str]) -> None:
    Backup.objects.all().delete()
    made(hours_ago=hours)
    assert [text[:10] for text, _url in board_says(desk)] == said


def test_a_failed_one_does_not_count_as_the_last_good_one(desk: Client) -> None:
    Backup.objects.all().delete()
    made(hours_ago=40)
    made(hours_ago=1, problem="no_space", size=None, row_count=None, file_name="", is_proved=False)
    assert len(board_says(desk)) == 1
    assert "放备份的磁盘满了。" in text_of(desk, reverse(PAGE))


def test_who_does_not_keep_backups_is_not_troubled(client: Client, cast: Cast) -> None:
    Backup.objects.all().delete()
    sign_in(client, cast.bob)
    assert board_says(client) == []
    assert client.get(reverse(PAGE)).status_code == 403


def test_a_demo_is_not_told_to_back_up(desk: Client, settings) -> None:
    Backup.objects.all().delete()
    settings.GATEPOST_DEMO = True
    assert board_says(desk) == []


def test_the_page_lists_what_was_made_and_why_not(desk: Client, sheet: RecoveryKey) -> None:
    made(hours_ago=2)
    made(hours_ago=3, is_proved=False)
    page = text_of(desk, reverse(PAGE))
    assert [word for word in ("777", "3.8\xa0MB", "已还原核对", "只读过一遍") if word not in page] == []


@pytest.mark.usefixtures("leads_all")
def test_without_a_recovery_key_the_page_leads_to_making_one(desk: Client) -> None:
    page = text_of(desk, reverse(PAGE))
    assert (reverse(KEY) in page, reverse(MAKE) in page) == (True, False)


def test_a_folder_on_the_same_disk_is_told(desk: Client, sheet: RecoveryKey, settings) -> None:
    sentence = in_chinese(
        "Backups lie on the disk that also holds the data. When it dies, both are gone."
        " Let whoever looks after the machine set GATEPOST_BACKUP_DIR to another disk."
    )
    assert sentence in text_of(desk, reverse(PAGE))
    settings.BACKUP_DIR = Path("/proc")
    assert sentence not in text_of(desk, reverse(PAGE))


def test_asked_for_twice_it_is_made_once_and_the_audit_says_who(desk: Client, cast: Cast, sheet: RecoveryKey) -> None:
    for _click in range(2):
        assert desk.post(reverse(MAKE)).url == reverse(PAGE)
    assert jobs() == [("kernel.make_backup", {"asked": True})]
    lines = AuditLine.objects.filter(action="kernel.ask_for_backup")
    assert [line.staff_id for line in lines] == [cast.alice.id]
    assert in_chinese("A backup is being made.") in text_of(desk, reverse(PAGE))


def test_while_it_is_made_the_page_asks_again_and_then_no_more(desk: Client, sheet: RecoveryKey) -> None:
    assert "hx-get" not in rows_of(text_of(desk, reverse(PAGE)))
    desk.post(reverse(MAKE))
    assert 'hx-get="?partial=1"' in rows_of(text_of(desk, reverse(PAGE)))
    assert desk.get(reverse(PAGE) + "?partial=1").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded'")
    assert desk.get(reverse(PAGE) + "?partial=1").status_code == 286


def rows_of(page: str) -> str:
    return page[page.index('<div id="rows"') :].partition(">")[0]


def groups_on(page: str) -> list[str]:
    shown = re.search(r"data-recovery-key>(.*?)</p>", page, re.DOTALL)
    return re.findall(r"<span>(\w{4})</span>", shown[1]) if shown else []


def token_on(page: str) -> str:
    return str(re.search(r'name="token" value="([^"]+)"', page)[1])  # type: ignore[index]


def shown(client: Client) -> tuple[list[str], str]:
    page = client.post(reverse(KEY)).content.decode()
    return groups_on(page), token_on(page)


@pytest.mark.usefixtures("leads_all")
def test_a_recovery_key_is_in_force_once_a_part_of_it_was_typed_back(desk: Client, cast: Cast, data_dir: Path) -> None:
    groups, token = shown(desk)
    assert public_half(data_dir) is None
    answer = desk.post(reverse(KEY), {"token": token, "part": f"{groups[2].lower()} {groups[7]}"})
    assert answer.url == reverse(PAGE)
    kept = public_half(data_dir)
    assert kept is not None
    assert kept.raw == read_recovery_key("-".join(groups)).public
    line = AuditLine.objects.get(action="kernel.adopt_recovery_key")
    assert (line.staff_id, line.detail) == (cast.alice.id, {"mark": kept.mark})


@pytest.mark.usefixtures("leads_all")
def test_a_wrong_part_changes_nothing_keeps_what_was_typed_and_shows_no_key(desk: Client, data_dir: Path) -> None:
    groups, token = shown(desk)
    page = desk.post(reverse(KEY), {"token": token, "part": "7K2M 7K2M"}).content.decode()
    assert public_half(data_dir) is None
    assert (groups_on(page), 'value="7K2M 7K2M"' in page) == ([], True)
    assert in_chinese("These are not the groups that the sheet says. Look at the sheet again.") in page
    desk.post(reverse(KEY), {"token": token_on(page), "part": f"{groups[2]} {groups[7]}"})
    assert public_half(data_dir) is not None


@pytest.mark.usefixtures("leads_all")
def test_a_page_that_was_tampered_with_makes_no_key_valid(desk: Client, data_dir: Path) -> None:
    groups, token = shown(desk)
    page = desk.post(reverse(KEY), {"token": token[:-2] + "xx", "part": f"{groups[2]} {groups[7]}"}).content.decode()
    assert public_half(data_dir) is None
    assert in_chinese("This page is from too long ago. Make another recovery key.") in page


@pytest.mark.usefixtures("leads_all")
def test_the_key_stands_in_no_cache(desk: Client) -> None:
    assert "no-store" in desk.post(reverse(KEY)).headers["Cache-Control"]


@pytest.mark.usefixtures("leads_all")
def test_two_keys_are_never_the_same(desk: Client) -> None:
    assert shown(desk)[0] != shown(desk)[0]


def test_a_deputy_cannot_change_the_key(client: Client, cast: Cast) -> None:
    sign_in(client, make_staff(Role.DEPUTY_HEAD, cast.house.station))
    assert client.post(reverse(KEY)).status_code == 403
    assert client.post(reverse(MAKE)).status_code == 403


def test_who_leads_one_of_several_stations_makes_no_key_for_all(desk: Client, data_dir: Path) -> None:
    page = text_of(desk, reverse(PAGE))
    assert (reverse(KEY) in page, "gatepost recovery-key" in page) == (False, True)
    assert [desk.get(reverse(KEY)).status_code, desk.post(reverse(KEY)).status_code] == [403, 403]
    assert public_half(data_dir) is None
