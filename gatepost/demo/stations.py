"""One station of the demo: its places, people, passes, and then the months at its gates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from gatepost.demo.areas_data import StreetAreas
from gatepost.demo.audit_data import AuditBook
from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models, copy_text
from gatepost.demo.emergency_data import EmergencyRows, copy_emergency, draw_emergency
from gatepost.demo.enterprises_data import Workforce, copy_workforce, draw_workforce
from gatepost.demo.gate_data import draw_devices, draw_gates, draw_holds
from gatepost.demo.households import age_on
from gatepost.demo.lately import copy_doubles, copy_requests, draw_doubles
from gatepost.demo.moments import CALL_OUT, REGISTER_OPENED, TODAY
from gatepost.demo.numbers import NumberBook
from gatepost.demo.organisations_data import StationOrganisations
from gatepost.demo.passages import rows
from gatepost.demo.passages.days import GateYear
from gatepost.demo.passages.gates import Gate
from gatepost.demo.passes_data import PassBook
from gatepost.demo.people_data import Residents, copy_residents, draw_residents
from gatepost.demo.places_data import StationPlaces, copy_places, draw_places
from gatepost.demo.plans import StationPlan
from gatepost.demo.progress import Steps
from gatepost.demo.sealing import Seals
from gatepost.demo.search_data import EntryMaker, person_entries, place_entries
from gatepost.demo.sizes import DemoSize
from gatepost.demo.staff import Staff, copy_staff, draw_staff
from gatepost.demo.workers_data import Worker, copy_workers, draw_workers
from gatepost.gate.actions.keys import rotate_signing_key
from gatepost.kernel import vault
from gatepost.kernel.access import Actor, Grant, Role

_DRIVES_FROM, _DRIVES_UNTIL = 22, 70


@dataclass(slots=True)
class LoadedStation:
    places: StationPlaces
    emergency: EmergencyRows
    gates: list[Gate]
    emergency_key_id: UUID


def load_station(
    plan: StationPlan,
    street: StreetAreas,
    organisations: StationOrganisations,
    numbers: NumberBook,
    size: DemoSize,
    steps: Steps,
) -> LoadedStation:
    """Everything but the passages."""
    steps.begin(_("%(station)s: places") % {"station": plan.station_name})
    places = draw_places(plan, street, organisations, size)
    steps.advance(copy_places(places))
    seals = Seals(vault.make_key(station_id=places.station_id, emergency_id=None, at=REGISTER_OPENED).id)
    steps.begin(_("%(station)s: people and enterprises") % {"station": plan.station_name})
    staff = draw_staff(places, numbers, seals)
    residents = draw_residents(places, numbers, seals)
    workforce = draw_workforce(places, residents.people, numbers, seals, size)
    workers = draw_workers(places, numbers, seals)
    for count in (copy_staff(staff), copy_residents(residents), copy_workforce(workforce), copy_workers(workers)):
        steps.advance(count)
    loaded, passes = _load_gate(places, staff, residents, workers, numbers, size, steps)
    steps.advance(_load_lately(plan, residents, staff, seals))
    _load_search(places, seals, (residents, workforce, workers, staff), passes, steps)
    return loaded


def _load_gate(
    places: StationPlaces,
    staff: Staff,
    residents: Residents,
    workers: list[Worker],
    numbers: NumberBook,
    size: DemoSize,
    steps: Steps,
) -> tuple[LoadedStation, PassBook]:
    steps.begin(_("%(station)s: policies and passes") % {"station": places.plan.station_name})
    emergency = draw_emergency(places, staff.lead_id)
    copy_emergency(emergency)
    key = vault.make_key(station_id=places.station_id, emergency_id=emergency.emergency.id, at=CALL_OUT)
    lead = Actor(staff.lead_id, station_id=places.station_id, grants=(Grant(Role.STATION_LEAD, places.station_id),))
    rotate_signing_key(by=lead, at=CALL_OUT)
    passes = _issue(places, staff, residents, workers, numbers, size)
    steps.advance(passes.copy())
    devices = draw_devices(places, staff.lead_id)
    gates = draw_gates(places, passes, devices, staff)
    holds = draw_holds(places, gates, staff.lead_id)
    copy_models(devices)
    copy_models(holds)
    book = AuditBook(places.station_id, staff.lead_id, Chance(f"audit of {places.plan.key}"))
    lines = [*book.emergency(emergency), *book.devices(devices), *book.passes(passes), *book.holds(holds)]
    steps.advance(copy_models(lines))
    return LoadedStation(places, emergency, gates, key.id), passes


def _issue(
    places: StationPlaces,
    staff: Staff,
    residents: Residents,
    workers: list[Worker],
    numbers: NumberBook,
    size: DemoSize,
) -> PassBook:
    book = PassBook(places.station_id, staff.shift_ids, Chance(f"passes of {places.plan.key}"))
    for resident in residents.people:
        book.issue_to_resident(resident)
    for worker in workers:
        book.issue_to_worker(worker)
    for place in places.compounds:
        keepers = [
            one.person
            for one in residents.people
            if one.place is place
            and one.person.left_on is None
            and one.person.born_on
            and _DRIVES_FROM <= age_on(one.person.born_on, TODAY) < _DRIVES_UNTIL
        ]
        for keeper in book.chance.sample(keepers, min(size.vehicles, len(keepers) // 3)):
            book.issue_to_vehicle(place, keeper, numbers)
    return book


def _load_lately(plan: StationPlan, residents: Residents, staff: Staff, seals: Seals) -> int:
    """After the passes: nobody has given one to the records that are there twice."""
    chance = Chance(f"lately at {plan.key}")
    doubles = draw_doubles(residents.people, seals, chance)
    count = copy_requests(residents.people, staff.lead_id, chance) + copy_doubles(doubles)
    residents.people += doubles
    return count


def _load_search(
    places: StationPlaces,
    seals: Seals,
    people: tuple[Residents, Workforce, list[Worker], Staff],
    passes: PassBook,
    steps: Steps,
) -> None:
    steps.begin(_("%(station)s: search") % {"station": places.plan.station_name})
    maker = EntryMaker(places.station_id, seals.key_id, Chance(f"search of {places.plan.key}"))
    steps.advance(copy_models([*person_entries(maker, *people)]))
    steps.advance(copy_models([*place_entries(maker, places, people[1], passes)]))


def load_passages(station: LoadedStation, size: DemoSize, steps: Steps) -> None:
    plan = station.places.plan
    year = GateYear(
        gates=station.gates,
        emergency=station.emergency,
        key_id=station.emergency_key_id,
        chance=Chance(f"passages of {plan.key}"),
        from_on=TODAY - timedelta(days=size.days - 1),
        has_last_evening=plan.key == "first",
    )
    steps.begin(_("%(station)s: passages") % {"station": plan.station_name})
    for on in year.days():
        for block, count in year.blocks(on):
            copy_text(rows.TABLE, rows.COLUMNS, [block])
            steps.advance(count)
