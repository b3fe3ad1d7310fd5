"""What is known of people and ends by itself, so many days after its purpose did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import Model, QuerySet

from gatepost.kernel import clock
from gatepost.kernel.retention.rows import Rows, Values
from gatepost.kernel.retention.rules import Rule, Turn
from gatepost.people.models import ImportFile, ImportRow, PersonRequest, SheetImport
from gatepost.people.retention.persons import employments, households, persons

LEFT_DAYS = 365
SHEET_DAYS = 365
"""The line that one came; file and rows are destroyed long before, see actions/import_leftovers.py."""
REQUEST_DAYS = 3 * 365
LOG_DAYS = 185
"""Six months at least, by law."""
_LEFT = """
SELECT gone.id FROM people_person gone
WHERE gone.station_id = %(station)s AND gone.left_on <= %(last_day)s
    AND NOT EXISTS (SELECT 1 FROM people_staffaccount account WHERE account.person_id = gone.id)
    AND NOT EXISTS (SELECT 1 FROM people_politicalstatus step WHERE step.person_id = gone.id)
    AND NOT EXISTS (SELECT 1 FROM people_personrequest asked WHERE asked.person_id = gone.id AND asked.answered_at IS NULL)
"""
_BEHIND_NOBODY = f"""
station_id = %(station)s AND until_on <= %(last_day)s
    AND NOT EXISTS (SELECT 1 FROM people_person m WHERE m.household_id = people_household.id AND m.id NOT IN ({_LEFT}))
"""  # noqa: S608  ours


def rules() -> list[Rule]:
    return [
        Rule("people_sheetimport", SHEET_DAYS, _sheets),
        Rule("people_employment", LEFT_DAYS, lambda turn: _of(employments(f"person_id IN ({_LEFT})"), turn)),
        Rule("people_household", LEFT_DAYS, lambda turn: _of(households(_BEHIND_NOBODY), turn)),
        Rule("people_person", LEFT_DAYS, lambda turn: _of(persons(f"id IN ({_LEFT})"), turn)),
        Rule("people_personrequest", REQUEST_DAYS, _requests),
        Rule("axes_accesslog", LOG_DAYS, lambda turn: _old(AccessLog, turn), of_station=False),
        Rule("axes_accessattempt", LOG_DAYS, lambda turn: _old(AccessAttempt, turn), of_station=False),
        Rule("axes_accessfailurelog", LOG_DAYS, lambda turn: _old(AccessFailureLog, turn), of_station=False),
        Rule("django_session", 0, _sessions, of_station=False),
    ]


def _of(over: Rows, turn: Turn) -> int:
    return over.destroy(_values(turn), turn.most)


def _values(turn: Turn) -> Values:
    return {
        "station": turn.station_id,
        "emergency": None,
        "last_day": clock.local(turn.due).date(),
        "zone": str(clock.zone()),
    }


def _sheets(turn: Turn) -> int:
    old = SheetImport.objects.filter(station_id=turn.station, created_at__lte=turn.due)
    chosen = list(old.values_list("id", flat=True)[: turn.most])
    ImportRow.objects.filter(sheet_import__in=chosen).delete()
    ImportFile.objects.filter(sheet_import__in=chosen).delete()
    return _gone(SheetImport.objects.filter(pk__in=chosen))


def _requests(turn: Turn) -> int:
    return _gone(PersonRequest.objects.filter(station_id=turn.station, answered_at__lte=turn.due))


def _old(model: type[Model], turn: Turn) -> int:
    """By the machine's clock, as all that belongs to signing in."""
    return _gone(model._default_manager.filter(attempt_time__lte=datetime.now(UTC) - timedelta(days=LOG_DAYS)))  # noqa: SLF001


def _sessions(turn: Turn) -> int:
    return _gone(Session.objects.filter(expire_date__lt=datetime.now(UTC)))


def _gone(rows: QuerySet[Model]) -> int:
    """How many of the table itself, without what hung on them."""
    _all, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)  # noqa: SLF001
