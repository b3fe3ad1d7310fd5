"""A row of a register of passes: whose, of which kind, good where, from when until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.passes import PassRefused, validity
from gatepost.gate.imports.fields import KINDS
from gatepost.gate.imports.vehicles import plate_in
from gatepost.kernel.masking import mask_name, mask_plate
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Settings
from gatepost.kernel.sheets.row_problems import day_in, refuse, text_in
from gatepost.people.imports.persons_meant import PersonsMeant

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class PassLine:
    number: int
    title: str
    kind: PasserKind
    person_id: UUID | None
    vehicle_id: UUID | None
    compound_id: UUID | None
    """None: good in all compounds of the station."""
    from_on: date
    until_on: date
    tells_first_day: bool


@dataclass(frozen=True, slots=True)
class GateRegister:
    """What a row may name, read once."""

    vehicles: Mapping[str, tuple[UUID, UUID | None]]
    """By plate: the vehicle, and who keeps it."""
    homes: Mapping[UUID, UUID]
    """By person the compound in which they live."""
    compounds: Mapping[str, UUID]


@dataclass(frozen=True, slots=True)
class PassReader:
    persons: PersonsMeant
    register: GateRegister
    settings: Settings
    today: date
    since_1904: bool = False

    def read(self, row: SheetLine) -> PassLine:
        """Raises RowProblem."""
        kind = self._kind(row)
        if kind is PasserKind.VEHICLE:
            plate = plate_in(row).text
            if plate not in self.register.vehicles:
                raise refuse("vehicle_unknown", "plate")
            vehicle_id, keeper_id = self.register.vehicles[plate]
            title, person_id, lives = mask_plate(plate), None, keeper_id
        else:
            line, person_id = self.persons.find(row)
            if person_id is None:
                raise refuse("holder_missing", "name")
            title, vehicle_id, lives = mask_name(line.name), None, person_id
        from_on, until_on, tells_first_day = self._days(row)
        compound_id = self._compound(row, lives, is_resident=kind in (PasserKind.RESIDENT, PasserKind.VEHICLE))
        return PassLine(row.number, title, kind, person_id, vehicle_id, compound_id, from_on, until_on, tells_first_day)

    @staticmethod
    def _kind(row: SheetLine) -> PasserKind:
        told = text_in(row, "kind")
        if told and told not in KINDS:
            raise refuse("pass_kind_unknown", "kind")
        has_plate = row.values.get("plate") is not None
        kind = KINDS[told] if told else PasserKind.VEHICLE if has_plate else PasserKind.RESIDENT
        if has_plate and kind is not PasserKind.VEHICLE:
            raise refuse("two_holders", "plate")
        return kind

    def _compound(self, row: SheetLine, lives: UUID | None, *, is_resident: bool) -> UUID | None:
        """The one told, the one chosen for the sheet, the one where a resident lives."""
        told = text_in(row, "compound")
        if told:
            if told not in self.register.compounds:
                raise refuse("compound_unknown", "compound")
            return self.register.compounds[told]
        return self.settings.compound_id or (self.register.homes.get(lives) if lives and is_resident else None)

    def _days(self, row: SheetLine) -> tuple[date, date, bool]:
        from_on, until_on = (
            day_in(row, name, year=self.settings.year, since_1904=self.since_1904) for name in ("from_on", "until_on")
        )
        first, last = from_on or self.today, until_on or self.settings.until_on
        if last is None:
            raise refuse("last_day_missing", "until_on")
        for field, day in (("from_on", first), ("until_on", last)):
            if not _FIRST_DAY <= day <= _LAST_DAY:
                raise refuse("day_out_of_range", field)
        if last < self.today:
            raise refuse("pass_over", "until_on")
        try:
            validity(first, last)
        except PassRefused as refused:
            raise refuse(f"gate.{refused.reason}", "until_on") from refused
        return first, last, from_on is not None
