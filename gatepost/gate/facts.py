"""What is known of one passage when it is decided. Plain values: the same on the server, in a browser and in contracts/."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind, RiskLevel
from gatepost.gate.enums import Direction, Need, PassState, Presence, Reason, TokenState, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class PassFacts:
    """A pass as the register has it. `state_from` is the instant from which a state other than active holds."""

    kind: PasserKind
    compound_id: str | None
    """None: valid in every compound of the station."""
    valid_from: datetime
    valid_until: datetime
    """The first instant at which it is no longer valid."""
    state: PassState = PassState.ACTIVE
    state_from: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    tenths: int
    site: BodySite
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """The three questions; True means yes."""

    affected_area: bool
    contact: bool
    symptoms: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """Observation at home, pushed down by the returnees' module: not to leave from `from_at` until `until_at`."""

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """None means not asked or not known yet, which is never the same as no."""

    direction: Direction
    passer: PasserKind
    compound_id: str
    compound_closed: bool = True
    entrance_open: bool = True
    token: TokenState = TokenState.NONE
    pass_: PassFacts | None = None
    holder_matches: bool | None = None
    exempt_vehicle: ExemptVehicle | None = None
    wears_mask: bool | None = None
    readings: tuple[Reading, ...] = ()
    registered: bool = False
    destination_known: bool = False
    host_confirmed: bool | None = None
    answers: Answers | None = None
    origin_risk: RiskLevel | None = None
    comes_from_elsewhere: bool = False
    arrival_registered: bool = False
    hold: Hold | None = None
    household_outings: int = 0
    """Outings of the household inside the policy's window, this one not counted."""
    household_opens_on: date | None = None
    """The first day on which the household may go out again, when the limit is reached."""
    presence: Presence = Presence.UNKNOWN
    minute_of_day: int = 0
    """Minutes since midnight in the station's zone, at the instant of the decision."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    verdict: Verdict
    needs: tuple[Need, ...] = ()
    """In the order in which the guard meets them. The verdict holds only when there are none left."""
    reasons: tuple[Reason, ...] = ()
    """All that apply, the weightiest first."""
    closest: Reason | None = None
    """The one condition whose change would bring the passer nearest to being admitted; None when admitted."""
    wait_until: datetime | None = None
    """Not before this instant is the next reading worth anything."""
    opens_on: date | None = None
