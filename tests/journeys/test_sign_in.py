"""Signing in by the real form: with a second factor for who leads, slowed down for who guesses."""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import ScryptPasswordHasher, make_password
from playwright.sync_api import Page, expect

from gatepost.kernel.access import Role
from gatepost.people.models import StaffAccount
from tests.factories import make_staff
from tests.factories.staff import PASSWORD
from tests.journeys.browsers import Complaints
from tests.journeys.conftest import Desk
from tests.journeys.looking import violations
from tests.journeys.scene import Scene


def with_real_password(account: StaffAccount) -> StaffAccount:
    """Hashed as the program does it; other tests take a quicker way."""
    account.password = make_password(PASSWORD, hasher=ScryptPasswordHasher())
    account.save(update_fields=["password"])
    return account


def sign_in_as(page: Page, account: StaffAccount, password: str = PASSWORD) -> None:
    page.goto("/account/login/")
    page.get_by_label("用户名").fill(account.username)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def give_code(page: Page, secret: str, button: str) -> None:
    """As a person does: when the half minute ended meanwhile, the next one."""
    for _attempt in range(2):
        page.locator("input[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).click()
        if not page.locator(".field-error").count():
            return


def test_shift_worker_signs_in_with_name_and_password(desk: Desk, scene: Scene) -> None:
    page = desk()
    sign_in_as(page, with_real_password(scene.bob))
    page.wait_for_url("**/")
    expect(page.locator(".top")).to_contain_text("鲍勃")


def test_who_is_asked_to_sign_in_arrives_where_they_wanted_to_go(desk: Desk, scene: Scene) -> None:
    with_real_password(scene.bob)
    page = desk()
    page.goto("/gate/check/")
    page.get_by_label("用户名").fill(scene.bob.username)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/gate/check/")


def test_lead_is_asked_for_the_second_factor(desk: Desk, scene: Scene) -> None:
    page = desk()
    sign_in_as(page, with_real_password(scene.alice))
    page.wait_for_url("**/account/2fa/authenticate/")
    assert violations(page) == []
    page.goto("/gate/passes/")
    assert "/account/" in page.url
    page.goto("/account/2fa/authenticate/")
    secret = Authenticator.objects.get(user=scene.alice, type=Authenticator.Type.TOTP).data["secret"]
    give_code(page, secret, "登录")
    page.wait_for_url("**/")
    expect(page.locator(".top")).to_contain_text("艾丽丝")


def test_new_lead_sets_up_the_second_factor_before_anything_else(desk: Desk, scene: Scene) -> None:
    page = desk()
    newcomer = with_real_password(make_staff(Role.DEPUTY_HEAD, scene.house.station, name="苏禾"))
    Authenticator.objects.filter(user=newcomer).delete()
    sign_in_as(page, newcomer)
    page.wait_for_url("**/account/2fa/")
    page.goto("/gate/passes/")
    page.wait_for_url("**/account/2fa/")
    page.get_by_role("link", name="启用").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    secret = page.locator("#authenticator_secret").input_value()
    give_code(page, secret, "启用")
    page.goto("/gate/passes/")
    expect(page.locator("h1")).to_have_text("出入证")


def test_five_wrong_passwords_lock_that_name_for_a_while_and_no_other(
    desk: Desk, scene: Scene, complaints: Complaints
) -> None:
    with_real_password(scene.bob)
    page = desk()
    for _guess in range(5):
        sign_in_as(page, scene.bob, "plum-rain-lanterns")
    expect(page.locator("h1")).to_have_text("暂时锁定")
    assert violations(page) == []
    sign_in_as(page, scene.bob)
    expect(page.locator("h1")).to_have_text("暂时锁定")
    complaints.clear()
    sign_in_as(page, with_real_password(make_staff(Role.VOLUNTEER, scene.house.station, name="青禾")))
    page.wait_for_url("**/")
