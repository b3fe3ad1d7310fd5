"""What a guard sends: the same content from the desk, from the API and, later, from a phone that was off line."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import Annotated
from uuid import UUID

import msgspec
from django.utils.translation import gettext
from msgspec import Meta, Struct

from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind
from gatepost.gate.enums import Direction

Text = Annotated[str, Meta(max_length=400)]
Short = Annotated[str, Meta(max_length=60)]
Line = Annotated[str, Meta(max_length=120)]
Moment = Annotated[datetime, Meta(tz=True)]

_YEARS = range(2000, 2101)


def _check_year(at: datetime) -> None:
    """Clocks that lost their battery say 1970; sums over the year 9999 end in no date at all."""
    if at.year not in _YEARS:
        raise ValueError(gettext("This is no time of our years. Look at the clock of the device, then send again."))


class ReadingContent(Struct, frozen=True, forbid_unknown_fields=True):
    """Tenths of a degree Celsius, where on the body, when."""

    tenths: Annotated[int, Meta(ge=250, le=450)]
    site: BodySite
    at: Moment
    device: Short = ""

    def __post_init__(self) -> None:
        _check_year(self.at)


class AnswersContent(Struct, frozen=True, forbid_unknown_fields=True):
    """The three questions; true is yes."""

    affected_area: bool
    contact: bool
    symptoms: bool


class VisitorContent(Struct, frozen=True, forbid_unknown_fields=True):
    """A visitor is a visit, never a person on the register; sealed with the emergency's key."""

    name: Short
    phone: Short = ""
    destination: Line = ""
    reason: Line = ""


class CheckContent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who stands there and what is known of them so far."""

    post_id: UUID
    direction: Direction
    code: Text | None = None
    """As scanned or typed: a pass token or a serial."""
    pass_id: UUID | None = None
    """Found by name or door instead of by code."""
    passer: PasserKind | None = None
    """Who says that they are without a pass."""
    plate: Short | None = None
    exempt_vehicle: ExemptVehicle | None = None
    holder_matches: bool | None = None
    wears_mask: bool | None = None
    readings: Annotated[tuple[ReadingContent, ...], Meta(max_length=12)] = ()
    visitor: VisitorContent | None = None
    host_confirmed: bool | None = None
    answers: AnswersContent | None = None
    origin_area_id: UUID | None = None
    comes_from_elsewhere: bool = False
    arrival_registered: bool = False
    companions: Annotated[int, Meta(ge=0, le=20)] = 0
    goods: Short = ""


class PassageContent(CheckContent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A check that came to an end: somebody went through, or did not."""

    id: UUID
    passed: bool
    overrule_reason: Line | None = None
    happened_at: Moment | None = None
    """Only from a device that was off line; otherwise the server's clock counts."""

    def __post_init__(self) -> None:
        if self.happened_at is not None:
            _check_year(self.happened_at)


def digest(content: PassageContent) -> bytes:
    """Sixteen bytes that are equal for equal content, whatever the order of its fields was when it came."""
    return blake2b(msgspec.json.encode(content, order="deterministic"), digest_size=16).digest()
