"""The two keys of a station between which its values move, and where a change that was begun stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from gatepost.kernel import vault
from gatepost.kernel.keys.problems import KeyProblem, KeyRefused
from gatepost.kernel.models import DataKey

Stage = DataKey.Stage


@dataclass(frozen=True, slots=True)
class Change:
    station_id: UUID
    former: UUID
    newer: UUID
    is_taken_over: bool
    """The newer one is in force."""


def begun_change(station_id: UUID) -> Change | None:
    """Raises KeyRefused: NO_KEY."""
    known = {Stage(stage): key_id for stage, key_id in _keys(station_id).values_list("stage", "id")}
    if Stage.CURRENT not in known:
        raise KeyRefused(KeyProblem.NO_KEY)
    for stage in (Stage.RETIRED, Stage.EMPTY):
        if stage in known:
            return Change(station_id, known[stage], known[Stage.CURRENT], is_taken_over=True)
    if Stage.COMING in known:
        return Change(station_id, known[Stage.CURRENT], known[Stage.COMING], is_taken_over=False)
    return None


def begin_change(station_id: UUID, at: datetime) -> Change:
    """The one that was begun, or a new one. Raises KeyRefused: NO_KEY, OTHERS."""
    _check(station_id)
    begun = begun_change(station_id)
    if begun:
        return begun
    former = vault.station_key(station_id)
    newer = vault.make_coming_key(station_id=station_id, at=at).id
    return Change(station_id, former, newer, is_taken_over=False)


def _check(station_id: UUID) -> None:
    """What a wrong master key hides is not broken, and must not be taken for it."""
    others = sum(not vault.opens(row) for row in _keys(station_id))
    if others:
        raise KeyRefused(KeyProblem.OTHERS, others)


def _keys(station_id: UUID) -> QuerySet[DataKey]:
    return DataKey.objects.filter(station_id=station_id, emergency_id=None, destroyed_at=None)
