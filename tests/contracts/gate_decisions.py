"""Reads contracts/gate/decisions.json: how a decision example is put together, and the one form in which the file is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind, RiskLevel
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction, Need, PassState, Presence, Reason, TokenState, Verdict
from gatepost.gate.facts import Answers, Decision, Facts, Hold, PassFacts, Reading

PATH = Path(__file__).resolve().parents[2] / "contracts" / "gate" / "decisions.json"


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    cites: str
    just_not: Reason | None
    policy: Policy
    facts: Facts
    at: datetime
    expected: Decision
    content: dict[str, Any]
    """Policy, facts and instant as plain values, for counting in how much two examples differ."""


def read_contract() -> dict[str, Any]:
    contract: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return contract


def examples() -> tuple[Example, ...]:
    contract = read_contract()
    return tuple(_example(raw, contract) for raw in contract["examples"])


def policies() -> dict[str, Policy]:
    return {name: msgspec.convert(raw, Policy) for name, raw in read_contract()["policies"].items()}


def merged(base: Any, changes: Any) -> Any:
    """Objects field by field; anything else is replaced, also by null."""
    if not isinstance(base, dict) or not isinstance(changes, dict):
        return changes
    return {**base, **{name: merged(base.get(name), value) for name, value in changes.items()}}


def fields(content: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """What an example is made of, one by one: each field of its policy, each fact, the instant."""
    policy, facts = content["policy"], content["facts"]
    return {
        ("at", ""): content["at"],
        **{("policy", name): value for name, value in policy.items()},
        **{("facts", name): value for name, value in facts.items()},
    }


def _example(raw: dict[str, Any], contract: dict[str, Any]) -> Example:
    policy = merged(contract["policies"][raw["policy"]], raw.get("policy_changes", {}))
    facts = merged(contract["people"][raw["like"]], raw["facts"])
    return Example(
        name=raw["name"],
        cites=raw["cites"],
        just_not=Reason(raw["just_not"]) if "just_not" in raw else None,
        policy=msgspec.convert(policy, Policy),
        facts=facts_from(facts, raw["at"]),
        at=datetime.fromisoformat(raw["at"]),
        expected=_decision(raw["expected"]),
        content={"policy": policy, "facts": facts, "at": raw["at"]},
    )


def facts_from(raw: dict[str, Any], at: str) -> Facts:
    """The minute of the day is the clock time that `at` shows: examples are written in the station's zone."""
    plain = {name: raw[name] for name in _PLAIN if name in raw}
    made = {name: make(raw[name]) for name, make in _MADE.items() if raw.get(name) is not None}
    shown = {"pass_": _pass_facts(raw["pass"])} if raw.get("pass") else {}
    unknown = set(raw) - set(_PLAIN) - set(_MADE) - {"pass"}
    assert not unknown, unknown
    return Facts(**plain, **made, **shown, minute_of_day=int(at[11:13]) * 60 + int(at[14:16]))


_PLAIN = (
    "compound_id",
    "compound_closed",
    "entrance_open",
    "holder_matches",
    "wears_mask",
    "registered",
    "destination_known",
    "host_confirmed",
    "comes_from_elsewhere",
    "arrival_registered",
    "household_outings",
)
_MADE = {
    "direction": Direction,
    "passer": PasserKind,
    "token": TokenState,
    "exempt_vehicle": ExemptVehicle,
    "readings": lambda raw: tuple(_reading(*one) for one in raw),
    "answers": lambda raw: Answers(affected_area=raw[0], contact=raw[1], symptoms=raw[2]),
    "origin_risk": RiskLevel,
    "hold": lambda raw: Hold(**{name: datetime.fromisoformat(at) for name, at in raw.items()}),
    "household_opens_on": date.fromisoformat,
    "presence": Presence,
}


def _reading(tenths: int, site: str, at: str) -> Reading:
    return Reading(tenths=tenths, site=BodySite(site), at=datetime.fromisoformat(at))


def _pass_facts(raw: dict[str, Any]) -> PassFacts:
    return PassFacts(
        kind=PasserKind(raw["kind"]),
        compound_id=raw["compound_id"],
        valid_from=datetime.fromisoformat(raw["valid_from"]),
        valid_until=datetime.fromisoformat(raw["valid_until"]),
        state=PassState(raw["state"]),
        state_from=datetime.fromisoformat(raw["state_from"]) if raw["state_from"] else None,
    )


def _decision(raw: dict[str, Any]) -> Decision:
    return Decision(
        verdict=Verdict(raw["verdict"]),
        needs=tuple(Need(word) for word in raw["needs"]),
        reasons=tuple(Reason(word) for word in raw["reasons"]),
        closest=Reason(raw["closest"]) if raw["closest"] else None,
        wait_until=datetime.fromisoformat(raw["wait_until"]) if "wait_until" in raw else None,
        opens_on=date.fromisoformat(raw["opens_on"]) if "opens_on" in raw else None,
    )


def as_text(contract: dict[str, Any]) -> str:
    """Three lines an example: what it claims, the facts, the answer."""
    parts = [f' "about": {_json(contract["about"])}']
    parts += [_table(name, contract[name]) for name in ("policies", "people")]
    parts.append(' "examples": [\n' + ",\n".join(_example_text(raw) for raw in contract["examples"]) + "\n ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _table(name: str, rows: dict[str, Any]) -> str:
    return f" {_json(name)}: {{\n" + ",\n".join(f"  {_json(key)}: {_json(row)}" for key, row in rows.items()) + "\n }"


def _example_text(raw: dict[str, Any]) -> str:
    claim = {name: raw[name] for name in ("name", "cites", "policy", "policy_changes", "just_not", "at") if name in raw}
    given = {name: raw[name] for name in ("like", "facts")}
    lines = (_json(claim)[:-1], _json(given)[1:-1], f'"expected": {_json(raw["expected"])}}}')
    return "  " + ",\n   ".join(lines)
