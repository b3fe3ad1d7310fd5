"""Enterprises of an import, written by the actions that a clerk's page calls: a station has some hundreds of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from gatepost.kernel.access import Actor
from gatepost.people.actions.enterprises import edit_enterprise, register_enterprise, start_tenancy
from gatepost.people.imports.enterprise_judging import EnterpriseRegister
from gatepost.people.imports.enterprise_lines import EnterpriseLine
from gatepost.people.imports.judging import Judgement


class EnterpriseWriter:
    def __init__(self, register: EnterpriseRegister, *, by: Actor, at: datetime, day: date) -> None:
        self._register, self._by, self._at, self._day = register, by, at, day
        self._made: dict[UUID, UUID] = {}
        """By the identifier under which the register knows it."""

    def write(self, line: EnterpriseLine, judgement: Judgement, *, is_new: bool) -> UUID:
        """The identifier of the row that is there now."""
        assert judgement.subject_id  # noqa: S101  (what is new or changed is somebody)
        enterprise_id = self.id_of(judgement.subject_id)
        if is_new:
            enterprise_id = self._registered(line)
            self._made[judgement.subject_id] = enterprise_id
        elif set(judgement.changes) - {"room"}:
            self._edit(enterprise_id, judgement.subject_id)
        if line.room and (is_new or "room" in judgement.changes):
            building, room = line.room
            start_tenancy(
                enterprise_id=enterprise_id,
                building_id=building,
                room=room,
                from_on=line.from_on or self._day,
                by=self._by,
                at=self._at,
            )
        return enterprise_id

    def id_of(self, known_as: UUID) -> UUID:
        return self._made.get(known_as, known_as)

    def _registered(self, line: EnterpriseLine) -> UUID:
        return register_enterprise(
            name=line.name,
            credit_code=line.code,
            contact_name=line.contact_name,
            phone=line.phone,
            by=self._by,
            at=self._at,
        ).id

    def _edit(self, enterprise_id: UUID, known_as: UUID) -> None:
        """The register has learnt the row by now: what it did not tell is as it was."""
        known = self._register.of_id(known_as)
        assert known  # noqa: S101  (it was judged a moment ago)
        edit_enterprise(
            enterprise_id=enterprise_id,
            name=known.name,
            credit_code=known.code,
            is_public=known.is_public,
            contact_name=known.contact_name,
            phone=known.phone,
            by=self._by,
            at=self._at,
        )
