"""The second station is there to show leaks: nobody of the first reaches a row of it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from gatepost.demo.moments import TODAY
from gatepost.kernel.search.index import find
from gatepost.kernel.tenancy import seeing
from gatepost.people.actors import actor_for
from gatepost.people.models import Person, StaffAccount
from gatepost.places.models import Station

pytestmark = pytest.mark.usefixtures("demo")


def _stations():
    return (Station.objects.get(organisation__name=f"{street}工会服务站") for street in ("云杉街道", "柏舟街道"))


def _tables_of_stations() -> list[str]:
    models = [model for model in apps.get_models() if "station_id" in {field.column for field in model._meta.fields}]
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        secured = {row[0] for row in cursor.fetchall()}
    return sorted({model._meta.db_table for model in models} & secured)


def test_both_stations_are_filled():
    _first, second = _stations()
    for table in ("gate_passage", "gate_pass", "people_person", "gate_presence", "kernel_searchentry", "kernel_audit"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table} WHERE station_id = %s", [second.id])
            assert cursor.fetchone()[0] > 30


def test_each_account_of_the_first_station_has_grants_there_and_nowhere_else():
    first, second = _stations()
    of_second = {"duanyunkai", "yinchutang", "shaomingyi"}
    for account in StaffAccount.objects.all():
        expected = second if account.username in of_second else first
        assert actor_for(account, day=TODAY).stations == {expected.id}, account.username


def test_no_row_of_the_second_station_is_seen_from_the_first():
    first, _second = _stations()
    tables = _tables_of_stations()
    assert {"gate_passage", "gate_pass", "people_person", "kernel_audit"} <= set(tables)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE gatepost_app")
        try:
            with seeing([first.id]):
                for table in tables:
                    cursor.execute(f"SELECT DISTINCT station_id FROM {table}")
                    assert {row[0] for row in cursor.fetchall()} <= {first.id}, table
        finally:
            cursor.execute("RESET ROLE")


def test_nobody_of_the_second_station_is_found_from_the_first():
    first, second = _stations()
    name = Person.objects.filter(station=second, account__username="duanyunkai").get().name
    with seeing([first.id]):
        assert find(list(name), kinds=["person"]) == []
    with seeing([second.id]):
        assert [one.title for one in find(list(name), kinds=["person"])] == [name]
