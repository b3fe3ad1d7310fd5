from __future__ import annotations

import subprocess
import sys
from ipaddress import IPv4Address

import pytest

from gatepost.launcher.lan import choosing
from gatepost.launcher.lan.choosing import Lan, certificate_for, chosen_lan
from gatepost.launcher.words import Refusal

HERE, OUTSIDE = IPv4Address("192.168.1.5"), IPv4Address("203.0.113.7")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


def test_addresses_are_those_by_which_others_come_and_each_once():
    """Asked in a program of its own: this one may not even ask by which way it would go to another machine."""
    ask = "from gatepost.launcher.lan.addresses import lan_addresses; print(*lan_addresses())"
    told = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True).stdout
    found = [IPv4Address(text) for text in told.split()]
    assert [address for address in found if address.is_loopback or found.count(address) > 1] == []


def test_without_a_network_it_does_not_start(monkeypatch):
    monkeypatch.setattr(choosing, "lan_addresses", list)
    with pytest.raises(Refusal, match="is on no network"):
        chosen_lan(host="0.0.0.0", port=8000)


def test_all_addresses_are_taken_unless_one_is_named(monkeypatch):
    monkeypatch.setattr(choosing, "lan_addresses", lambda: [HERE, OUTSIDE])
    assert chosen_lan(host="0.0.0.0", port=8000) == Lan((HERE, OUTSIDE), 8001)
    assert chosen_lan(host="192.168.1.9", port=8000) == Lan((IPv4Address("192.168.1.9"),), 8001)


@pytest.mark.parametrize("host", ["post.example", "fd00::2", "192.168.1"])
def test_a_host_that_is_no_address_is_told(host):
    with pytest.raises(Refusal) as refused:
        chosen_lan(host=host, port=8000)
    assert str(refused.value) == (
        f"With --lan, --host takes an IPv4 address of this machine, such as 192.168.1.5, and not {host}."
    )


def test_beside_the_last_port_there_is_the_one_before():
    assert chosen_lan(host="192.168.1.5", port=65535).page_port == 65534


def test_the_pages_are_told_their_names_and_that_they_are_secure():
    lan = Lan((HERE,), 8001)
    assert lan.environment({}) == {"GATEPOST_TLS": "1", "GATEPOST_HOSTS": "127.0.0.1,localhost,[::1],192.168.1.5"}
    given = lan.environment({"GATEPOST_HOSTS": "post.example, 192.168.1.5"})
    assert given["GATEPOST_HOSTS"] == "post.example,192.168.1.5"


def test_an_address_for_which_phones_would_not_trust_us_is_told(tmp_path, capsys):
    certificate_for(tmp_path, Lan((HERE,), 8001))
    assert capsys.readouterr().out == ""
    signed = certificate_for(tmp_path, Lan((HERE, OUTSIDE), 8001))
    assert OUTSIDE not in signed.addresses
    assert capsys.readouterr().out.startswith("  The authority may not sign for 203.0.113.7, so phones cannot use it.")
