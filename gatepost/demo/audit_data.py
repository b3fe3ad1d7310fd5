"""What people did at the desk: passes, policies, phases, phones, observations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.emergency_data import EmergencyRows
from gatepost.demo.moments import CALL_OUT, at_second
from gatepost.demo.passes_data import PassBook
from gatepost.gate.enums import PassState
from gatepost.gate.models import GateHold, Pass
from gatepost.kernel.models import AuditLine
from gatepost.sync.models import Device


class AuditBook:
    """Lines of one station."""

    def __init__(self, station_id: UUID, lead_id: UUID, chance: Chance) -> None:
        self._station_id, self._lead_id, self._chance = station_id, lead_id, chance

    def passes(self, book: PassBook) -> Iterator[AuditLine]:
        for holder in book.holders:
            for card in holder.cards:
                yield self._line(card.issued_at, "gate.issue_pass", "pass", card.id, card.issued_by, kind=card.kind)
                if card.state_from:
                    yield self._ended(card, card.state_from)

    def emergency(self, rows: EmergencyRows) -> Iterator[AuditLine]:
        one = rows.emergency
        yield self._line(CALL_OUT, "emergencies.start", "emergency", one.id, kind=one.kind)
        for phase in rows.phases:
            at = max(at_second(phase.from_on, 0), CALL_OUT)
            yield self._line(at, "emergencies.begin_phase", "phase", phase.id)
        for risk in rows.risks:
            at = at_second(risk.from_on, 0)
            yield self._line(at, "emergencies.announce_risk", "area", risk.area_id, level=risk.level)
        for step in rows.steps:
            row = step.row
            yield self._line(row.created_at, "emergencies.publish_policy", "policy", row.id, number=row.number)

    def devices(self, devices: list[Device]) -> Iterator[AuditLine]:
        for device in devices:
            yield self._line(device.enrolled_at, "sync.enrol_device", "device", device.id, kind=device.kind)

    def holds(self, holds: list[GateHold]) -> Iterator[AuditLine]:
        for hold in holds:
            until = hold.until_at.isoformat()
            yield self._line(hold.from_at, "gate.place_hold", "person", hold.person_id, until=until)

    def _ended(self, card: Pass, at: datetime) -> AuditLine:
        if card.state == PassState.REPLACED:
            return self._line(at, "gate.replace_pass", "pass", card.id, new=str(card.replaced_by_id))
        if card.state == PassState.LOST:
            return self._line(at, "gate.report_lost", "pass", card.id)
        return self._line(at, "gate.withdraw_pass", "pass", card.id, reason=card.state_reason)

    def _line(
        self, at: datetime, action: str, subject_kind: str, subject_id: UUID, by: UUID | None = None, **detail: object
    ) -> AuditLine:
        return AuditLine(
            station_id=self._station_id,
            id=self._chance.id_at(at),
            at=at,
            staff_id=by or self._lead_id,
            device_id=None,
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            detail=detail,
        )
