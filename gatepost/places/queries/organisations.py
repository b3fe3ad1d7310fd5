"""The tree of organisations, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from gatepost.places.enums import Line
from gatepost.places.models import Organisation, Station
from gatepost.places.queries.stations import organisations_around


@dataclass(frozen=True, slots=True)
class Branching:
    """One line of the tree; `depth` is 0 at the top of what is shown."""

    organisation: Organisation
    depth: int
    is_ours: bool
    """One of the bodies of this station."""

    @property
    def steps(self) -> range:
        """How far in it stands, for a template to walk."""
        return range(self.depth)


def trees_by_line(station_id: UUID) -> list[tuple[Line, list[Branching]]]:
    """For each line of authority its tree, depth first. A body below one of another line stands at the top of its own."""
    rows = Organisation.objects.filter(pk__in=organisations_around(station_id)).select_related("area").order_by("name")
    own = own_bodies(station_id)
    lines = [(line, _walk([row for row in rows if row.line == line], own)) for line in Line]
    return [(line, branches) for line, branches in lines if branches]


def own_bodies(station_id: UUID) -> set[UUID]:
    """The station and its branch: two bodies in one place."""
    station = Station.objects.values_list("organisation_id", "branch_id").get(pk=station_id)
    return {body for body in station if body}


def _walk(rows: list[Organisation], own: set[UUID]) -> list[Branching]:
    shown = {row.id for row in rows}
    children: dict[UUID | None, list[Organisation]] = {}
    for row in rows:
        children.setdefault(row.parent_id if row.parent_id in shown else None, []).append(row)
    return list(_below(children, None, 0, own))


def _below(
    children: dict[UUID | None, list[Organisation]], parent: UUID | None, depth: int, own: set[UUID]
) -> Iterable[Branching]:
    for row in children.get(parent, []):
        yield Branching(row, depth, row.id in own)
        yield from _below(children, row.id, depth + 1, own)
