"""The program on its own network, as a person starts it."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection

import pytest

from tests.launcher.conftest import everything_of, free_port, gatepost


def two_free_ports():
    """The page for phones has the port beside."""
    while True:
        port = free_port()
        try:
            with socket.create_server(("127.0.0.1", port + 1)):
                return port
        except OSError:
            continue


@pytest.fixture(scope="module")
def lan(loaded_dir):
    """What it said, and its port; on the loopback, since tests reach no other machine."""
    port = two_free_ports()
    command, env = gatepost("serve", "--lan", "--host", "127.0.0.1", "--port", str(port), data_dir=loaded_dir)
    program = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = []
    for line in program.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            break
    yield "".join(said), port
    program.terminate()
    program.communicate()
    assert everything_of(loaded_dir) == []


def secure(port, data_dir):
    trusting = ssl.create_default_context(cafile=data_dir / "keys" / "lan-ca.crt")
    return closing(HTTPSConnection("127.0.0.1", port, timeout=20, context=trusting))


def test_the_pages_are_served_over_https_and_the_page_for_phones_beside(lan, loaded_dir):
    said, port = lan
    assert f"Gatepost is ready: https://127.0.0.1:{port}\n" in said
    assert f"scan or open http://127.0.0.1:{port + 1} and follow the steps." in said
    with secure(port, loaded_dir) as connection:
        connection.request("GET", "/first-run/")
        answer = connection.getresponse()
        cookies = answer.headers.get_all("Set-Cookie", [])
        assert answer.status == 200
        assert [cookie for cookie in cookies if "; Secure" not in cookie] == []
        assert cookies != []
    with closing(HTTPConnection("127.0.0.1", port + 1, timeout=20)) as connection:
        connection.request("GET", "/", headers={"Accept-Language": "zh-CN"})
        answer = connection.getresponse()
        page = answer.read().decode()
        assert (answer.status, "证书信任设置" in page) == (200, True)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        connection.request("GET", "/first-run/")
        assert connection.getresponse().status == 404


def test_the_code_on_the_terminal_is_that_of_the_page(lan):
    said, _port = lan
    drawn = [line for line in said.splitlines() if re.search("[█▀▄]", line)]
    assert len(drawn) > 10


def test_the_doctor_finds_the_certificate(lan, loaded_dir):
    command, env = gatepost("doctor", data_dir=loaded_dir)
    told = subprocess.run(command, check=False, env=env, capture_output=True, text=True).stdout
    assert "The certificate for the local network" in told
