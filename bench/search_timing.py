"""Asks the search as a page does, as the account that serves: `python -m bench.search_timing STATION KEY PERSONS`; times as JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.search_rows import GIVEN, SURNAMES, door_of, invented_name  # noqa: E402
from gatepost.kernel.search.index import find, tail_term  # noqa: E402
from gatepost.kernel.search.pinyin import syllables  # noqa: E402
from gatepost.kernel.search.questions import query_terms  # noqa: E402
from gatepost.kernel.tenancy import seeing  # noqa: E402

QUESTIONS = 200
LAPS = 5
_LOOKUP = "SELECT title FROM kernel_searchentry WHERE id = %s"


def _terms(terms: frozenset[str]) -> int:
    return len(find(terms, kinds=["person"]))


def _person(text: str) -> int:
    return _terms(query_terms(text).name_terms)


def _door(text: str) -> int:
    return len(find(query_terms(text).door_terms, kinds=["door"]))


def _lookup(row_id: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_LOOKUP, [row_id])
        return len(cursor.fetchall())


def _initials(name: str) -> str:
    return "".join(syllable[0] for syllable in syllables(name))


def questions(chance: random.Random, key_id: UUID, persons: int) -> dict[str, list[Callable[[], int]]]:
    """Of each kind as many as are asked in a lap; names of people who are there and of people who are not."""
    names = [invented_name(chance) for _ in range(QUESTIONS)]
    spelled = ["".join(syllables(name)) for name in names]
    pairs = ["".join(chance.choices(GIVEN, k=2)) for _ in range(QUESTIONS)]
    tails = [f"{chance.randrange(10_000):04d}" for _ in range(QUESTIONS)]
    doors = ["-".join(door_of(chance.randrange(persons // 3))) for _ in range(QUESTIONS)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kernel_searchentry ORDER BY md5(id::text) LIMIT %s", [QUESTIONS])
        ids = [row[0] for row in cursor.fetchall()]
    keyed = [tail_term(key_id, query_terms(tail).phone_tail) for tail in tails]
    named = [query_terms(name[0]).name_terms | {term} for name, term in zip(names, keyed, strict=True)]
    return {
        "lookup by primary key": [partial(_lookup, row_id) for row_id in ids],
        "two characters of a name": [partial(_person, text) for text in pairs],
        "whole name": [partial(_person, text) for text in names],
        "family name alone": [partial(_person, text) for text in chance.choices(SURNAMES, k=QUESTIONS)],
        "whole pinyin": [partial(_person, text) for text in spelled],
        "first five letters of pinyin": [partial(_person, text[:5]) for text in spelled],
        "initials": [partial(_person, _initials(name)) for name in names],
        "one letter": [partial(_person, text[0]) for text in spelled],
        "end of a phone number": [partial(_terms, frozenset({term})) for term in keyed],
        "family name and end of a phone number": [partial(_terms, terms) for terms in named],
        "door": [partial(_door, text) for text in doors],
    }


def main(station_id: UUID, key_id: UUID, persons: int) -> None:
    times: dict[str, list[float]] = {}
    found: dict[str, int] = {}
    with seeing([station_id]):
        asked = questions(random.Random(11), key_id, persons)
        for lap in range(LAPS + 1):
            for kind, calls in asked.items():
                for call in calls:
                    began = time.perf_counter()
                    rows = call()
                    took = (time.perf_counter() - began) * 1000
                    if lap:
                        times.setdefault(kind, []).append(took)
                        found[kind] = found.get(kind, 0) + rows
    sys.stdout.write(json.dumps({"times": times, "found": found}) + "\n")


if __name__ == "__main__":
    main(UUID(sys.argv[1]), UUID(sys.argv[2]), int(sys.argv[3]))
