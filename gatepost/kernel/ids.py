"""Identifiers: UUIDv7 (RFC 9562), ordered by the millisecond in which they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

_TIME_SHIFT = 80
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id() -> UUID:
    return uuid7()


def id_at(at: datetime) -> UUID:
    """A new identifier that carries the domain's time, for rows whose order by id must be their order in time."""
    return uuid7(nanoseconds=(at - _EPOCH) // timedelta(microseconds=1) * 1000)


def first_id_at(at: datetime) -> UUID:
    """The smallest identifier that can have been made at an instant: the border of a month's partition."""
    milliseconds = int(at.astimezone(UTC).timestamp() * 1000)
    return UUID(int=milliseconds << _TIME_SHIFT)


def made_at(identifier: UUID) -> datetime:
    """When the maker's clock says that a UUIDv7 was made."""
    return datetime.fromtimestamp((identifier.int >> _TIME_SHIFT) / 1000, tz=UTC)
