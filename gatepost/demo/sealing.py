"""Numbers of persons and enterprises, sealed as the people's actions seal them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gatepost.kernel import vault
from gatepost.people.models import Enterprise, Person


@dataclass(frozen=True, slots=True)
class Seals:
    """With the station's key."""

    key_id: UUID

    def seal_paper(self, person: Person, number: str) -> None:
        person.paper_sealed = self._seal(number, f"people.person.paper:{person.id}")
        person.paper_blind = vault.blind(number, key_id=self.key_id, purpose="paper")

    def seal_phone(self, person: Person, number: str) -> None:
        person.phone_sealed = self._seal(number, f"people.person.phone:{person.id}")
        person.phone_blind = vault.blind(number, key_id=self.key_id, purpose="phone")

    def seal_contact_phone(self, enterprise: Enterprise, number: str) -> None:
        enterprise.phone_sealed = self._seal(number, f"people.enterprise.phone:{enterprise.id}")

    def _seal(self, text: str, context: str) -> bytes:
        return vault.seal(text, key_id=self.key_id, context=context)
