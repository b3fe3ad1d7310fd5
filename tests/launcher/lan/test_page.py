from __future__ import annotations

import plistlib
from datetime import UTC, datetime
from ipaddress import IPv4Address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from gatepost.launcher.lan.authority import authority_in
from gatepost.launcher.lan.steps import DEVICES
from gatepost.launcher.lan_page import Pages

ADDRESS, PAGE_ADDRESS = "https://192.168.1.5:8000", "http://192.168.1.5:8001"


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return authority_in(tmp_path_factory.mktemp("keys"), addresses=[IPv4Address("192.168.1.5")], at=datetime.now(UTC))


@pytest.fixture(scope="module")
def pages(authority):
    return Pages(authority.certificate, address=ADDRESS, page_address=PAGE_ADDRESS)


def page(pages, target="/", accepted=""):
    kind, content = pages.answer(target, accepted)
    assert kind == "text/html; charset=utf-8"
    return content.decode()


@pytest.mark.parametrize(
    ("target", "accepted", "language"),
    [
        ("/", "zh-CN,zh;q=0.9", "zh-CN"),
        ("/", "en-GB,en", "en"),
        ("/", "", "en"),
        ("/?lang=zh", "en", "zh-CN"),
        ("/?lang=en", "zh-CN", "en"),
        ("/?lang=fr", "zh-CN", "en"),
    ],
)
def test_the_language_is_that_of_the_phone_unless_another_was_chosen(pages, target, accepted, language):
    assert f'<html lang="{language}">' in page(pages, target, accepted)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_phone_has_its_steps(pages, language):
    shown = page(pages, f"/?lang={language}")
    names = [device.name_zh if language == "zh" else device.name_en for device in DEVICES]
    assert [name for name in names if f"<h2>{name}</h2>" not in shown] == []
    assert shown.count("<li>") == sum(len(device.steps) for device in DEVICES)


def test_kinds_of_phones_are_those_that_people_have():
    assert [device.name_en for device in DEVICES] == ["Android", "Huawei (HarmonyOS)", "iPhone", "Computer"]


def test_it_leads_to_the_pages_and_shows_what_to_compare(pages, authority):
    shown = page(pages)
    assert f'<a class="go" href="{ADDRESS}">' in shown
    assert authority.fingerprint in shown


def test_it_has_no_script_and_loads_nothing(pages):
    shown = page(pages)
    assert [word for word in ("<script", "<link", "<img", "src=", "@import") if word in shown] == []


def test_the_certificate_is_given_as_phones_take_it(pages, authority):
    kind, content = pages.answer("/gatepost-ca.crt", "")
    assert kind == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(content) == authority.certificate


def test_an_iphone_gets_a_profile_with_the_same_certificate(pages, authority):
    kind, content = pages.answer("/gatepost-ca.mobileconfig", "")
    parsed = plistlib.loads(content)
    assert kind == "application/x-apple-aspen-config"
    [payload] = parsed["PayloadContent"]
    assert payload["PayloadType"] == "com.apple.security.root"
    assert payload["PayloadContent"] == authority.certificate.public_bytes(serialization.Encoding.DER)
    assert (
        Pages(authority.certificate, address="", page_address="").answer("/gatepost-ca.mobileconfig", "")[1] == content
    )


@pytest.mark.parametrize(
    "target",
    ["/lan-ca.key", "/keys/lan-ca.key", "/../lan-ca.key", "/%2e%2e/lan-ca.key", "/account/login/", "//", "/api/"],
)
def test_there_is_nothing_else(pages, target):
    assert pages.answer(target, "zh") is None
