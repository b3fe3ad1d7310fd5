"""A lead adds a passkey and signs in with nothing else. Browsers allow them under a name, not under a bare number."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.journeys.browsers import Complaints, open_context
from tests.journeys.program import Program
from tests.journeys.scene import Scene, bring_in, session_of

A_TOUCH_AWAY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_added_passkey_signs_in_without_name_and_password(
    browser: Browser, program: Program, scene: Scene, complaints: Complaints
) -> None:
    address = f"http://localhost:{program.port}"
    with open_context(browser, address=address) as context:
        bring_in(context, session_of(scene.alice), address)
        page = context.new_page()
        complaints.listen(page)
        machine = context.new_cdp_session(page)
        machine.send("WebAuthn.enable")
        machine.send("WebAuthn.addVirtualAuthenticator", {"options": A_TOUCH_AWAY})
        page.goto("/account/2fa/webauthn/add/")
        page.locator("input[name=name]").fill("值班室电脑")
        page.locator("input[name=passwordless]").check()
        page.locator("#mfa_webauthn_add").click()
        page.wait_for_url(lambda url: "/webauthn/add/" not in url)
        context.clear_cookies()
        page.goto("/account/login/")
        page.get_by_role("button", name="用通行密钥登录").click()
        page.wait_for_url("**/")
        expect(page.locator(".top")).to_contain_text("艾丽丝")
