from __future__ import annotations

import pytest

from gatepost.api.device_access import DEVICE_OPERATIONS, DEVICE_PERMISSIONS
from gatepost.kernel.access import Permission
from gatepost.sync.actions import withdraw_device
from gatepost.sync.enums import DeviceKind
from gatepost.sync.tokens import new_token
from tests.api.caller import Caller
from tests.api.operations import OPERATIONS, Operation
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_device

ALLOWED = {
    DeviceKind.GATE_PHONE: {
        "check_passer",
        "record_passage",
        "get_policy_in_force",
        "list_posts",
        "list_public_keys",
        "search",
    },
    DeviceKind.DESK_SCANNER: {"check_passer", "record_passage"},
    DeviceKind.WALL_SCREEN: {"get_figures_of_today"},
}
"""Written down twice on purpose: who widens the table must mean it."""


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
@pytest.mark.parametrize("kind", DeviceKind)
def test_device_may_call_what_its_kind_may_and_nothing_else(cast: Cast, kind: DeviceKind, operation: Operation) -> None:
    _device, token = make_device(cast.house.station, kind=kind)
    answer = operation.call(Caller.with_token(token))
    if operation.id in ALLOWED[kind]:
        assert answer.status in {200, 422}
    else:
        assert (answer.status, answer.problem) == (403, "not-for-this-device")


def test_every_operation_of_the_table_exists() -> None:
    named = frozenset().union(*DEVICE_OPERATIONS.values())
    assert named - {operation.id for operation in OPERATIONS} == set()


def test_no_device_may_overrule_issue_or_reveal() -> None:
    given = frozenset().union(*DEVICE_PERMISSIONS.values())
    assert given & {Permission.OVERRULE, Permission.ISSUE_PASSES, Permission.REVEAL_VALUES} == frozenset()


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_nobody_may_call_nothing(cast: Cast, operation: Operation) -> None:
    answer = operation.call(Caller())
    assert (answer.status, answer.problem) == (401, "sign-in-needed")
    assert answer.response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_street_viewer_sees_figures_and_nothing_else(cast: Cast, operation: Operation) -> None:
    answer = operation.call(Caller.signed_in(cast.vera), content=_valid_enough(operation, cast))
    if operation.id == "get_figures_of_today":
        assert answer.status == 200
    else:
        assert (answer.status, answer.problem) == (403, "not-allowed")


def _valid_enough(operation: Operation, cast: Cast) -> dict[str, object]:
    """Bodies are read before anybody is asked for a permission."""
    post = {"post_id": str(cast.house.east.id), "direction": "in"}
    days = {"from_on": "2020-02-14", "until_on": "2020-03-14"}
    return {
        "check_passer": post,
        "record_passage": post | {"id": "01900000-0000-7000-8000-000000000000", "passed": False},
        "issue_pass": days | {"kind": "resident", "person_id": str(cast.house.resident.id)},
        "issue_building": days,
    }.get(operation.id, {"reason": "搬走"})


def test_unknown_token_is_nobody(cast: Cast) -> None:
    answer = Caller.with_token(new_token()).get("/gate/posts")
    assert (answer.status, answer.problem) == (401, "sign-in-needed")


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "Bearer  ", "gpd_x", "Bearer gpd_ x"])
def test_other_authorization_is_nobody_even_beside_a_session(cast: Cast, header: str) -> None:
    caller = Caller(Caller.signed_in(cast.bob).client, {"Authorization": header})
    assert caller.get("/gate/posts").status == 401


def test_withdrawal_holds_from_the_next_call_on(cast: Cast) -> None:
    device, token = make_device(cast.house.station)
    caller = Caller.with_token(token)
    assert caller.get("/gate/posts").status == 200
    withdraw_device(device_id=device.id, by=actor_of(cast.alice), at=NOON)
    assert caller.get("/gate/posts").status == 401


def test_call_of_a_device_is_noted(cast: Cast) -> None:
    device, token = make_device(cast.house.station)
    Caller.with_token(token).get("/gate/posts")
    device.refresh_from_db()
    assert device.last_seen_at is not None
