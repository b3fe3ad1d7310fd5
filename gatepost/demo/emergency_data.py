"""The emergency with its phases, risk levels and policy versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.moments import (
    CALL_OUT,
    CLOSED_MANAGEMENT_ON,
    EASING_ON,
    MEDIUM_RISK_ON,
    SECOND_WAVE_ON,
    at_second,
    moment,
)
from gatepost.demo.places_data import StationPlaces
from gatepost.emergencies.enums import EmergencyKind, EntryMode, MaskRule, PasserKind
from gatepost.emergencies.models import AreaRisk, Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import HouseholdRule, Policy, VisitorRule, outbreak_policy, peace_policy

STARTED_AT = moment(2020, 1, 24)
_PHASES = (
    ("疫情初起", STARTED_AT.date()),
    ("封闭管理", CLOSED_MANAGEMENT_ON),
    ("逐步放开", EASING_ON),
    ("二次防控", SECOND_WAVE_ON),
)


@dataclass(frozen=True, slots=True)
class PolicyStep:
    """A version of the emergency's policy as the days knew it."""

    row: PolicyVersion
    policy: Policy
    from_on: date


@dataclass(frozen=True, slots=True)
class EmergencyRows:
    emergency: Emergency
    phases: list[Phase]
    risks: list[AreaRisk]
    peace: PolicyVersion
    steps: list[PolicyStep]

    def step_on(self, day: date) -> PolicyStep:
        return [step for step in self.steps if step.from_on <= day][-1]


def draw_emergency(places: StationPlaces, lead_id: UUID) -> EmergencyRows:
    chance, station_id = Chance(f"emergency of {places.plan.key}"), places.station_id
    emergency = Emergency(
        id=chance.id_at(CALL_OUT),
        station_id=station_id,
        kind=EmergencyKind.EPIDEMIC,
        name="新冠肺炎疫情",
        started_at=STARTED_AT,
    )
    peace = _version(station_id, None, 1, peace_policy(), moment(2019, 3, 4), "平时管理", lead_id, chance)
    steps = [
        PolicyStep(
            _version(station_id, emergency.id, number, policy, valid_from, note, lead_id, chance),
            policy,
            valid_from.date(),
        )
        for number, (policy, valid_from, note) in enumerate(_policies(), start=1)
    ]
    return EmergencyRows(emergency, _phases(emergency, chance), _risks(places, chance), peace, steps)


def _policies() -> list[tuple[Policy, datetime, str]]:
    first = replace(outbreak_policy(), set_point_zh="门口快递架", set_point_en="the parcel shelf at the gate")
    closed = replace(first, household=HouseholdRule(outings=2, days=2))
    registered = {**first.entry, PasserKind.VISITOR: EntryMode.REGISTER}
    eased = replace(first, entry=registered, masks=MaskRule.ADVISED)
    visits = VisitorRule(from_minute=8 * 60, until_minute=20 * 60, longest_stay_minutes=120)
    again = replace(eased, masks=MaskRule.REQUIRED, visitors=visits)
    return [
        (first, CALL_OUT, "小区封闭，凭证出入"),
        (closed, at_second(CLOSED_MANAGEMENT_ON, 0), "每户两天出门两次"),
        (eased, at_second(EASING_ON, 0), "访客登记后可进，不限出门次数"),
        (again, at_second(MEDIUM_RISK_ON, 0), "街道升为中风险：佩戴口罩，访客不超过两小时"),
    ]


def _version(
    station_id: UUID,
    emergency_id: UUID | None,
    number: int,
    policy: Policy,
    valid_from: datetime,
    note: str,
    lead_id: UUID,
    chance: Chance,
) -> PolicyVersion:
    written_at = valid_from - timedelta(hours=4)
    return PolicyVersion(
        id=chance.id_at(written_at),
        station_id=station_id,
        emergency_id=emergency_id,
        number=number,
        valid_from=valid_from,
        content=msgspec.to_builtins(policy),
        note=note,
        created_at=written_at,
        created_by=lead_id,
    )


def _phases(emergency: Emergency, chance: Chance) -> list[Phase]:
    ends = [from_on for _name, from_on in _PHASES[1:]]
    return [
        Phase(
            id=chance.id_at(at_second(from_on, 0)),
            station_id=emergency.station_id,
            emergency_id=emergency.id,
            name=name,
            from_on=from_on,
            until_on=until_on,
        )
        for (name, from_on), until_on in zip(_PHASES, [*ends, None], strict=True)
    ]


def _risks(places: StationPlaces, chance: Chance) -> list[AreaRisk]:
    plans = places.plan.risks
    ends = [risk.from_on for risk in plans[1:]]
    return [
        AreaRisk(
            id=chance.id_at(at_second(plan.from_on, 0)),
            station_id=places.station_id,
            area_id=places.areas.street.id,
            level=plan.level,
            from_on=plan.from_on,
            until_on=until_on,
            source=plan.source,
        )
        for plan, until_on in zip(plans, [*ends, None], strict=True)
    ]


def copy_emergency(rows: EmergencyRows) -> int:
    copy_models([rows.emergency])
    copy_models(rows.phases)
    copy_models(rows.risks)
    return copy_models([rows.peace, *[step.row for step in rows.steps]])
