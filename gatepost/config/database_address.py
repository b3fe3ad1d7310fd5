"""Reads a PostgreSQL address such as `postgresql://name:password@host:5432/gatepost?sslmode=require`."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

_SCHEMES = frozenset({"postgresql", "postgres"})
_EXAMPLE = "postgresql://name:password@host:5432/gatepost"


class AddressMistake(ValueError):
    """Why an address cannot be used, as half a sentence that goes on after the name of the variable."""


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    host: str
    port: str
    name: str
    user: str
    password: str = field(repr=False)
    options: dict[str, str] = field(default_factory=dict)


def read_address(text: str) -> DatabaseAddress:
    """`?host=/folder` names the folder of a unix socket. Raises AddressMistake; the message never repeats the password."""
    parts = urlsplit(text)
    if parts.scheme not in _SCHEMES:
        raise AddressMistake(f"must look like {_EXAMPLE}; Gatepost works with PostgreSQL only")
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise AddressMistake(f"must name one database after the host, as in {_EXAMPLE}")
    return DatabaseAddress(
        host=options.pop("host", "") or unquote(parts.hostname or ""),
        port=options.pop("port", "") or _port(text),
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        options=options,
    )


def _port(text: str) -> str:
    try:
        port = urlsplit(text).port
    except ValueError as error:
        raise AddressMistake("must have a port from 1 to 65535 after the host") from error
    return str(port or "")
