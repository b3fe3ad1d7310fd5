"""Which records are worth comparing: those that share two things, never everybody with everybody."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from uuid import UUID

from gatepost.people.merging.comparing import Alike, Facts, compare
from gatepost.people.merging.likeness import name_key

MOST_IN_BLOCK = 40
"""More people who share a name and, say, an invented birth date are no hint of anything."""
Pair = tuple[UUID, UUID]
_THINGS = 4


def alike_pairs(records: Mapping[UUID, Facts]) -> dict[Pair, Alike]:
    """Every pair once, the smaller identifier first."""
    found: dict[Pair, Alike] = {}
    seen: set[Pair] = set()
    for block in _blocks(records):
        for pair in combinations(sorted(block), 2):
            if pair not in seen:
                seen.add(pair)
                alike = compare(records[pair[0]], records[pair[1]])
                if alike:
                    found[pair] = alike
    return found


def _blocks(records: Mapping[UUID, Facts]) -> Iterator[list[UUID]]:
    """Whatever `compare` suggests shares two things: the name and one thing more, or two others. One kind of block after the other, so
    that what a hundred thousand people have is not in memory six times."""
    told = [(key, _things(facts)) for key, facts in records.items()]
    for one, other in combinations(range(_THINGS), 2):
        yield from _sharing((key, things[one], things[other]) for key, things in told)


def _things(facts: Facts) -> tuple[Hashable, ...]:
    return (name_key(facts.name) or None, facts.born_on, facts.phone, facts.door)


def _sharing(told: Iterable[tuple[UUID, Hashable, Hashable]]) -> Iterator[list[UUID]]:
    first: dict[Hashable, UUID] = {}
    blocks: dict[Hashable, list[UUID]] = {}
    for key, one, other in told:
        if one is None or other is None:
            continue
        before = first.setdefault((one, other), key)
        if before is not key:
            blocks.setdefault((one, other), [before]).append(key)
    return (members for members in blocks.values() if len(members) <= MOST_IN_BLOCK)
