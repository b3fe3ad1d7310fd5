"""Who asks, what they say and what they were answered: sealed under the station's key, opened one at a time."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel import vault
from gatepost.people.models import PersonRequest


def seal_request(row: PersonRequest, asker: str, wish: str, key_id: UUID) -> None:
    row.asker_sealed = vault.seal(asker, key_id=key_id, context=_context(row, "asker"))
    row.wish_sealed = vault.seal(wish, key_id=key_id, context=_context(row, "wish")) if wish else None


def seal_answer(row: PersonRequest, answer: str, key_id: UUID) -> None:
    row.answer_sealed = vault.seal(answer, key_id=key_id, context=_context(row, "answer"))


def asker_of(row: PersonRequest) -> str:
    return vault.unseal(row.asker_sealed, context=_context(row, "asker"))


def wish_of(row: PersonRequest) -> str:
    return vault.unseal(row.wish_sealed, context=_context(row, "wish")) if row.wish_sealed else ""


def answer_of(row: PersonRequest) -> str:
    return vault.unseal(row.answer_sealed, context=_context(row, "answer")) if row.answer_sealed else ""


def _context(row: PersonRequest, field: str) -> str:
    return f"people.request.{field}:{row.id}"
