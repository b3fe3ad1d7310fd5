"""Which records are worth comparing: those that share two things, never everybody with everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from uuid import UUID

from gatepost.people.merging.comparing import Alike, Facts, compare
from gatepost.people.merging.likeness import name_key

MOST_IN_BLOCK = 40
"""More people who share a name and, say, an invented birth date are no hint of anything."""
Pair = tuple[UUID, UUID]


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


def block_keys(facts: Facts) -> Iterator[Hashable]:
    """Whatever `compare` suggests shares one of these: the same name and one thing more, or two other things."""
    name = name_key(facts.name)
    things = {"birth": facts.born_on, "phone": facts.phone, "door": facts.door}
    known = [(word, value) for word, value in things.items() if value is not None]
    yield from ((word, value, name) for word, value in known if name)
    yield from combinations(known, 2)


def _blocks(records: Mapping[UUID, Facts]) -> Iterator[list[UUID]]:
    blocks: dict[Hashable, list[UUID]] = defaultdict(list)
    for key, facts in records.items():
        for block in block_keys(facts):
            blocks[block].append(key)
    return (members for members in blocks.values() if 1 < len(members) <= MOST_IN_BLOCK)
