"""Something of a station in every table that has one."""

from __future__ import annotations

from datetime import timedelta

from django.apps import apps
from django.db import connection, models

from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models import AreaRisk, Closing, ClosingSignature, Phase, PolicyApproval
from gatepost.gate.models import GateHold, Instruction, InstructionSeen, Outing, PresenceRow
from gatepost.kernel import audit
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import KeptFigure, RetentionRun
from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import AlikePair, DifferentPersons, ImportMapping, ImportRow, PoliticalStatus, SheetImport
from tests.addresses import belongings
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_passage, make_person, make_vehicle
from tests.factories.moments import TODAY

WITHOUT_A_WALL = {
    "sync_device": "asked for by the digest of its token, before the station is known",
    "places_station_areas": "which areas a station serves is public, as the areas are",
}


def tables_of_stations() -> list[str]:
    """Also those that Django makes between two models."""
    found = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("gatepost.")
        for model in config.get_models(include_auto_created=True)
    ]
    return sorted(model._meta.db_table for model in found if "station_id" in columns(model))


def columns(model: type[models.Model]) -> set[str]:
    return {str(field.column) for field in model._meta.concrete_fields}


def fill(cast: Cast) -> None:
    """What the cast, and the addresses of pages, leave empty."""
    house = cast.house
    belongings(cast)
    person, station_id = house.resident, house.station.id
    passage = make_passage(house.east, house.resident_pass)
    PoliticalStatus.objects.create(
        station=house.station, person=person, standing=PoliticalStanding.MASSES, from_on=TODAY
    )
    emergency = house.station.emergencies.get()
    PolicyApproval.objects.create(
        station=house.station, version=emergency.policies.get(), approved_by=new_id(), approved_at=NOON
    )
    fill_of_same_persons(cast)
    sheet = SheetImport.objects.filter(station=house.station).first()
    ImportRow.objects.create(sheet_import=sheet, number=1, station=house.station, verdict="new")
    ImportMapping.objects.create(station=house.station, kind="residents", sender="物业")
    Phase.objects.create(station=house.station, emergency=emergency, name="封闭管理", from_on=TODAY)
    AreaRisk.objects.create(
        station=house.station, area=house.station.areas.get(), level=RiskLevel.MEDIUM, from_on=TODAY
    )
    make_vehicle(house.station, keeper=person)
    GateHold.objects.create(
        station=house.station, person=person, from_at=NOON, until_at=NOON + timedelta(days=14), reason="居家观察"
    )
    PresenceRow.objects.create(
        station_id=station_id,
        subject_id=person.id,
        compound_id=house.compound.id,
        is_inside=True,
        since=NOON,
        passage_id=passage.id,
        passer="resident",
    )
    instruction = Instruction.objects.get(station=house.station)
    InstructionSeen.objects.create(station=house.station, instruction=instruction, staff_id=cast.bob.id, seen_at=NOON)
    Outing.objects.create(station_id=station_id, household_id=person.household_id, day=TODAY, outings=1)
    KeptFigure.objects.create(station_id=station_id, figure="passages", day=TODAY, count=1)
    RetentionRun.objects.create(station_id=station_id, day=TODAY, table="gate_passage", ending="destroyed", rows=1)
    closing = Closing.objects.create(station=house.station, emergency=emergency, seen="", opened_at=NOON)
    ClosingSignature.objects.create(
        station=house.station, closing=closing, signed_by=cast.alice.id, name=cast.alice.name, signed_at=NOON
    )
    audit.record(by=actor_of(cast.alice), at=NOON, action="gate.issue_pass", subject_kind="pass", subject_id=new_id())


def fill_of_same_persons(cast: Cast) -> None:
    """A merge was made with the addresses; here is a suggestion, and what was said of two."""
    station = cast.house.station
    one, other = sorted((make_person(station, "简书白") for _number in range(2)), key=lambda person: person.id)
    AlikePair.objects.create(
        station=station, person=one, other=other, rank=50, reasons=["same_name", "same_door"], found_at=NOON
    )
    DifferentPersons.objects.create(station=station, person=one, other=other, said_at=NOON)


def rows_by_station(table: str) -> dict[object, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT station_id, count(*) FROM {table} GROUP BY station_id")
        return dict(cursor.fetchall())
