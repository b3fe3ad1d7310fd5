"""Who stands at the gate without a card at hand."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.search.index import Found, find
from gatepost.kernel.search.questions import query_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.queries.persons import find_persons, with_doors

MOST = 12
"""More is a question too wide for a queue of six."""


def find_holders(station_id: UUID, words: str) -> list[Found]:
    """Persons by name, pinyin, door or end of the phone, then vehicles by plate; of this station only."""
    people = with_doors(station_id, find_persons(station_id, words, most=MOST))
    persons = [
        Found(station_id, "person", row.id, row.name, row.household.door.spoken if row.household else "")
        for row in people
    ]
    with seeing([station_id]):
        return [*persons, *find(query_terms(words).text_terms, kinds=["vehicle"], most=MOST)][:MOST]
