"""The whole demo into an empty database, in one transaction: a load that is killed leaves nothing behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils.translation import gettext as _

from gatepost.demo.areas_data import AreaBook
from gatepost.demo.first_station import FIRST_STATION
from gatepost.demo.moments import NOW, TODAY, at_second, moment
from gatepost.demo.numbers import NumberBook
from gatepost.demo.organisations_data import OrganisationBook
from gatepost.demo.passages.standing import derive_standing
from gatepost.demo.progress import Steps
from gatepost.demo.second_station import SECOND_STATION
from gatepost.demo.sizes import FULL, DemoSize
from gatepost.demo.stations import LoadedStation, load_passages, load_station
from gatepost.demo.visits_data import derive_visits
from gatepost.kernel import clock, tenancy
from gatepost.kernel.calendar.holidays import HolidayPlanNotPublished, seed_rows
from gatepost.kernel.models import Holiday
from gatepost.kernel.partitions import make_months
from gatepost.places.models import Organisation

_AUDITED_DAYS = 7
_HOLIDAY_YEARS = range(2019, 2027)
_HOLIDAY_SOURCE = "国务院办公厅放假安排"


class DatabaseNotEmpty(Exception):
    """Something is there already: the demo never mixes with what others wrote."""


class NotTheOwner(Exception):
    """The account of this process is bound by row-level security, under which PostgreSQL refuses COPY."""


def load_demo(steps: Steps, size: DemoSize = FULL) -> None:
    """Loads everything and sets the domain clock to the demo's evening. Raises DatabaseNotEmpty, NotTheOwner."""
    with tenancy.seeing_everything():
        _check_database()
        _load_calendar(steps)
        stations = _load_stations(steps, size)
        for station in stations:
            load_passages(station, size, steps)
        steps.begin(_("Who is where"))
        steps.advance(derive_standing(at_second(TODAY - timedelta(days=_AUDITED_DAYS - 1), 0)))
        steps.advance(derive_visits())
        _count_for_planner()
        clock.set_clock(NOW)


def _check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() != (True,):
            raise NotTheOwner
    if Organisation.objects.exists() or get_user_model().objects.exists():
        raise DatabaseNotEmpty


def _count_for_planner() -> None:
    """PostgreSQL does this by itself only later, and never for a table of partitions."""
    tables = "gate_passage, gate_presence, gate_outing, gate_pass, people_person, kernel_searchentry, kernel_audit"
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tables}")


def _load_calendar(steps: Steps) -> None:
    """The months of the demo, and those of the machine, whose time new identifiers carry."""
    steps.begin(_("Calendar"))
    steps.advance(len(make_months(moment(2020, 1, 15).astimezone(UTC), 9)))
    machine = datetime.now(UTC)
    steps.advance(len(make_months(machine.replace(day=1) - timedelta(days=1), 16)))
    for year in _HOLIDAY_YEARS:
        steps.advance(len(Holiday.objects.bulk_create(_holidays(year), ignore_conflicts=True)))


def _holidays(year: int) -> list[Holiday]:
    """Nothing for a year that the installed library does not know yet: the table says then that it is not published."""
    try:
        rows = seed_rows(year)
    except HolidayPlanNotPublished:
        return []
    return [
        Holiday(day=row.on, kind=row.mark.value, name_zh=row.zh, name_en=row.en, source=_HOLIDAY_SOURCE) for row in rows
    ]


def _load_stations(steps: Steps, size: DemoSize) -> list[LoadedStation]:
    areas, numbers = AreaBook(), NumberBook()
    organisations = OrganisationBook(areas)
    streets = [areas.add_street(plan) for plan in (FIRST_STATION, SECOND_STATION)]
    bodies = [
        organisations.add_station(plan, street)
        for plan, street in zip((FIRST_STATION, SECOND_STATION), streets, strict=True)
    ]
    steps.begin(_("Areas and organisations"))
    steps.advance(areas.copy() + organisations.copy())
    return [
        load_station(plan, street, body, numbers, size, steps)
        for plan, street, body in zip((FIRST_STATION, SECOND_STATION), streets, bodies, strict=True)
    ]
