"""What a visitor told, sealed so that closing the emergency destroys it; known again by the phone until then."""

from __future__ import annotations

from uuid import UUID

import msgspec

from gatepost.emergencies.models import PolicyVersion
from gatepost.gate.content import VisitorContent
from gatepost.gate.models import Visit
from gatepost.kernel import vault
from gatepost.people.phones import PhoneError, read_phone


def key_of_visits(station_id: UUID, policy_id: UUID) -> UUID:
    """The emergency's. In peace time the station's, which is not changed until the transaction ends: phones are found by it."""
    emergency_id = PolicyVersion.objects.values_list("emergency_id", flat=True).get(pk=policy_id)
    return vault.emergency_key(station_id, emergency_id) if emergency_id else vault.held_station_key(station_id)


def seal_visitor(visit: Visit, visitor: VisitorContent, key_id: UUID) -> None:
    """The phone apart from the rest, so that it can be found by."""
    rest = msgspec.json.encode(msgspec.structs.replace(visitor, phone="")).decode()
    visit.details_sealed = vault.seal(rest, key_id=key_id, context=f"gate.visit.details:{visit.id}")
    number = number_of(visitor.phone)
    if number:
        visit.phone_sealed = vault.seal(number, key_id=key_id, context=f"gate.visit.phone:{visit.id}")
        visit.phone_blind = blind_of(number, key_id)


def visitor_of(visit: Visit) -> VisitorContent:
    """Nameless where somebody was let in before anything was written down."""
    if not visit.details_sealed:
        return VisitorContent(name="")
    rest = vault.unseal(visit.details_sealed, context=f"gate.visit.details:{visit.id}")
    return msgspec.structs.replace(msgspec.json.decode(rest, type=VisitorContent), phone=phone_of(visit))


def phone_of(visit: Visit) -> str:
    return vault.unseal(visit.phone_sealed, context=f"gate.visit.phone:{visit.id}") if visit.phone_sealed else ""


def number_of(phone: str) -> str:
    """In the one form in which numbers are compared; what is none by the plan as it was typed."""
    try:
        return read_phone(phone).number
    except PhoneError:
        return phone.strip()


def blind_of(number: str, key_id: UUID) -> bytes:
    return vault.blind(number, key_id=key_id, purpose="visitor_phone")
