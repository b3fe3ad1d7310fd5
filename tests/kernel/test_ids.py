"""Identifiers carry when they were made: their order is the order in time, and months are cut by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.ids import first_id_at, id_at, made_at, new_id

MILLISECOND = timedelta(milliseconds=1)
instants = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  zone given apart


def test_a_new_identifier_is_a_uuid_of_version_seven() -> None:
    identifier = new_id()
    assert (identifier.version, identifier.variant) == (7, "specified in RFC 4122")


def test_identifiers_made_one_after_the_other_are_in_order() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(set(made))


@given(instants)
def test_an_identifier_tells_its_instant_to_the_millisecond(at: datetime) -> None:
    assert made_at(id_at(at)) == at - timedelta(microseconds=at.microsecond % 1000)


@given(instants)
def test_no_identifier_of_an_instant_is_smaller_than_the_first(at: datetime) -> None:
    assert first_id_at(at) < id_at(at) < first_id_at(at + MILLISECOND)


@pytest.mark.parametrize(
    ("at", "first"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), "00000000-0000-0000-0000-000000000000"),
        (datetime(2020, 2, 1, tzinfo=UTC), "016ffe0c-0c00-0000-0000-000000000000"),
    ],
)
def test_the_first_identifier_of_an_instant_is_its_milliseconds(at: datetime, first: str) -> None:
    assert str(first_id_at(at)) == first
    assert made_at(first_id_at(at)) == at
