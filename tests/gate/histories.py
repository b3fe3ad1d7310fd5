"""Half a day at two gates, made up by hypothesis: who comes, goes, is turned away, is let through, is told late or twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.policy import HouseholdRule, outbreak_policy
from gatepost.gate.actions.passages import Recorded, record_passage
from gatepost.gate.content import PassageContent
from gatepost.gate.models import Pass
from gatepost.kernel.access import Actor
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_pass, make_person, make_policy, make_vehicle
from tests.gate.passers import passage

MOST_STEPS = 18
STRANGER = 5


@dataclass(frozen=True, kw_only=True)
class Step:
    who: int
    """A place in the cards of `World`; STRANGER has none."""
    goes_out: bool
    at_west: bool
    passed: bool
    tenths: int
    wears_mask: bool
    minutes: int
    """Since the step before."""
    late: int
    """So many minutes after it happened was it told."""
    twice: bool


steps = st.builds(
    Step,
    who=st.integers(0, STRANGER),
    goes_out=st.booleans(),
    at_west=st.booleans(),
    passed=st.sampled_from((True, True, True, False)),
    tenths=st.sampled_from((365, 365, 372, 373, 381)),
    wears_mask=st.sampled_from((True, True, False)),
    minutes=st.integers(0, 30),
    late=st.sampled_from((0, 0, 0, 1, 7, 45)),
    twice=st.sampled_from((False, False, True)),
)
histories = st.lists(steps, min_size=2, max_size=MOST_STEPS)


@dataclass(frozen=True)
class World:
    cast: Cast
    bob: Actor
    cards: tuple[Pass, ...]
    """The resident's, the partner's, a cleaner's, a car's, and one that the resident holds as a nanny."""


def make_world(cast: Cast) -> World:
    """Two of one household, a worker, a car; the household may go out once in two days."""
    station, house = cast.house.station, cast.house
    policy = msgspec.structs.replace(outbreak_policy(), household=HouseholdRule(outings=1, days=2))
    make_policy(station, policy, emergency=station.emergencies.get(), valid_from=at_noon(hours=-6))
    partner = make_pass(make_person(station, "温如意", door=house.door))
    cleaner = make_pass(make_person(station, "陆晚晴"), kind=PasserKind.CLEANER)
    as_nanny = make_pass(house.resident, kind=PasserKind.NANNY)
    return World(
        cast, actor_of(cast.bob), (house.resident_pass, partner, cleaner, make_pass(make_vehicle(station)), as_nanny)
    )


@dataclass(frozen=True)
class Told:
    """One passage as it was told, and what was answered."""

    content: PassageContent
    card: Pass | None
    happened_at: datetime
    answers: tuple[Recorded, ...]
    """One, or two when it was told twice."""


def tell(world: World, history: list[Step]) -> list[Told]:
    """Whoever passes against the decision has a reason."""
    return [_told(world, step, at) for step, at in zip(history, _instants(history), strict=True)]


def _instants(history: list[Step]) -> Iterator[datetime]:
    at = NOON
    for step in history:
        at += timedelta(minutes=step.minutes)
        yield at


def _told(world: World, step: Step, at: datetime) -> Told:
    card = world.cards[step.who] if step.who < STRANGER else None
    happened_at = at - timedelta(minutes=step.late)
    house = world.cast.house
    said: dict[str, Any] = {
        "code": card.serial if card else None,
        "post_id": (house.west if step.at_west else house.east).id,
        "direction": "out" if step.goes_out else "in",
        "passed": step.passed,
        "wears_mask": step.wears_mask,
        "readings": [{"tenths": step.tenths, "site": "forehead", "at": happened_at.isoformat()}],
        "overrule_reason": "说明" if step.passed else None,
        "happened_at": happened_at.isoformat(),
    }
    content = passage(world.cast, **said)
    times = 2 if step.twice else 1
    answers = tuple(record_passage(content, by=world.bob, at=at) for _ in range(times))
    return Told(content, card, happened_at, answers)
