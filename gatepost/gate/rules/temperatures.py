"""The temperature: what a course of readings says, judged only where the policy measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from gatepost.emergencies.policy import Policy, TemperatureRule
from gatepost.gate.enums import Direction, Need, Reason
from gatepost.gate.facts import Facts, Reading
from gatepost.gate.rules.findings import Findings, ask, measure_again, refer


@dataclass(frozen=True, kw_only=True, slots=True)
class _Course:
    """Where a person stands after some readings."""

    highs: tuple[Reading, ...] = ()
    """High readings that count, since the last normal one."""
    is_normal: bool = False
    """The last reading that counts was normal."""
    trouble: Reason | None = None
    """Why the last reading did not count."""


def temperatures(facts: Facts, policy: Policy) -> Findings:
    """One reason at most: what to do next about the temperature."""
    rule = policy.temperature
    asked = rule.on_entry if facts.direction is Direction.IN else rule.on_exit
    return _next_step(_course(facts.readings, rule), rule) if asked else ()


def _course(readings: tuple[Reading, ...], rule: TemperatureRule) -> _Course:
    course = _Course()
    for reading in sorted(readings, key=lambda reading: reading.at):
        course = _after(course, reading, rule)
    return course


def _after(course: _Course, reading: Reading, rule: TemperatureRule) -> _Course:
    """A confirmed fever stays: no later reading at the gate takes it back. A normal reading clears all before it."""
    if _is_confirmed(course, rule):
        return course
    if _rests(course, rule) and reading.at < _rested_at(course, rule):
        return replace(course, trouble=Reason.TEMPERATURE_WAIT)
    if reading.tenths < rule.implausible_below_tenths:
        return replace(course, trouble=Reason.TEMPERATURE_IMPLAUSIBLE)
    if reading.tenths < rule.threshold_tenths:
        return _Course(is_normal=True)
    return _Course(highs=(*course.highs, reading))


def _is_confirmed(course: _Course, rule: TemperatureRule) -> bool:
    """Enough high readings, the last one at the site that counts."""
    enough = len(course.highs) >= rule.readings_before_referral
    return enough and course.highs[-1].site is rule.confirm_site


def _rests(course: _Course, rule: TemperatureRule) -> bool:
    """After each high reading but the last that is needed: then only the site is missing, and that needs no rest."""
    return 0 < len(course.highs) < rule.readings_before_referral


def _rested_at(course: _Course, rule: TemperatureRule) -> datetime:
    return course.highs[-1].at + timedelta(minutes=rule.rest_minutes)


def _next_step(course: _Course, rule: TemperatureRule) -> Findings:
    if course.is_normal:
        return ()
    if _is_confirmed(course, rule):
        return refer(Reason.FEVER_CONFIRMED)
    if course.trouble is Reason.TEMPERATURE_IMPLAUSIBLE:
        return measure_again(Reason.TEMPERATURE_IMPLAUSIBLE, None)
    if _rests(course, rule):
        return measure_again(course.trouble or Reason.TEMPERATURE_HIGH, _rested_at(course, rule))
    return measure_again(Reason.TEMPERATURE_SITE, None) if course.highs else ask(Need.TEMPERATURE)
