"""A register of vehicles with their keepers: each row read, judged, and, when it is carried out, written by the gate's actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from gatepost.gate.access import may_issue
from gatepost.gate.actions.keepers import change_keeper
from gatepost.gate.actions.vehicles import register_vehicle
from gatepost.gate.imports.fields import VEHICLE_FIELDS
from gatepost.gate.imports.sentences import sentence
from gatepost.gate.models import Vehicle
from gatepost.gate.plates import Plate, PlateError, read_plate
from gatepost.kernel.access import Permission
from gatepost.kernel.ids import new_id
from gatepost.kernel.masking import mask_plate
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, Problem, RowResult, RowVerdict
from gatepost.kernel.sheets.row_problems import RowProblem, refuse, text_in
from gatepost.people.imports.persons_meant import PersonsMeant


@dataclass(slots=True)
class KnownVehicle:
    id: UUID
    keeper_id: UUID | None
    row: int = 0
    """Of this sheet, once one told of it."""
    keeper_told: bool = False
    """By a row of this sheet."""

    def tell(self, row: SheetLine, keeper_id: UUID | None) -> None:
        self.row, self.keeper_id = row.number, keeper_id or self.keeper_id
        self.keeper_told = self.keeper_told or keeper_id is not None


def run_vehicles(task: ImportTask) -> Iterator[RowResult]:
    station_id = may_issue(task.by)
    rows = Vehicle.objects.filter(station_id=station_id).values_list("plate", "id", "keeper_id")
    known = {plate: KnownVehicle(vehicle_id, keeper_id) for plate, vehicle_id, keeper_id in rows}
    persons = PersonsMeant(task)
    for row in task.lines:
        try:
            plate = plate_in(row)
            _line, keeper_id = persons.find(row)
        except RowProblem as refused:
            yield RowResult(row.number, RowVerdict.REFUSED, _title(row), (refused.problem,))
            continue
        yield _one(row, plate, keeper_id, known, task)


def plate_in(row: SheetLine) -> Plate:
    """Raises RowProblem."""
    text = text_in(row, "plate", longest=60)
    if not text:
        raise refuse("plate_missing", "plate")
    try:
        return read_plate(text)
    except PlateError as error:
        raise refuse(f"plate.{error.fault}", "plate", error.suggestion) from error


def _one(
    row: SheetLine, plate: Plate, keeper_id: UUID | None, known: dict[str, KnownVehicle], task: ImportTask
) -> RowResult:
    title, vehicle = mask_plate(plate.text), known.get(plate.text)
    if vehicle is None:
        notes = tuple(Problem(f"plate.{warning}", "plate") for warning in plate.warnings)
        vehicle = known[plate.text] = KnownVehicle(_registered(plate, keeper_id, task), keeper_id)
        vehicle.tell(row, keeper_id)
        return RowResult(row.number, RowVerdict.NEW, title, notes, (), vehicle.id)
    above, is_same = str(vehicle.row or ""), keeper_id in (None, vehicle.keeper_id)
    if not is_same and vehicle.keeper_told:
        return RowResult(row.number, RowVerdict.REFUSED, title, (Problem("vehicle_twice", of=above),))
    vehicle.tell(row, keeper_id)
    if is_same or keeper_id is None:
        return RowResult(
            row.number, RowVerdict.SAME, title, (Problem("as_row", of=above),) if above else (), (), vehicle.id
        )
    if task.carries_out:
        change_keeper(vehicle_id=vehicle.id, keeper_id=keeper_id, by=task.by, at=task.at)
    return RowResult(row.number, RowVerdict.CHANGED, title, (), ("name",), vehicle.id)


def _registered(plate: Plate, keeper_id: UUID | None, task: ImportTask) -> UUID:
    if not task.carries_out:
        return new_id()
    return register_vehicle(plate=plate, keeper_id=keeper_id, by=task.by, at=task.at).id


def _title(row: SheetLine) -> str:
    cell = row.values.get("plate")
    return mask_plate(cell)[:16] if isinstance(cell, str) else ""


VEHICLES = ImportKind(
    name="vehicles",
    label=_("Vehicles"),
    permission=Permission.ISSUE_PASSES,
    fields=VEHICLE_FIELDS,
    run=run_vehicles,
    sentence=sentence,
    needs_one_of=(("plate",),),
    asks=(Asked.COMPOUND,),
    help=_("Number plate, and the keeper as they are on the register: number of the paper, or name, phone and door."),
)
