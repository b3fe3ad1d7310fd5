"""One person who asked to be forgotten."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel import clock
from gatepost.people.models import Person, PoliticalStatus, StaffAccount
from gatepost.people.refusals import PeopleRefused
from gatepost.people.retention.persons import employments, households, persons


def destroy_person(station_id: UUID, person_id: UUID) -> None:
    """With everything that names them, in the transaction of the caller. Raises PeopleRefused("still_needed")."""
    row = Person.objects.select_for_update().get(station_id=station_id, pk=person_id)
    if (
        StaffAccount.objects.filter(person=row).exists()
        or PoliticalStatus.objects.filter(station_id=station_id, person=row).exists()
    ):
        raise PeopleRefused("still_needed")
    values = {"station": station_id, "emergency": None, "zone": str(clock.zone()), "person": person_id}
    household_id = row.household_id
    employments("station_id = %(station)s AND person_id = %(person)s").destroy(values, 1000)
    persons("station_id = %(station)s AND id = %(person)s").destroy(values, 1)
    if household_id and not Person.objects.filter(station_id=station_id, household_id=household_id).exists():
        of_nobody = "station_id = %(station)s AND id = %(household)s"
        households(of_nobody).destroy({**values, "household": household_id}, 1)
