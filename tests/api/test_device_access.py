"""Who may call what: every operation is asked by every kind of device and by every role that may little."""

from __future__ import annotations

import pytest

from gatepost.api.device_access import DEVICE_OPERATIONS, DEVICE_PERMISSIONS
from gatepost.kernel.access import Permission, Role
from gatepost.sync.actions import withdraw_device
from gatepost.sync.enums import DeviceKind
from gatepost.sync.tokens import new_token
from tests.api.caller import Answer, Caller
from tests.api.examples import EXAMPLES, ask_everything
from tests.api.operations import OPERATIONS
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_device, make_staff

ALLOWED = {
    DeviceKind.GATE_PHONE: {
        "check_passer",
        "record_passage",
        "get_policy_in_force",
        "list_posts",
        "list_public_keys",
        "list_risks",
        "search",
    },
    DeviceKind.DESK_SCANNER: {"check_passer", "record_passage"},
    DeviceKind.WALL_SCREEN: {"get_figures_of_today", "list_hours"},
}
"""Written down twice on purpose: who widens the table must mean it."""

OF_THE_STREET_VIEWER = {"get_figures_of_today", "list_hours"}
OF_A_VOLUNTEER = OF_THE_STREET_VIEWER | {
    "check_passer",
    "record_passage",
    "get_policy_in_force",
    "get_policy",
    "list_policies",
    "list_risks",
    "list_posts",
    "list_public_keys",
    "list_compounds",
    "list_doors",
}

ALL = {operation.id for operation in OPERATIONS}


def may_call(answers: dict[str, Answer], refusal: str) -> set[str]:
    """Who is not let in is told why, by the one word that fits."""
    refused = {name for name, answer in answers.items() if answer.status >= 400}
    assert {name: answers[name].problem for name in refused} == dict.fromkeys(refused, refusal)
    return set(answers) - refused


def test_every_operation_has_an_example_and_no_example_is_left_over() -> None:
    assert set(EXAMPLES) == ALL


def test_lead_is_answered_with_success(cast: Cast, alice: Caller) -> None:
    assert may_call(ask_everything(alice, cast.house), "") == ALL


@pytest.mark.parametrize("kind", DeviceKind)
def test_device_may_call_what_its_kind_may_and_nothing_else(cast: Cast, kind: DeviceKind) -> None:
    device = Caller.with_token(make_device(cast.house.station, kind=kind)[1])
    assert may_call(ask_everything(device, cast.house), "not-for-this-device") == ALLOWED[kind]


def test_nobody_may_call_nothing(cast: Cast) -> None:
    answers = ask_everything(Caller(), cast.house)
    assert may_call(answers, "sign-in-needed") == set()
    assert {answer.response["WWW-Authenticate"] for answer in answers.values()} == {"Bearer"}


def test_street_viewer_sees_figures_and_nothing_else(cast: Cast) -> None:
    vera = Caller.signed_in(cast.vera)
    assert may_call(ask_everything(vera, cast.house), "not-allowed") == OF_THE_STREET_VIEWER


def test_volunteer_checks_and_sees_no_list_of_people(cast: Cast) -> None:
    volunteer = Caller.signed_in(make_staff(Role.VOLUNTEER, cast.house.station))
    assert may_call(ask_everything(volunteer, cast.house), "not-allowed") == OF_A_VOLUNTEER


def test_every_operation_of_the_table_exists() -> None:
    assert frozenset().union(*DEVICE_OPERATIONS.values()) <= ALL


def test_no_device_may_overrule_issue_or_reveal() -> None:
    given = frozenset().union(*DEVICE_PERMISSIONS.values())
    assert given & {Permission.OVERRULE, Permission.ISSUE_PASSES, Permission.REVEAL_VALUES} == frozenset()


def test_unknown_token_is_nobody(cast: Cast) -> None:
    answer = Caller.with_token(new_token()).get("/gate/posts")
    assert (answer.status, answer.problem) == (401, "sign-in-needed")


@pytest.mark.parametrize("header", ["", "Basic abc", "Bearer", "Bearer  ", "gpd_x", "Bearer gpd_ x"])
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
