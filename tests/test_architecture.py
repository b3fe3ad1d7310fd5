"""The house plan, kept by tests: who may point at whom, and that no station's table is without its wall."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

ROOT = Path(__file__).resolve().parent.parent
ORDER = ["kernel", "sync", "places", "people", "emergencies", "gate"]
"""Foreign keys follow the direction of imports: down only."""

WITHOUT_A_WALL = {
    "sync_device": "asked for by the digest of its token, before the station is known",
}


def own_models() -> list[type[models.Model]]:
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("gatepost")
        for model in config.get_models()
    ]


def foreign_keys() -> list[tuple[str, str]]:
    fields = [field for model in own_models() for field in model._meta.get_fields()]
    keys = [field for field in fields if isinstance(field, models.ForeignKey | models.ManyToManyField)]
    return [(key.model._meta.app_label, key.related_model._meta.app_label) for key in keys]


def test_foreign_keys_point_down_only() -> None:
    upward = [(low, high) for low, high in foreign_keys() if high in ORDER and ORDER.index(high) > ORDER.index(low)]
    assert upward == []


def test_nothing_points_at_tables_that_are_cut_by_month() -> None:
    cut = {"gate_passage", "kernel_audit"}
    pointed_at = {
        field.related_model._meta.db_table
        for model in own_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    }
    assert pointed_at & cut == set()


@pytest.mark.django_db
def test_every_table_of_a_station_has_its_wall() -> None:
    tables = {
        model._meta.db_table
        for model in own_models()
        if any(getattr(field, "column", None) == "station_id" for field in model._meta.get_fields())
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
    assert tables - walled == set(WITHOUT_A_WALL)


@pytest.mark.django_db
def test_the_serving_role_cannot_change_the_audit() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('gatepost_app', 'kernel_audit', 'UPDATE'),"
            " has_table_privilege('gatepost_app', 'kernel_audit', 'DELETE'),"
            " has_table_privilege('gatepost_app', 'kernel_audit', 'INSERT')"
        )
        assert cursor.fetchone() == (False, False, True)


def test_no_lock_holds_an_address() -> None:
    """What npm adds by itself (who takes donations) is left out, too: a lock works with whatever registry a machine is set up for."""
    locks = [
        *ROOT.glob("requirements*.lock"),
        ROOT / "web/package-lock.json",
        ROOT / "tools/chromium/package-lock.json",
    ]
    assert len(locks) == 5
    assert [lock.name for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []
