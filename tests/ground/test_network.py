from __future__ import annotations

import socket

import pytest

from tests.ground.network import NetworkUsed


def test_another_machine_cannot_be_reached():
    with socket.socket() as outside, pytest.raises(NetworkUsed, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_a_name_of_another_machine_cannot_be_reached():
    with socket.socket() as outside, pytest.raises(NetworkUsed, match=r"example\.org"):
        outside.connect_ex(("example.org", 80))


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as caller:
        assert caller.connect_ex(server.getsockname()) == 0


def test_a_socket_in_the_file_system_can_be_reached(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as caller:
        server.bind("door")
        server.listen()
        assert caller.connect_ex("door") == 0
