"""What the search box finds of residents that come by the thousand: the same as of one, made once for every name and every end of a number."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from gatepost.kernel.search.index import Entry, tail_term_by, with_term, written
from gatepost.kernel.search.pinyin import sort_reading
from gatepost.kernel.search.terms import name_terms
from gatepost.kernel.vault import KeyInHand
from gatepost.people.findable import last_four
from gatepost.people.imports.resident_lines import ResidentLine
from gatepost.people.models import Person
from gatepost.people.sealing import phone_of
from gatepost.places.imports.doors_known import DoorsKnown


class ResidentEntries:
    def __init__(self, key: KeyInHand, doors: DoorsKnown) -> None:
        self._key, self._doors = key, doors
        self._tails: dict[str, str] = {}

    def of_new(self, line: ResidentLine, person_id: UUID) -> Entry:
        return self._entry(person_id, line.name, line.phone, self._door(line))

    def of_changed(self, line: ResidentLine, person: Person) -> Entry:
        """Who stays where the register knows them to be is found there."""
        stays = person.household if line.door_id is None else None
        door = stays.door.spoken if stays else self._door(line)
        return self._entry(person.id, person.name, line.phone or phone_of(person), door)

    def _entry(self, person_id: UUID, name: str, phone: str, door: str) -> Entry:
        sort_key, terms = _found_by(name)
        return Entry(person_id, name, door, sort_key, with_term(terms, self._tail(phone)) if phone else terms)

    def _tail(self, phone: str) -> str:
        last = last_four(phone)
        if last not in self._tails:
            self._tails[last] = tail_term_by(self._key, last)
        return self._tails[last]

    def _door(self, line: ResidentLine) -> str:
        return self._doors.spoken.get(line.door_id, "") if line.door_id else ""


@lru_cache(maxsize=20_000)
def _found_by(name: str) -> tuple[str, str]:
    """How a name is sorted, and its terms as they are written: the terms themselves would take ten times as much memory."""
    return sort_reading(name)[:120], written(name_terms(name))
