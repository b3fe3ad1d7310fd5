"""Lists and figures of passages. A figure on a page is the count of the list that it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncHour

from gatepost.emergencies.queries import NoPolicy, policy_by_id, policy_in_force
from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.models import Pass, Passage, Vehicle
from gatepost.kernel import clock
from gatepost.people.models import Person
from gatepost.places.models import Post

HIGH = "high"


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One row of the list, with what its page needs and no more."""

    passage: Passage
    name: str
    door: str
    post: str


@dataclass(frozen=True, slots=True)
class DayFigures:
    """Today in numbers. Each is the length of the list behind it."""

    entered: int
    left: int
    turned_away: int
    high: int
    overruled: int


def passages_of_day(station_id: UUID, day: date) -> QuerySet[Passage]:
    start, end = clock.day_bounds(day)
    return Passage.objects.filter(station_id=station_id, happened_at__gte=start, happened_at__lt=end)


FILTERS: dict[str, Q] = {
    "entered": Q(direction=Direction.IN, passed=True, inferred=False),
    "left": Q(direction=Direction.OUT, passed=True, inferred=False),
    "turned_away": Q(passed=False),
    "overruled": Q(overrule_reason__isnull=False),
    "inferred": Q(inferred=True),
    "matters": Q(verdict=Verdict.REFER_TO_LEAD, passed=False) | Q(overrule_reason__isnull=False),
}
"""One definition per figure: the card counts it, the list shows it. HIGH is another word, whose threshold the policy knows."""


def high_from(station_id: UUID, day: date, at: datetime) -> int | None:
    """From how many tenths on a reading of that day is high: by the policy in force at `at`, or at the end of an earlier day."""
    last = clock.day_bounds(day)[1] - timedelta(microseconds=1)
    try:
        version = policy_in_force(station_id, min(at, last))
    except NoPolicy:
        return None
    return policy_by_id(version.id).temperature.threshold_tenths


def _narrowed(only: str, threshold: int | None) -> Q:
    """Without a policy no reading is high."""
    if only != HIGH:
        return FILTERS[only]
    return Q(id__in=()) if threshold is None else Q(highest_tenths__gte=threshold)


def day_figures(station_id: UUID, day: date, *, threshold: int | None) -> DayFigures:
    """`threshold` is what `high_from` says."""
    return figures_of(passages_of_day(station_id, day), threshold=threshold)


def figures_of(rows: QuerySet[Passage], *, threshold: int | None) -> DayFigures:
    """Also of a stretch of time that is no day."""
    names = ("entered", "left", "turned_away", HIGH, "overruled")
    counts = {name: Count("id", filter=_narrowed(name, threshold)) for name in names}
    return DayFigures(**rows.aggregate(**counts))


def filtered_passages(
    station_id: UUID, day: date, *, threshold: int | None = None, only: str = "", post_id: UUID | None = None
) -> QuerySet[Passage]:
    """Newest first. `only` is a word of FILTERS, or HIGH: from `threshold` on, as `high_from` says."""
    rows = passages_of_day(station_id, day)
    if only:
        rows = rows.filter(_narrowed(only, threshold))
    if post_id:
        rows = rows.filter(post_id=post_id)
    return rows.order_by("-happened_at", "-id")


def latest_passages(station_id: UUID, day: date, post_id: UUID, most: int = 8) -> list[PassageLine]:
    return with_names(station_id, list(filtered_passages(station_id, day, post_id=post_id)[:most]))


def passages_of_pass(station_id: UUID, pass_id: UUID, most: int = 20) -> list[PassageLine]:
    rows = Passage.objects.filter(station_id=station_id, pass_id=pass_id).order_by("-happened_at")[:most]
    return with_names(station_id, list(rows))


def with_names(station_id: UUID, rows: Sequence[Passage]) -> list[PassageLine]:
    """Three statements for any number of rows: persons, plates, posts."""
    persons = Person.objects.filter(station_id=station_id, pk__in={row.person_id for row in rows if row.person_id})
    people = {person.id: person for person in persons.select_related("household__door")}
    wanted = {row.vehicle_id for row in rows if row.vehicle_id}
    plates = dict(Vehicle.objects.filter(station_id=station_id, pk__in=wanted).values_list("id", "plate"))
    posts = dict(Post.objects.filter(station_id=station_id).values_list("id", "name"))
    return [_line(row, people, plates, posts) for row in rows]


def _line(row: Passage, people: dict[UUID, Person], plates: dict[UUID, str], posts: dict[UUID, str]) -> PassageLine:
    person = people.get(row.person_id) if row.person_id else None
    door = person.household.door.spoken if person and person.household else ""
    name = person.name if person else plates.get(row.vehicle_id, "") if row.vehicle_id else row.plate or ""
    return PassageLine(passage=row, name=name, door=door, post=posts.get(row.post_id, ""))


@dataclass(frozen=True, slots=True)
class HourFigures:
    """One hour of the chart: people in and out, and the highest reading in tenths of a degree."""

    hour: datetime
    entered: int
    left: int


def hours_before(station_id: UUID, at: datetime, hours: int = 12) -> list[HourFigures]:
    """The last `hours` hours, the running one included; hours without a passage are there with zeros."""
    last = clock.local(at).replace(minute=0, second=0, microsecond=0)
    first = last - timedelta(hours=hours - 1)
    counted = (
        Passage.objects.filter(station_id=station_id, happened_at__gte=first, happened_at__lte=at)
        .annotate(hour=TruncHour("happened_at", tzinfo=clock.zone()))
        .values("hour")
        .annotate(entered=Count("id", filter=FILTERS["entered"]), left=Count("id", filter=FILTERS["left"]))
    )
    known = {row["hour"]: row for row in counted}
    every = [first + timedelta(hours=n) for n in range(hours)]
    return [
        HourFigures(hour, known[hour]["entered"], known[hour]["left"]) if hour in known else HourFigures(hour, 0, 0)
        for hour in every
    ]


def open_matters(station_id: UUID, day: date) -> QuerySet[Passage]:
    """What a lead should look at today: a fever, a referral, an exception."""
    return passages_of_day(station_id, day).filter(FILTERS["matters"])


def pass_with_holder(station_id: UUID, pass_id: UUID) -> Pass:
    """Raises Pass.DoesNotExist also for another station's pass."""
    holders = Pass.objects.select_related("person__household__door", "vehicle", "compound", "replaced_by")
    return holders.get(station_id=station_id, pk=pass_id)
