"""What is known of people that goes when an emergency is closed, and what stays."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.retention.rows import Rows
from gatepost.kernel.retention.span import Going, Span, Staying
from gatepost.people.models import Person, PoliticalStatus, StaffAccount
from gatepost.people.retention.persons import employments, going_persons, households, persons
from gatepost.places.models import Station

_SHEETS = """
SELECT sheet.id FROM people_sheetimport sheet
WHERE sheet.station_id = %(station)s AND sheet.created_at >= %(started)s AND sheet.created_at < %(ended)s
"""


def going() -> list[Going]:
    """What hangs on something goes before it."""
    who = going_persons()
    return [
        Going(Rows("people_importrow", f"sheet_import_id IN ({_SHEETS})", key="sheet_import_id, number")),
        Going(Rows("people_importfile", f"sheet_import_id IN ({_SHEETS})", key="sheet_import_id")),
        Going(Rows("people_sheetimport", f"id IN ({_SHEETS})")),
        Going(employments(f"person_id IN ({who})")),
        Going(households(_households(who))),
        Going(persons(f"id IN ({who})")),
    ]


def _households(who: str) -> str:
    """Doors that nobody who stays lives behind."""
    return f"""
station_id = %(station)s AND EXISTS (SELECT 1 FROM people_person m WHERE m.household_id = people_household.id AND m.id IN ({who}))
    AND NOT EXISTS (SELECT 1 FROM people_person m WHERE m.household_id = people_household.id AND m.id NOT IN ({who}))
"""  # noqa: S608  ours


def staying() -> list[Staying]:
    return [
        Staying(
            "people_person",
            _("people on the register"),
            _others,
            _("registered in another time, or needed for something else that still goes on"),
        ),
        Staying(
            "people_politicalstatus",
            _("political standings"),
            _standings,
            _("belong to the Party branch, not to the emergency"),
        ),
        Staying(
            "people_staffaccount",
            _("accounts of colleagues"),
            _accounts,
            _("colleagues go on working, in the next emergency too"),
        ),
    ]


def _others(span: Span) -> int:
    every = Person.objects.filter(station_id=span.station_id).count()
    return every - persons(f"id IN ({going_persons()})").count(span.values)


def _standings(span: Span) -> int:
    return PoliticalStatus.objects.filter(station_id=span.station_id).count()


def _accounts(span: Span) -> int:
    """Of the station's own body."""
    organisation = Station.objects.values_list("organisation_id", flat=True).get(pk=span.station_id)
    return StaffAccount.objects.filter(roles__organisation_id=organisation).distinct().count()
