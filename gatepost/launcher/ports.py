"""Whether the server can have its port."""

from __future__ import annotations

import http.client
import socket
import ssl
from pathlib import Path

from gatepost.launcher.words import Refusal


def require_free_port(host: str, port: int) -> None:
    """Raises Refusal when another program listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # A port whose last connections are still fading out is free for a server.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Refusal(f"端口 {port} 需要管理员权限，请用 --port 换一个。", _TOO_LOW.format(port)) from error
        except OSError as error:
            raise Refusal(f"端口 {port} 被别的程序占用，请用 --port 换一个。", _TAKEN.format(port)) from error


_TOO_LOW = "Port {} is for administrators; choose another one with --port or GATEPOST_PORT."
_TAKEN = "Port {} is taken by another program; choose another one with --port or GATEPOST_PORT."


def answers_pages(host: str, port: int, *, authority: Path | None = None) -> bool:
    """True when something comes back, whatever it says: the workers are up, not only the port."""
    return status_of(host, port, "/", authority=authority) is not None


def status_of(host: str, port: int, path: str, *, authority: Path | None = None) -> int | None:
    """Over HTTPS where an authority is named, which then must have signed for that host."""
    if authority:
        trusting = ssl.create_default_context(cafile=authority)
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(host, port, timeout=5, context=trusting)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", path, headers={"User-Agent": "gatepost-launcher"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
