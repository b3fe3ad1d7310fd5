"""By which addresses this machine is reached on its own network."""

from __future__ import annotations

import socket
import struct
import sys
from contextlib import suppress
from ipaddress import IPv4Address

_SIOCGIFADDR = {"linux": 0x8915, "darwin": 0xC0206921}
_SOMEWHERE = ("192.0.2.1", 9)
"""An address for documentation: nothing is sent there, the system only says by which of its own it would go."""


def lan_addresses() -> list[IPv4Address]:
    """The one by which others reach us first; never the loopback."""
    found = [_by_route(), *_of_interfaces()]
    kept = (address for address in found if address is not None and not address.is_loopback)
    return list(dict.fromkeys(kept))


def _by_route() -> IPv4Address | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(_SOMEWHERE)
        return IPv4Address(probe.getsockname()[0])
    return None


def _of_interfaces() -> list[IPv4Address]:
    request = _SIOCGIFADDR.get(sys.platform)
    if request is None:
        return []
    import fcntl  # noqa: PLC0415  (unknown to Windows)

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _number, name in socket.if_nameindex():
            with suppress(OSError):
                answer = fcntl.ioctl(asking, request, struct.pack("256s", name.encode()[:15]))
                found.append(IPv4Address(answer[20:24]))
    return found
