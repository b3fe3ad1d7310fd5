"""Somebody sets the post up who has nothing but an address on the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect

from gatepost.kernel.cluster import Cluster
from gatepost.people.models import StaffAccount
from tests.journeys.browsers import DESK, Complaints, open_context
from tests.journeys.looking import flaws
from tests.journeys.program import Program, own_database, prepare, serving, writing_to
from tests.journeys.scene import bring_in, session_of


@pytest.fixture(scope="module")
def fresh(django_db_setup: None, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    folder = tmp_path_factory.mktemp("fresh")
    with own_database(cluster, "fresh") as database:
        prepare(cluster, database, folder)
        with serving(cluster, database, folder) as running:
            yield running


@pytest.fixture
def page(browser: Browser, fresh: Program, complaints: Complaints) -> Iterator[Page]:
    with open_context(browser, size=DESK, address=fresh.address) as window, window.new_page() as page:
        complaints.listen(page)
        yield page


def fill_in(page: Page, *, again: str) -> None:
    page.get_by_label("服务站名称").fill("槐安街道工会服务站")
    page.get_by_label("小区").fill("槐安里小区")
    page.get_by_label("出入口", exact=True).fill("东门")
    page.get_by_label("岗点名称").fill("槐安里东门岗")
    page.get_by_label("您的姓名").fill("林秋实")
    page.get_by_label("用户名").fill("linqiushi")
    page.get_by_label("密码", exact=True).fill("plum-rain-lantern")
    page.get_by_label("再输一遍密码").fill(again)


def is_sound(page: Page) -> None:
    assert flaws(page) == {}
    page.set_viewport_size(DESK)


def test_the_post_is_set_up_by_whoever_sits_at_it(page: Page, fresh: Program, django_db_blocker) -> None:
    told = re.search(r"set the post up at (\S+)", fresh.said)
    assert told
    page.goto(told[1])
    is_sound(page)
    page.get_by_role("button", name="显示恢复密钥").click()
    groups = page.locator(".recovery-key span").all_text_contents()
    is_sound(page)
    page.get_by_label("纸上的第 3 组和第 8 组").fill(f"{groups[2]} {groups[7]}")
    page.get_by_role("button", name="纸已收好").click()
    fill_in(page, again="plum-rain-lamp")
    is_sound(page)
    page.get_by_role("button", name="全部建好").click()
    expect(page.locator(".field-error")).to_have_text("两次密码不一样，请再输一遍。")
    expect(page.get_by_label("岗点名称")).to_have_value("槐安里东门岗")
    page.get_by_label("再输一遍密码").fill("plum-rain-lantern")
    page.get_by_role("button", name="全部建好").click()
    expect(page.locator("h1")).to_have_text("站建好了")
    is_sound(page)
    page.get_by_role("link", name="登录", exact=True).click()
    page.get_by_label("用户名").fill("linqiushi")
    page.get_by_label("密码", exact=True).fill("plum-rain-lantern")
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/account/2fa/")
    with django_db_blocker.unblock(), writing_to(fresh.database):
        [account] = StaffAccount.objects.all()
        assert account.name == "林秋实"
        look_at_backups(page, account, fresh.address)


def look_at_backups(page: Page, account: StaffAccount, address: str) -> None:
    """Another recovery key, as after the sheet was lost."""
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "GATEPOST" * 4})
    bring_in(page.context, session_of(account), address)
    page.goto("/backups/")
    is_sound(page)
    page.get_by_role("link", name="换一把新的").click()
    is_sound(page)
    page.get_by_role("button", name="生成并显示新密钥").click()
    expect(page.locator(".recovery-key span")).to_have_count(8)
    is_sound(page)
