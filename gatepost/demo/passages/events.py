"""One passage before it has a number, and those who pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gatepost.demo.households import age_on
from gatepost.demo.moments import BEIJING, TODAY
from gatepost.demo.passes_data import Holder
from gatepost.emergencies.enums import BodySite, PasserKind
from gatepost.gate.content import VisitorContent
from gatepost.gate.enums import Direction, Need, Reason, TokenState, Verdict
from gatepost.gate.models import Pass

NULL = "\\N"
_REASON_ORDER = {reason: order for order, reason in enumerate(Reason)}


@dataclass(slots=True)
class Event:
    """`second` of the day; readings as tenths, site and how many seconds before."""

    second: int
    direction: Direction
    subject: str
    """Six columns, see `subject_columns`."""
    token: TokenState = TokenState.NONE
    readings: tuple[tuple[int, BodySite, int], ...] = ()
    passed: bool = True
    verdict: Verdict = Verdict.ADMIT
    reasons: tuple[Reason, ...] = ()
    needs: tuple[Need, ...] = ()
    companions: int = 0
    goods: str = ""
    details: VisitorContent | None = None
    overrule: str | None = None


@dataclass(slots=True)
class Passer:
    """A holder as the simulation follows them."""

    holder: Holder
    periods: list[tuple[int, int, str]]
    """Days (ordinals) from and until on which a pass is good, and the columns that name it."""
    age: int
    is_inside: bool | None = None
    """As the records have it; None before the first passage."""
    held_from: int | None = None
    """The first day (ordinal) of an observation at home that is not over yet."""
    busy_until: int = 0
    """A second counted from the first day of all: before it there is no other trip."""

    @property
    def kind(self) -> PasserKind:
        return self.holder.kind

    def columns_on(self, ordinal: int) -> str | None:
        for first, end, columns in self.periods:
            if first <= ordinal < end:
                return columns
        return None

    def go(self, direction: Direction) -> tuple[Reason, ...]:
        """What the records note of this step, and the step."""
        noted = self.noted(direction)
        self.is_inside = direction is Direction.IN
        return noted

    def noted(self, direction: Direction) -> tuple[Reason, ...]:
        """A passage that nobody recorded shows in the next one."""
        if direction is Direction.IN and self.is_inside is True:
            return (Reason.ALREADY_INSIDE,)
        if direction is Direction.OUT and self.is_inside is False:
            return (Reason.NOT_INSIDE,)
        return ()


@dataclass(slots=True)
class Crowd:
    """Those who pass one gate."""

    residents: list[Passer] = field(default_factory=list)
    vehicles: list[Passer] = field(default_factory=list)
    workers: list[Passer] = field(default_factory=list)
    couriers: list[Passer] = field(default_factory=list)


def in_order(*reasons: Reason) -> tuple[Reason, ...]:
    """Notes weigh the same and stand in the order of the list of reasons."""
    return tuple(sorted(reasons, key=_REASON_ORDER.__getitem__))


def subject_columns(holder: Holder, pass_id: str) -> str:
    """passer, pass, person, household, vehicle, plate, separated by tabs."""
    person, vehicle = holder.person, holder.vehicle
    values = (
        holder.kind.value,
        pass_id,
        person.id.hex if person else NULL,
        person.household_id.hex if person and person.household_id else NULL,
        vehicle.id.hex if vehicle else NULL,
        vehicle.plate if vehicle else NULL,
    )
    return "\t".join(values)


def stranger(kind: PasserKind, plate: str = NULL) -> str:
    """Somebody without a pass."""
    return "\t".join((kind.value, NULL, NULL, NULL, NULL, plate))


def passer_of(holder: Holder) -> Passer:
    """A pass is shown from the day after its issue; the first ones from their own day, see days.opening_second."""
    founded_on = holder.place.plan.founded_at.date()
    periods = []
    for card in holder.cards:
        issued_on = card.issued_at.date()
        first = issued_on.toordinal() + (issued_on > founded_on)
        periods.append((first, _ends_on(card).toordinal(), subject_columns(holder, card.id.hex)))
    born_on = holder.person.born_on if holder.person else None
    return Passer(holder, periods, age_on(born_on, TODAY) if born_on else 0)


def _ends_on(card: Pass) -> date:
    """The first day on which the card is not carried any more."""
    end = min(card.valid_until, card.state_from) if card.state_from else card.valid_until
    return end.astimezone(BEIJING).date()
