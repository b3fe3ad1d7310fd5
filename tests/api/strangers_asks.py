"""For every operation what a person of another station may try with Alice's ids, and what is answered.

An operation that stands in no line here fails the walk, so that a new one cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gatepost.gate.models import Vehicle
from gatepost.kernel.ids import new_id
from tests.api.examples import PERIOD, example_of
from tests.api.operations import Example
from tests.cast import Cast
from tests.factories import code_on

Asking = Callable[[Cast], Example]
NOT_FOUND = (404, "not-found")
POST_UNKNOWN = (404, "post-unknown")
OVERTAKEN = (409, "policy-refused")
NOT_HERE = (422, "invalid-input")
OWN, MADE = (200, ""), (201, "")
"""Answered; with nothing of hers in it."""


@dataclass(frozen=True)
class Ask:
    example: Asking
    answered: tuple[int, str]
    """Status, and the word of the problem if it is one."""


def as_she(operation_id: str) -> Asking:
    return lambda cast: example_of(operation_id, cast.house)


def asked(**query: object) -> Asking:
    return lambda _cast: Example(query=query)


def sent(**body: object) -> Asking:
    return lambda _cast: Example(body=body or None)


def his_gate(**more: Callable[[Cast], Any]) -> Asking:
    """At his own post, with something of hers."""

    def example(cast: Cast) -> Example:
        body = {name: value(cast) for name, value in more.items()}
        return Example(body={"post_id": str(cast.charlies.east.id), "direction": "in"} | body)

    return example


def his_pass(**more: Callable[[Cast], Any]) -> Asking:
    """For somebody of his own, with something of hers."""

    def example(cast: Cast) -> Example:
        body = {name: value(cast) for name, value in more.items()}
        return Example(body=PERIOD | {"kind": "resident", "person_id": str(cast.charlies.resident.id)} | body)

    return example


def her_pass_at_his_gate(**more: Callable[[Cast], Any]) -> tuple[Asking, ...]:
    """By id, by number, by the code on the card: none of them is known there."""
    return (
        his_gate(pass_id=lambda cast: str(cast.house.resident_pass.id), **more),
        his_gate(code=lambda cast: cast.house.resident_pass.serial, **more),
        his_gate(code=lambda cast: code_on(cast.house.resident_pass), **more),
    )


def her_vehicle(cast: Cast) -> str:
    return str(Vehicle.objects.get(station=cast.house.station).id)


_TURNED_AWAY: dict[str, Callable[[Cast], Any]] = {"id": lambda _cast: str(new_id()), "passed": lambda _cast: False}

ASKED_WITH_HERS: dict[str, tuple[Ask, ...]] = {
    "check_passer": (
        Ask(as_she("check_passer"), POST_UNKNOWN),
        *(Ask(example, OWN) for example in her_pass_at_his_gate()),
    ),
    "record_passage": (
        Ask(as_she("record_passage"), POST_UNKNOWN),
        *(Ask(example, MADE) for example in her_pass_at_his_gate(**_TURNED_AWAY)),
    ),
    "list_passages": (Ask(as_she("list_passages"), OWN), Ask(asked(), OWN)),
    "list_inside": (Ask(asked(), OWN),),
    "list_passes": (Ask(as_she("list_passes"), OWN), Ask(asked(asked="京A12345"), OWN), Ask(asked(), OWN)),
    "issue_pass": (
        Ask(as_she("issue_pass"), NOT_HERE),
        Ask(his_pass(compound_id=lambda cast: str(cast.house.compound.id)), NOT_HERE),
        Ask(his_pass(person_id=lambda cast: str(cast.house.resident.id)), NOT_HERE),
        Ask(his_pass(person_id=lambda _: None, kind=lambda _: "vehicle", vehicle_id=her_vehicle), NOT_HERE),
    ),
    "issue_building": (Ask(as_she("issue_building"), NOT_FOUND),),
    "get_pass": (Ask(as_she("get_pass"), NOT_FOUND),),
    "get_pass_code": (Ask(as_she("get_pass_code"), NOT_FOUND),),
    "report_pass_lost": (Ask(as_she("report_pass_lost"), NOT_FOUND),),
    "withdraw_pass": (Ask(as_she("withdraw_pass"), NOT_FOUND),),
    "replace_pass": (Ask(as_she("replace_pass"), NOT_FOUND),),
    "register_vehicle": (Ask(sent(plate="京A12345"), OWN),),
    "list_posts": (Ask(asked(), OWN),),
    "list_public_keys": (Ask(asked(), OWN),),
    "rotate_signing_key": (Ask(sent(), MADE),),
    "withdraw_signing_key": (Ask(as_she("withdraw_signing_key"), NOT_FOUND),),
    "get_policy_in_force": (Ask(asked(), OWN),),
    "list_policies": (Ask(asked(), OWN),),
    "get_policy": (Ask(as_she("get_policy"), NOT_FOUND),),
    "preview_policy": (Ask(as_she("preview_policy"), OWN),),
    "publish_policy": (Ask(as_she("publish_policy"), OVERTAKEN),),
    "list_risks": (Ask(asked(), OWN),),
    "list_compounds": (Ask(asked(), OWN),),
    "list_doors": (Ask(as_she("list_doors"), NOT_FOUND),),
    "search": tuple(
        Ask(asked(q=question), OWN) for question in ("沈若溪", "沈 1234", "13900001234", "3-2-501", "京A12345")
    ),
    "get_figures_of_today": (Ask(asked(), OWN),),
    "list_hours": (Ask(asked(), OWN),),
}
