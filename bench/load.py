"""A closed-loop HTTP client in one thread: so many clients, each sends its next call when its last one is answered.

It keeps connections open as long as the server does, and says how much processor it took itself, so that one sees that it was not
the limit.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_END_OF_HEADERS = b"\r\n\r\n"
_CHUNK = 262_144
_SILENCE_SECONDS = 30.0


class ServerSilent(Exception):
    """No answer within half a minute."""


@dataclass(slots=True)
class Load:
    """What came of a run. Milliseconds, seconds."""

    latencies_ms: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    last_answer: bytes = b""
    seconds: float = 0.0
    client_seconds: float = 0.0

    @property
    def answers(self) -> int:
        return len(self.latencies_ms)


class _Client:
    """One connection and the call that is under way on it."""

    def __init__(self, port: int, selector: selectors.BaseSelector) -> None:
        self._port, self._selector = port, selector
        self._socket: socket.socket | None = None
        self._received = b""
        self._began = 0.0

    def send(self, call: bytes) -> None:
        """A connection that the server closed is opened anew; that belongs to the time of the call."""
        self._began = time.perf_counter()
        self._received = b""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port))
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._selector.register(self._socket, selectors.EVENT_READ, self)
        self._socket.sendall(call)

    def receive(self, load: Load) -> bool:
        """True when the answer is complete."""
        assert self._socket is not None
        chunk = self._socket.recv(_CHUNK)
        self._received += chunk
        head, found, body = self._received.partition(_END_OF_HEADERS)
        if not found:
            if not chunk:
                raise ServerSilent("the connection was closed before an answer came")
            return False
        headers = head.lower()
        if chunk and not _is_complete(headers, body):
            return False
        load.latencies_ms.append((time.perf_counter() - self._began) * 1000)
        load.statuses[int(head[9:12])] += 1
        load.last_answer = body
        if not chunk or b"connection: close" in headers:
            self.close()
        return True

    def close(self) -> None:
        if self._socket is not None:
            self._selector.unregister(self._socket)
            self._socket.close()
            self._socket = None


def _is_complete(headers: bytes, body: bytes) -> bool:
    if b"transfer-encoding: chunked" in headers:
        return body.endswith(b"0\r\n\r\n")
    _, found, rest = headers.partition(b"content-length:")
    return bool(found) and len(body) >= int(rest.partition(b"\r\n")[0])


def drive(port: int, calls: Iterator[bytes], *, clients: int, seconds: float) -> Load:
    """Until the time is over or the calls are used up; calls under way are waited for."""
    load = Load()
    processor, began = time.process_time(), time.perf_counter()
    with selectors.DefaultSelector() as selector:
        crew = [_Client(port, selector) for _ in range(clients)]
        busy = sum(_next(client, calls, began + seconds) for client in crew)
        while busy:
            ready = selector.select(_SILENCE_SECONDS)
            if not ready:
                raise ServerSilent(f"nothing came from port {port} for {_SILENCE_SECONDS:.0f} seconds")
            for key, _events in ready:
                if key.data.receive(load):
                    busy -= not _next(key.data, calls, began + seconds)
        for client in crew:
            client.close()
    load.seconds, load.client_seconds = time.perf_counter() - began, time.process_time() - processor
    return load


def _next(client: _Client, calls: Iterator[bytes], deadline: float) -> bool:
    call = next(calls, None) if time.perf_counter() < deadline else None
    if call is not None:
        client.send(call)
    return call is not None


def http_call(path: str, body: bytes, headers: dict[str, str], *, host: str = "127.0.0.1") -> bytes:
    lines = [f"POST {path} HTTP/1.1", f"Host: {host}", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + _END_OF_HEADERS + body
