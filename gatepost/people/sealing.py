"""Numbers of people, sealed under the station's key, found again by a keyed index, opened one at a time."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel import vault
from gatepost.kernel.vault import KeyInHand
from gatepost.people.models import Enterprise, Person


def seal_paper(person: Person, number: str, key_id: UUID, *, key: bytes | None = None) -> None:
    """An empty number: the person has no paper. `key` is its blind key, where the caller has looked for it."""
    person.paper_sealed = vault.seal(number, key_id=key_id, context=_context(person, "paper")) if number else None
    person.paper_blind = (key or blind_paper(number, key_id)) if number else None


def seal_phone(person: Person, number: str, key_id: UUID, *, key: bytes | None = None) -> None:
    """`number` in its one form (phones.read_phone), or empty."""
    person.phone_sealed = vault.seal(number, key_id=key_id, context=_context(person, "phone")) if number else None
    person.phone_blind = (key or blind_phone(number, key_id)) if number else None


def sealed_for(person_id: UUID, field: str, number: str, key: KeyInHand) -> bytes:
    """`paper` or `phone` of somebody who is about to be registered."""
    return key.seal(number, context=f"people.person.{field}:{person_id}")


def blind_paper(number: str, key_id: UUID) -> bytes:
    return vault.blind(number, key_id=key_id, purpose="paper")


def blind_phone(number: str, key_id: UUID) -> bytes:
    return vault.blind(number, key_id=key_id, purpose="phone")


def paper_of(person: Person) -> str:
    return vault.unseal(person.paper_sealed, context=_context(person, "paper")) if person.paper_sealed else ""


def phone_of(person: Person) -> str:
    return vault.unseal(person.phone_sealed, context=_context(person, "phone")) if person.phone_sealed else ""


def seal_enterprise_phone(enterprise: Enterprise, number: str, key_id: UUID) -> None:
    context = f"people.enterprise.phone:{enterprise.id}"
    enterprise.phone_sealed = vault.seal(number, key_id=key_id, context=context) if number else None


def phone_of_enterprise(enterprise: Enterprise) -> str:
    if not enterprise.phone_sealed:
        return ""
    return vault.unseal(enterprise.phone_sealed, context=f"people.enterprise.phone:{enterprise.id}")


def _context(person: Person, field: str) -> str:
    return f"people.person.{field}:{person.id}"
