"""The table of hard cases, read: what a clerk wrote becomes the facts that the register would compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gatepost.people.enums import Sex
from gatepost.people.identity_numbers import convert_fifteen
from gatepost.people.identity_papers import PaperKind, check_paper
from gatepost.people.merging.comparing import Facts
from gatepost.people.merging.names_read import read_name
from gatepost.people.phones import read_phone
from gatepost.places.door_addresses import read_door

TABLE = Path(__file__).with_name("hard_cases.txt")
TODAY = date(2020, 2, 12)
PAPERS = {
    "身份证": PaperKind.RESIDENT_CARD,
    "居住证": PaperKind.RESIDENCE_PERMIT,
    "护照": PaperKind.PASSPORT,
    "往来证": PaperKind.HONGKONG_MACAO_PERMIT,
    "台胞证": PaperKind.TAIWAN_PERMIT,
    "永居证": PaperKind.PERMANENT_RESIDENCE,
    "出生证": PaperKind.BIRTH_CERTIFICATE,
}
SEXES = {"男": Sex.MALE, "女": Sex.FEMALE}


@dataclass(frozen=True)
class HardCase:
    line: str
    one: Facts
    other: Facts
    said: tuple[str, ...]


def hard_cases() -> Iterator[HardCase]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        text = line.partition(" #")[0].strip()
        if text and not text.startswith("#"):
            one, other, said = (part.strip() for part in text.split("|"))
            yield HardCase(text, facts_of(one), facts_of(other), tuple(said.split()))


def facts_of(text: str) -> Facts:
    name, *told = (part.strip() for part in text.split(","))
    facts = Facts(read_name(name))
    for one in told:
        facts = _with(facts, one)
    return facts


def _with(facts: Facts, told: str) -> Facts:
    kind, _space, number = told.partition(" ")
    if kind in PAPERS:
        return replace(facts, paper_kind=PAPERS[kind], paper=paper_of(PAPERS[kind], number))
    if told in SEXES:
        return replace(facts, sex=SEXES[told])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        return replace(facts, born_on=date.fromisoformat(told))
    if re.fullmatch(r"\d-\d-\d{3}|.*室", told):
        return replace(facts, door=read_door(told).short)
    number, _times, holders = told.partition("×")
    return replace(facts, phone=read_phone(number).number, phone_holders=int(holders or 2))


def paper_of(kind: PaperKind, number: str) -> str:
    """In the one form in which the register keeps it; a number that it would refuse is a fault of the table."""
    paper = check_paper(kind, convert_fifteen(number) or number, today=TODAY)
    assert paper.accepted, f"{number} {paper.errors}"
    return paper.number
