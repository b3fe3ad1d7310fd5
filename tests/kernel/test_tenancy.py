"""What PostgreSQL shows when a query forgot its station."""

from __future__ import annotations

import pytest

from gatepost.kernel.search.index import find
from gatepost.kernel.search.terms import name_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import Person
from tests.cast import Cast


def test_without_a_scope_nothing_is_there(cast: Cast, app_role: None) -> None:
    assert list(Person.objects.all()) == []


def test_a_forgotten_filter_shows_the_own_station_only(cast: Cast, app_role: None) -> None:
    with seeing([cast.house.station.id]):
        assert {person.station_id for person in Person.objects.all()} == {cast.house.station.id}


def test_a_row_cannot_be_written_into_another_station(cast: Cast, app_role: None) -> None:
    from django.db import ProgrammingError, transaction

    with seeing([cast.house.station.id]), pytest.raises(ProgrammingError), transaction.atomic():
        Person.objects.create(
            station=cast.charlies.station, name="过客", paper_kind="none", created_at=cast.house.resident.created_at
        )


def test_an_inner_scope_gives_the_outer_one_back(cast: Cast, app_role: None) -> None:
    with seeing([cast.house.station.id]):
        with seeing([cast.charlies.station.id]):
            assert {person.station_id for person in Person.objects.all()} == {cast.charlies.station.id}
        assert {person.station_id for person in Person.objects.all()} == {cast.house.station.id}


def test_the_search_index_keeps_to_the_scope(cast: Cast, app_role: None) -> None:
    with seeing([cast.house.station.id]):
        found = find(name_terms("沈若溪"))
    assert {one.station_id for one in found} == {cast.house.station.id}
