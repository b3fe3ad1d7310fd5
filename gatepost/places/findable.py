"""What the search box finds of places."""

from __future__ import annotations

from collections.abc import Iterable

from gatepost.kernel.models import SearchEntry
from gatepost.kernel.search.index import drop_entry, put_entry
from gatepost.kernel.search.pinyin import sort_reading
from gatepost.kernel.search.terms import door_terms, text_terms
from gatepost.places.models import Building, Door, Post

DOOR = "door"
POST = "post"
_LONGEST_NOTE = 200


def add_doors(doors: Iterable[Door], building: Building) -> None:
    """New doors only: one statement for a whole building."""
    SearchEntry.objects.bulk_create(_door_entry(door, building) for door in doors)


def _door_entry(door: Door, building: Building) -> SearchEntry:
    title = door.spoken if building.number else f"{building.name} {door.spoken}"
    terms = door_terms(building.number, door.unit, door.room) | (frozenset() if building.number else text_terms(title))
    return SearchEntry(
        station_id=door.station_id,
        kind=DOOR,
        subject_id=door.id,
        title=title,
        note=building.compound.name if building.compound else building.name,
        sort_key=_sort_key(building, door),
        terms=sorted(terms),
    )


def _sort_key(building: Building, door: Door) -> str:
    """3-2-501 stands before 10-1-101."""
    return f"{building.number:>12}{door.unit:>8}{door.room:>12}"


def put_post(post: Post) -> None:
    note = str(post.entrance)
    put_entry(
        station_id=post.station_id,
        kind=POST,
        subject_id=post.id,
        title=post.name,
        note=note[:_LONGEST_NOTE],
        sort_key=sort_reading(post.name)[:120],
        terms=text_terms(f"{post.name} {post.sign_text} {note}"),
    )


def drop_post(post: Post) -> None:
    drop_entry(station_id=post.station_id, kind=POST, subject_id=post.id)
