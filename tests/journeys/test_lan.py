"""A phone on the post's own network: it reads the page, trusts the post, and may use what only HTTPS allows."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pytest
import zxingcpp
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from PIL import Image
from playwright.sync_api import BrowserContext, Error, Playwright, expect

from gatepost.kernel.cluster import Cluster
from tests.journeys.browsers import PHONE, Complaints, launch, open_context
from tests.journeys.looking import sideways, violations
from tests.journeys.program import own_database, prepare, serving

_ASK = "from gatepost.launcher.lan.addresses import lan_addresses; print(*lan_addresses())"
_SECURE = """async () => ({
    secure: isSecureContext,
    subtle: (await crypto.subtle.digest('SHA-256', new Uint8Array(1))).byteLength,
    worker: 'serviceWorker' in navigator,
    camera: 'mediaDevices' in navigator,
})"""


@dataclass(frozen=True, slots=True)
class Lan:
    address: str
    page_address: str
    trusted: str
    """The digest of the authority's public key, as Chromium wants it."""


def host_of_this_machine() -> str:
    """One that is not the loopback, where the machine has one. Asked in a program of its own: this one reaches nobody else."""
    told = subprocess.run([sys.executable, "-c", _ASK], check=True, capture_output=True, text=True).stdout.split()
    return told[0] if told else "127.0.0.2"


@pytest.fixture(scope="module")
def lan(django_db_setup: None, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lan]:
    folder = tmp_path_factory.mktemp("lan")
    with own_database(cluster, "lan") as database:
        prepare(cluster, database, folder)
        # All addresses, as a person starts it; only a machine without any names one.
        host = host_of_this_machine()
        named = ["--host", host] if host == "127.0.0.2" else []
        with serving(cluster, database, folder, "--lan", *named) as running:
            page_address = re.search(r"scan or open (\S+)", running.said)
            assert page_address
            authority = x509.load_pem_x509_certificate((folder / "keys" / "lan-ca.crt").read_bytes())
            key = authority.public_key().public_bytes(
                serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
            )
            yield Lan(running.address, page_address[1], base64.b64encode(sha256(key).digest()).decode())


@pytest.fixture
def phone(player: Playwright, lan: Lan) -> Iterator[BrowserContext]:
    """One on which the certificate is installed."""
    browser = launch(player, f"--ignore-certificate-errors-spki-list={lan.trusted}")
    with open_context(browser, size=PHONE, address=lan.address) as window:
        yield window
    browser.close()


def test_a_phone_is_led_from_the_page_to_a_post_that_it_trusts(
    phone: BrowserContext, lan: Lan, complaints: Complaints
) -> None:
    page = phone.new_page()
    complaints.listen(page)
    page.goto(lan.page_address)
    expect(page.locator("h1")).to_have_text("手机使用小门岗")
    assert (violations(page), sideways(page)) == ([], 0)
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.locator("figure").screenshot())))
    assert code.text == lan.page_address
    page.locator("a.go").click()
    expect(page.locator("h1")).to_have_text("建站")
    assert page.url.startswith(lan.address)
    assert page.evaluate(_SECURE) == {"secure": True, "subtle": 32, "worker": True, "camera": True}
    assert [cookie["name"] for cookie in phone.cookies() if not cookie["secure"]] == []


def test_a_phone_without_the_certificate_does_not_get_in(player: Playwright, lan: Lan) -> None:
    browser = launch(player)
    page = open_context(browser, size=PHONE, address=lan.address).new_page()
    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        page.goto("/")
    browser.close()
