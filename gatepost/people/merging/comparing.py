"""Whether two records are of one person: the number of the paper decides, else two things that agree are a suggestion."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind
from gatepost.people.merging.births import compare_births
from gatepost.people.merging.likeness import AS_GOOD_AS_SAME, likeness
from gatepost.people.merging.names_read import NameRead
from gatepost.people.merging.reasons import AlikeReason

R = AlikeReason
LASTING = frozenset(
    {PaperKind.RESIDENT_CARD, PaperKind.RESIDENCE_PERMIT, PaperKind.PERMANENT_RESIDENCE, PaperKind.BIRTH_CERTIFICATE}
)
"""A person has one number of these for life. A passport gets another one each time, a travel permit may."""
MOST_OF_A_HOUSEHOLD = 8
"""A phone that more people have is a company's or a property management's and says nothing."""
_WEIGHTS = {
    R.SAME_NAME: 50, R.OTHER_SCRIPT: 48, R.SURNAME_FORM: 44, R.BESIDE_NOTE: 44, R.OTHER_ORDER: 44, R.SAME_SOUND: 30,
    R.IN_PINYIN: 30, R.CHARACTER_MISSING: 30, R.LOOKS_ALIKE: 28, R.SPELT_ALIKE: 26, R.PART_OF_NAME: 26,
    R.SOUND_BESIDE_TONE: 20, R.SURNAME_AND_TITLE: 12, R.NEWBORN: 12, R.SAME_BIRTH: 30, R.SAME_PHONE: 20, R.SHARED_PHONE: 10,
    R.SAME_DOOR: 18, R.BIRTH_SWAPPED: 8, R.BIRTH_LUNAR: 8, R.BIRTH_YEAR: 4, R.BIRTH_DIGIT: 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of one record. Paper, phone and door are whatever is equal when they are: no value is opened for it."""

    name: NameRead
    sex: Sex | None = None
    born_on: date | None = None
    paper_kind: PaperKind = PaperKind.NONE
    paper: Hashable = None
    phone: Hashable = None
    phone_holders: int = 0
    """How many records have that phone, this one included."""
    door: Hashable = None


@dataclass(frozen=True, slots=True)
class Alike:
    """`is_certain`: the number of the paper is the same. Else a person is to look, at the highest `rank` first."""

    reasons: tuple[AlikeReason, ...] = ()
    is_certain: bool = False

    @property
    def rank(self) -> int:
        return sum(_WEIGHTS[reason] for reason in self.reasons)


def compare(one: Facts, other: Facts) -> Alike | None:
    """None: nothing to suggest. Two numbers, two sexes or two birth dates are two people, whatever else they share."""
    if one.paper is not None and one.paper == other.paper and one.paper_kind is other.paper_kind:
        return Alike(is_certain=True)
    if _are_two_people(one, other):
        return None
    birth = compare_births(one.born_on, other.born_on)
    if birth is False:
        return None
    name = likeness(one.name, other.name)
    if name is None:
        return None
    reasons = {name, *_supports(one, other)} | ({birth} if isinstance(birth, AlikeReason) else set())
    if not _is_enough(name, reasons):
        return None
    return Alike(tuple(reason for reason in AlikeReason if reason in reasons))


def _are_two_people(one: Facts, other: Facts) -> bool:
    numbers = one.paper is not None and other.paper is not None and one.paper_kind is other.paper_kind
    if numbers and one.paper_kind in LASTING:
        return True
    sexes = {sex for sex in (one.sex or one.name.sex, other.sex or other.name.sex) if sex}
    return len(sexes) > 1


def _supports(one: Facts, other: Facts) -> set[AlikeReason]:
    found: set[AlikeReason] = set()
    holders = max(one.phone_holders, other.phone_holders)
    if one.phone is not None and one.phone == other.phone and holders <= MOST_OF_A_HOUSEHOLD:
        found.add(R.SHARED_PHONE if holders > 2 else R.SAME_PHONE)
    if one.door is not None and one.door == other.door:
        found.add(R.SAME_DOOR)
    return found


def _is_enough(name: AlikeReason, reasons: set[AlikeReason]) -> bool:
    """The less the names agree, the more the rest must."""
    firm = reasons & {R.SAME_BIRTH, R.SAME_PHONE, R.SAME_DOOR}
    if name in AS_GOOD_AS_SAME:
        support = firm | (reasons & {R.SHARED_PHONE})
        return len(support) >= (2 if R.BIRTH_DIGIT in reasons else 1)
    if R.BIRTH_DIGIT in reasons:
        return False
    if name is R.NEWBORN:
        return {R.SAME_BIRTH, R.SAME_DOOR} <= firm
    if name is R.SURNAME_AND_TITLE:
        return {R.SAME_PHONE, R.SAME_DOOR} <= firm
    if name is R.SOUND_BESIDE_TONE:
        return R.SAME_BIRTH in firm and len(firm) > 1
    return len(firm) > 1
