"""Accounts with their dated roles, and the political history of those who belong to the station."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from django.contrib.auth.hashers import make_password

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.first_staff import SIGN_INS
from gatepost.demo.households import Member
from gatepost.demo.moments import REGISTER_OPENED
from gatepost.demo.numbers import NumberBook
from gatepost.demo.people_data import PersonMaker
from gatepost.demo.places_data import StationPlaces
from gatepost.demo.plans import StaffPlan
from gatepost.demo.sealing import Seals
from gatepost.kernel.access import Role
from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import Person, PoliticalStatus, StaffAccount, StaffRole

PASSWORD = "gatepost-demo-2020"
"""Of every account of the demo, told on its own sign-in page."""
SIGN_INS_FILE = "sign-ins.json"


@dataclass(slots=True)
class Staff:
    accounts: list[StaffAccount] = field(default_factory=list)
    roles: list[StaffRole] = field(default_factory=list)
    people: list[tuple[Person, str]] = field(default_factory=list)
    """With the tail of the phone."""
    steps: list[PoliticalStatus] = field(default_factory=list)

    @property
    def lead_id(self) -> UUID:
        """Who decides for the station."""
        return self.accounts[0].id

    @property
    def shift_ids(self) -> list[UUID]:
        return [role.account_id for role in self.roles if role.role == Role.SHIFT_WORKER] or [self.lead_id]


def draw_staff(places: StationPlaces, numbers: NumberBook, seals: Seals) -> Staff:
    chance = Chance(f"staff of {places.plan.key}")
    maker = PersonMaker(places, numbers, seals, chance)
    staff, password = Staff(), make_password(PASSWORD)
    for plan in places.plan.staff:
        person_id = _add_person(staff, plan, maker, chance) if plan.is_of_station else None
        account = _account(plan, person_id, password, chance)
        staff.accounts.append(account)
        staff.roles += _roles(places, plan, account, chance)
    return staff


def _add_person(staff: Staff, plan: StaffPlan, maker: PersonMaker, chance: Chance) -> UUID:
    person, tail = maker.make(Member(plan.name, plan.sex, plan.born_on), REGISTER_OPENED)
    staff.people.append((person, tail))
    until: list[date | None] = [later for _step, later in plan.steps[1:]]
    for (standing, from_on), until_on in zip(plan.steps, [*until, None], strict=False):
        staff.steps.append(_step(person, standing, from_on, until_on, chance))
    return person.id


def _step(
    person: Person, standing: PoliticalStanding, from_on: date, until_on: date | None, chance: Chance
) -> PoliticalStatus:
    return PoliticalStatus(
        id=chance.id_at(REGISTER_OPENED),
        station_id=person.station_id,
        person_id=person.id,
        standing=standing,
        from_on=from_on,
        until_on=until_on,
    )


def _account(plan: StaffPlan, person_id: UUID | None, password: str, chance: Chance) -> StaffAccount:
    return StaffAccount(
        id=chance.id_at(REGISTER_OPENED),
        username=plan.username,
        name=plan.name,
        title=plan.title,
        person_id=person_id,
        password=password,
        date_joined=REGISTER_OPENED,
    )


def _roles(places: StationPlaces, plan: StaffPlan, account: StaffAccount, chance: Chance) -> list[StaffRole]:
    return [
        StaffRole(
            id=chance.id_at(REGISTER_OPENED),
            account_id=account.id,
            role=one.role,
            organisation_id=places.organisations.place(one.place, places.plan.host),
            from_on=one.from_on,
        )
        for one in plan.roles
    ]


def copy_staff(staff: Staff) -> int:
    copy_models([person for person, _tail in staff.people])
    copy_models(staff.accounts)
    copy_models(staff.steps)
    return copy_models(staff.roles)


def write_sign_ins(data_dir: Path) -> Path:
    """For the page before the sign-in and for the person at the terminal."""
    rows = [{"role_zh": zh, "role_en": en, "username": username, "password": PASSWORD} for zh, en, username in SIGN_INS]
    path = data_dir / SIGN_INS_FILE
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path
