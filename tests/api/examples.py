"""For every operation a call that its own station's lead is answered with success: walks through all operations start here."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from django.db import transaction

from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy import outbreak_policy
from gatepost.gate.models import SigningKey
from gatepost.kernel.ids import new_id
from tests.api.caller import Answer, Caller
from tests.api.operations import OPERATIONS, Example
from tests.cast import House
from tests.factories import make_signing_key

PERIOD = {"from_on": "2020-02-14", "until_on": "2020-03-14"}
NEXT_PLATE = "京B77777"


def example_of(operation_id: str, house: House) -> Example:
    assert operation_id in EXAMPLES, f"say in EXAMPLES how {operation_id} is called"
    return EXAMPLES[operation_id](house)


def ask_everything(caller: Caller, house: House) -> dict[str, Answer]:
    """What each operation answers, each on ground that no other has touched."""
    answers = {}
    for operation in OPERATIONS:
        untouched = transaction.savepoint()
        answers[operation.id] = operation.call(caller, example_of(operation.id, house))
        transaction.savepoint_rollback(untouched)
    return answers


def _nothing(_house: House) -> Example:
    return Example()


def _without_body(house: House) -> Example:
    return Example(body=None)


def _gate(house: House, **more: object) -> dict[str, object]:
    return {"post_id": str(house.east.id), "direction": "in", "pass_id": str(house.resident_pass.id), **more}


def _of_pass(house: House) -> Example:
    return Example({"pass_id": house.resident_pass.id})


def _ending(house: House) -> Example:
    return Example({"pass_id": house.resident_pass.id}, body={"reason": "搬走"})


def _of_building(house: House) -> Example:
    return Example({"building_id": house.door.building_id})


def _newest(house: House) -> PolicyVersion:
    return PolicyVersion.objects.get(station=house.station, emergency__isnull=False)


def _earlier_key(house: House) -> Example:
    """The one that signs now cannot be withdrawn."""
    earlier = SigningKey.objects.get(station=house.station, retired_at=None)
    make_signing_key(house.station)
    return Example({"kid": earlier.name}, body=None)


EXAMPLES: dict[str, Callable[[House], Example]] = {
    "check_passer": lambda house: Example(body=_gate(house)),
    "record_passage": lambda house: Example(body=_gate(house, id=str(new_id()), passed=False)),
    "list_passages": lambda house: Example(query={"post_id": str(house.east.id)}),
    "list_inside": _nothing,
    "list_passes": lambda house: Example(query={"asked": house.resident_pass.serial}),
    "issue_pass": lambda house: Example(
        body=PERIOD | {"kind": "resident", "person_id": str(house.resident.id), "compound_id": str(house.compound.id)}
    ),
    "issue_building": lambda house: Example({"building_id": house.door.building_id}, body=PERIOD),
    "get_pass": _of_pass,
    "get_pass_code": _of_pass,
    "report_pass_lost": _ending,
    "withdraw_pass": _ending,
    "replace_pass": _ending,
    "register_vehicle": lambda _house: Example(body={"plate": NEXT_PLATE}),
    "list_posts": _nothing,
    "list_public_keys": _nothing,
    "rotate_signing_key": _without_body,
    "withdraw_signing_key": _earlier_key,
    "get_policy_in_force": _nothing,
    "list_policies": _nothing,
    "get_policy": lambda house: Example({"version_id": _newest(house).id}),
    "preview_policy": lambda _house: Example(body=msgspec.to_builtins(outbreak_policy())),
    "publish_policy": lambda house: Example(
        body={"policy": msgspec.to_builtins(outbreak_policy()), "follows": str(_newest(house).id)}
    ),
    "list_risks": _nothing,
    "list_compounds": _nothing,
    "list_doors": _of_building,
    "search": lambda house: Example(query={"q": house.resident.name}),
    "get_figures_of_today": _nothing,
    "list_hours": _nothing,
}
