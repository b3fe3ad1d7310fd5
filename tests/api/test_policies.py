"""Policies through the API: read, previewed, published; and the areas that a guard asks about."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from gatepost.emergencies.actions import announce_risk
from gatepost.emergencies.enums import PasserKind, RiskLevel
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy import outbreak_policy
from tests.addresses import area_of
from tests.api.bodies import ready
from tests.api.caller import Answer, Caller
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon


def outbreak(**temperature: int) -> dict[str, Any]:
    policy: dict[str, Any] = msgspec.to_builtins(outbreak_policy())
    return policy | {"temperature": policy["temperature"] | temperature}


def publish(caller: Caller, policy: dict[str, Any], **more: Any) -> Answer:
    """As somebody who has looked at the list before."""
    newest = caller.get("/emergencies/policies").content["newest_id"]
    return caller.post("/emergencies/policies", {"policy": policy, "follows": newest, **more})


def test_published_policy_decides_from_then_on(alice: Caller, cast: Cast) -> None:
    answer = publish(alice, outbreak(threshold_tenths=365), note="天冷")
    assert (answer.status, answer.content["number"], answer.content["state"]) == (201, 2, "in_force")
    checked = alice.post("/gate/checks", ready(cast)).content
    assert (checked["policy_number"], checked["reasons"]) == (2, ["temperature_high"])


def test_policy_of_tomorrow_waits(alice: Caller, cast: Cast) -> None:
    answer = publish(alice, outbreak(threshold_tenths=365), valid_from=at_noon(days=1).isoformat())
    assert (answer.status, answer.content["state"]) == (201, "waiting")
    listed = alice.get("/emergencies/policies").content["versions"]
    assert [(row["number"], row["state"]) for row in listed] == [(2, "waiting"), (1, "in_force"), (1, "earlier")]
    assert alice.post("/gate/checks", ready(cast)).content["policy_number"] == 1


def test_one_version_is_read_as_data_and_aloud(bob: Caller, cast: Cast) -> None:
    version = PolicyVersion.objects.get(station=cast.house.station, emergency=None)
    shown = bob.get(f"/emergencies/policies/{version.id}").content
    assert (shown["version"]["id"], shown["version"]["state"], shown["emergency"]) == (str(version.id), "earlier", None)
    assert shown["content"] == version.content
    assert all(sentence["guard_zh"] and sentence["passer_en"] for sentence in shown["sentences"])


def test_version_in_force_is_the_one_of_the_list(bob: Caller, cast: Cast) -> None:
    in_force = bob.get("/emergencies/policy").content
    assert bob.get(f"/emergencies/policies/{in_force['version']['id']}").content == in_force


def test_preview_names_the_situations_that_change_and_writes_nothing(alice: Caller, cast: Cast) -> None:
    before = PolicyVersion.objects.count()
    assert alice.post("/emergencies/preview", outbreak()).content == {"flips": []}
    (flip, *_more) = alice.post("/emergencies/preview", outbreak(threshold_tenths=380)).content["flips"]
    assert set(flip) == {"situation_zh", "situation_en", "before", "after"}
    assert (flip["before"] != flip["after"], PolicyVersion.objects.count()) == (True, before)


def test_nobody_publishes_over_another_unseen(alice: Caller, cast: Cast) -> None:
    seen = alice.get("/emergencies/policies").content["newest_id"]
    publish(alice, outbreak(threshold_tenths=372))
    answer = alice.post("/emergencies/policies", {"policy": outbreak(), "follows": seen})
    assert (answer.status, answer.problem, answer.content["reason"]) == (409, "policy-refused", "overtaken")


@pytest.mark.parametrize(
    ("policy", "reason"),
    [
        (outbreak(implausible_below_tenths=373), "low_not_below_high"),
        (outbreak() | {"entry": {"resident": "pass"}}, "kinds_missing"),
        (outbreak() | {"visitors": {"from_minute": 600, "until_minute": 600}}, "visits_end_first"),
    ],
)
def test_policy_that_contradicts_itself_is_neither_published_nor_previewed(
    alice: Caller, cast: Cast, policy: dict[str, Any], reason: str
) -> None:
    for answer in (publish(alice, policy), alice.post("/emergencies/preview", policy)):
        assert (answer.status, answer.problem, answer.content["reason"]) == (422, "invalid-input", reason)


def test_policy_of_yesterday_is_refused_at_its_field(alice: Caller, cast: Cast) -> None:
    answer = publish(alice, outbreak(), valid_from=at_noon(days=-1).isoformat())
    assert (answer.status, answer.content["errors"][0]["field"]) == (422, "valid_from")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"valid_from": "9999-12-31T23:59:59Z"}, ""),
        ({"valid_from": "2020-02-15T00:00:00"}, "valid_from"),
        ({"policy": outbreak(threshold_tenths=999)}, "policy.temperature.threshold_tenths"),
        ({"policy": outbreak() | {"set_point_zh": ""}}, "policy.set_point_zh"),
        ({"policy": outbreak() | {"entry": {"resident": "perhaps"}}}, "policy.entry[...]"),
        ({"policy": outbreak() | {"entry": {"martian": "pass"}}}, "policy.entry"),
        ({"policy": {}}, "policy.entry"),
        ({"policy": outbreak() | {"colour": 1}}, "policy.colour"),
        ({"follows": "x"}, "follows"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_field_of_a_policy_that_does_not_fit_is_named(
    alice: Caller, cast: Cast, body: dict[str, Any], field: str
) -> None:
    answer = alice.post("/emergencies/policies", {"policy": outbreak(), "follows": None} | body)
    assert (answer.status, answer.problem, answer.content["errors"][0]["field"]) == (422, "invalid-input", field)


def test_kind_of_passer_that_there_is_none_of_is_told_with_those_that_there_are(alice: Caller, cast: Cast) -> None:
    answer = alice.post("/emergencies/preview", outbreak() | {"entry": {"martian": "pass"}}, Accept_Language="en")
    kinds = ", ".join(kind.value for kind in PasserKind)
    assert answer.content["detail"] == f"“entry” takes an object with these names: {kinds}."


@pytest.mark.parametrize("address", ["/emergencies/policies", "/emergencies/preview"])
def test_shift_worker_writes_no_policy(bob: Caller, cast: Cast, address: str) -> None:
    body = outbreak() if address.endswith("preview") else {"policy": outbreak(), "follows": None}
    answer = bob.post(address, body)
    assert (answer.status, answer.content["permission"]) == (403, "edit_policy")


@pytest.mark.proves("F104")
def test_risk_levels_that_hold_today_are_known_at_the_gate(phone: Caller, cast: Cast) -> None:
    area_id = area_of(cast)
    for level, day in ((RiskLevel.LOW, 1), (RiskLevel.MEDIUM, 12), (RiskLevel.HIGH, 20)):
        announce_risk(
            area_id=area_id, level=level, from_on=date(2020, 2, day), source="", by=actor_of(cast.alice), at=NOON
        )
    shown = {"area_id": str(area_id), "area": "槐安街道", "level": "medium", "from_on": "2020-02-12"}
    assert phone.get("/emergencies/risks").content["risks"] == [shown | {"until_on": "2020-02-20"}]
    checked = phone.post("/gate/checks", ready(cast, origin_area_id=str(area_id), comes_from_elsewhere=True)).content
    assert "origin_risk" in checked["reasons"]
