"""What the gate keeps of one person, told to that person."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.models import Passage
from gatepost.gate.names import VERDICT_NAMES
from gatepost.people.copies import CopyLine, in_words
from gatepost.people.models import Person
from gatepost.places.models import Post

_MOST = 2000
"""More than fifteen a day for four months."""


def copy_of_gate(person: Person) -> Iterator[CopyLine]:
    for vehicle in person.vehicles.order_by("plate"):
        yield CopyLine(_("Vehicles"), vehicle.plate, "")
    for hold in person.gate_holds.order_by("from_at"):
        yield CopyLine(_("Stay at home"), hold.reason, f"{in_words(hold.from_at)} – {in_words(hold.until_at)}")
    for card in person.passes.order_by("issued_at"):
        yield CopyLine(
            _("Passes"),
            f"{card} {card.get_state_display()}",
            f"{in_words(card.valid_from)} – {in_words(card.valid_until)}",
        )
    yield from _passages(person)


def _passages(person: Person) -> Iterator[CopyLine]:
    """By the passes of the person: the index knows those."""
    cards = list(person.passes.values_list("id", flat=True))
    posts = dict(Post.objects.filter(station_id=person.station_id).values_list("id", "name"))
    rows = Passage.objects.filter(station_id=person.station_id, pass_id__in=cards).order_by("-happened_at")[:_MOST]
    for row in rows:
        way = _("in") if row.direction == Direction.IN else _("out")
        heat = f" {row.highest_tenths / 10:.1f} ℃" if row.highest_tenths else ""
        verdict = VERDICT_NAMES[Verdict(row.verdict)]
        yield CopyLine(_("Passages"), in_words(row.happened_at), f"{posts.get(row.post_id, '')} {way} {verdict}{heat}")
