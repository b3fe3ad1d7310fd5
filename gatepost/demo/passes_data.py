"""Vehicles, and the passes of residents, workers and vehicles: most in use, some lost, replaced, withdrawn or run out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.households import age_on
from gatepost.demo.moments import TODAY, at_second
from gatepost.demo.numbers import NumberBook
from gatepost.demo.people_data import Resident
from gatepost.demo.places_data import CompoundPlaces
from gatepost.demo.workers_data import Worker
from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass, Vehicle
from gatepost.gate.serials import new_serial
from gatepost.people.models import Person

PASS_FROM_AGE = 6
"""Smaller children go with somebody."""
ISSUING_SECONDS = 3 * 3600
"""The first passes of a compound are all issued so soon after its post was founded."""
_VALID_UNTIL = date(2020, 8, 1)
_TENANTS_UNTIL = date(2020, 7, 1)
_RAN_OUT_ON = date(2020, 6, 1)


@dataclass(slots=True)
class Holder:
    """A person or a vehicle with all its passes, the oldest first."""

    place: CompoundPlaces
    kind: PasserKind
    cards: list[Pass]
    person: Person | None = None
    vehicle: Vehicle | None = None

    @property
    def household_id(self) -> UUID | None:
        return self.person.household_id if self.person else None


@dataclass(slots=True)
class PassBook:
    """Issues the passes of one station. `issuers` take turns."""

    station_id: UUID
    issuers: list[UUID]
    chance: Chance
    holders: list[Holder] = field(default_factory=list)
    vehicles: list[Vehicle] = field(default_factory=list)
    _serials: set[str] = field(default_factory=set)

    def issue_to_resident(self, resident: Resident) -> None:
        person, place = resident.person, resident.place
        assert person.born_on is not None  # noqa: S101  everybody in the demo has a birth date
        if age_on(person.born_on, TODAY) < PASS_FROM_AGE:
            return
        at = self._issued_at(place, resident.came_on)
        card = self._card(PasserKind.RESIDENT, at, self._end(), person=person, compound_id=place.compound.id)
        holder = Holder(place, PasserKind.RESIDENT, [card], person=person)
        self.holders.append(holder)
        if person.left_on:
            self._end_card(card, PassState.WITHDRAWN, at_second(person.left_on, 37_000), "已搬离")
        else:
            self._maybe_lose(holder)

    def issue_to_worker(self, worker: Worker) -> None:
        """Couriers come to every compound of the station."""
        at = self._issued_at(worker.place, None)
        compound_id = None if worker.kind is PasserKind.COURIER else worker.place.compound.id
        card = self._card(worker.kind, at, _VALID_UNTIL, person=worker.person, compound_id=compound_id)
        self.holders.append(Holder(worker.place, worker.kind, [card], person=worker.person))

    def issue_to_vehicle(self, place: CompoundPlaces, keeper: Person, numbers: NumberBook) -> None:
        plate, at = numbers.plate(), self._issued_at(place, None)
        vehicle = Vehicle(
            id=self.chance.id_at(at),
            station_id=self.station_id,
            plate=plate.text,
            plate_kind=plate.kind,
            keeper_id=keeper.id,
        )
        self.vehicles.append(vehicle)
        card = self._card(PasserKind.VEHICLE, at, self._end(), vehicle=vehicle, compound_id=place.compound.id)
        self.holders.append(Holder(place, PasserKind.VEHICLE, [card], vehicle=vehicle))

    def copy(self) -> int:
        copy_models(self.vehicles)
        return copy_models([card for holder in self.holders for card in holder.cards])

    def _issued_at(self, place: CompoundPlaces, came_on: date | None) -> datetime:
        founded_at = place.plan.founded_at
        if came_on and came_on > founded_at.date():
            return at_second(came_on, self.chance.randint(33_000, 62_000))
        return founded_at + timedelta(seconds=self.chance.randrange(ISSUING_SECONDS))

    def _end(self) -> date:
        """The day after the last one on which it is valid."""
        drawn = self.chance.random()
        return _RAN_OUT_ON if drawn < 0.012 else _TENANTS_UNTIL if drawn < 0.1 else _VALID_UNTIL

    def _maybe_lose(self, holder: Holder) -> None:
        """One in a hundred is lost or spoiled; most of these are replaced at once."""
        (old,) = holder.cards
        if not self.chance.happens(0.012):
            return
        first = max(old.issued_at.date() + timedelta(days=5), date(2020, 2, 20))
        day = first + timedelta(days=self.chance.randrange(max(1, (date(2020, 6, 20) - first).days)))
        at = at_second(day, self.chance.randint(33_000, 62_000))
        if at >= old.valid_until:
            return
        if self.chance.happens(0.25):
            self._end_card(old, PassState.LOST, at, "本人报失")
            return
        self._end_card(
            old, PassState.REPLACED, at, self.chance.choice(("遗失补办", "遗失补办", "损坏换新", "信息有误"))
        )
        new = self._card(
            holder.kind, at, old.valid_until.date(), person=holder.person, compound_id=holder.place.compound.id
        )
        old.replaced_by_id = new.id
        holder.cards.append(new)

    def _end_card(self, card: Pass, state: PassState, at: datetime, reason: str) -> None:
        card.state, card.state_from, card.state_reason = state, at, reason

    def _card(
        self,
        kind: PasserKind,
        at: datetime,
        until_on: date,
        *,
        compound_id: UUID | None,
        person: Person | None = None,
        vehicle: Vehicle | None = None,
    ) -> Pass:
        return Pass(
            id=self.chance.id_at(at),
            station_id=self.station_id,
            serial=self._new_serial(),
            kind=kind,
            person_id=person.id if person else None,
            vehicle_id=vehicle.id if vehicle else None,
            compound_id=compound_id,
            valid_from=at_second(at.date(), 0),
            valid_until=at_second(until_on, 0),
            issued_at=at,
            issued_by=self.chance.choice(self.issuers),
        )

    def _new_serial(self) -> str:
        serial = new_serial(self.chance.getrandbits)
        while serial in self._serials:
            serial = new_serial(self.chance.getrandbits)
        self._serials.add(serial)
        return serial
