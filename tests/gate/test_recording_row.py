"""What is kept of one passage: every word of it, in the row itself."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from gatepost.emergencies.models import PolicyVersion
from gatepost.gate.actions.passages import PassageOpen, record_passage
from gatepost.gate.content import PassageContent, digest
from gatepost.gate.enums import Reason, Verdict
from gatepost.gate.models import Passage
from gatepost.kernel import vault
from gatepost.kernel.access import NotAllowed, Role
from gatepost.kernel.models import AuditLine
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, code_on, make_pass, make_policy, make_staff, make_vehicle
from tests.gate.passers import passage

THERMOMETER = "额温枪 2 号"
WARM = {"tenths": 374, "site": "forehead", "device": THERMOMETER, "at": at_noon(minutes=-12).isoformat()}
COOLED = {"tenths": 368, "site": "armpit", "device": "水银 1 号", "at": at_noon(minutes=-1).isoformat()}


def stored(cast: Cast, content: PassageContent, *, by: StaffAccount | None = None) -> dict[str, Any]:
    record_passage(content, by=actor_of(by or cast.bob), at=NOON)
    row = Passage.objects.values().get(station_id=cast.house.station.id, id=content.id)
    return row | {"digest": bytes(row["digest"])}


def policy_id(cast: Cast) -> object:
    return PolicyVersion.objects.get(station=cast.house.station, emergency__isnull=False).id


@pytest.mark.proves("F55", "F56")
def test_everything_that_was_seen_and_decided_is_kept(cast: Cast) -> None:
    house = cast.house
    readings = [WARM, COOLED]
    content = passage(cast, code=code_on(house.resident_pass), readings=readings, companions=2, goods="两袋米")
    assert stored(cast, content) == {
        "station_id": house.station.id,
        "id": content.id,
        "digest": digest(content),
        "post_id": house.east.id,
        "compound_id": house.compound.id,
        "direction": "in",
        "passer": "resident",
        "pass_id": house.resident_pass.id,
        "person_id": house.resident.id,
        "household_id": house.resident.household_id,
        "vehicle_id": None,
        "plate": None,
        "token": "valid",
        "passed": True,
        "verdict": "admit",
        "needs": [],
        "reasons": [],
        "policy_id": policy_id(cast),
        "readings": msgspec.json.decode(msgspec.json.encode(content.readings)),
        "highest_tenths": 374,
        "companions": 2,
        "goods": "两袋米",
        "details_sealed": None,
        "overrule_reason": None,
        "inferred": False,
        "happened_at": NOON,
        "recorded_at": NOON,
        "staff_id": cast.bob.id,
        "device_id": None,
    }


@pytest.mark.proves("F56")
def test_each_reading_keeps_value_site_device_and_time(cast: Cast) -> None:
    row = stored(cast, passage(cast, readings=[WARM, COOLED]))
    kept = [(one["tenths"], one["site"], one["device"], one["at"]) for one in row["readings"]]
    assert kept == [
        (374, "forehead", THERMOMETER, "2020-02-14T03:48:00Z"),
        (368, "armpit", "水银 1 号", "2020-02-14T03:59:00Z"),
    ]


@pytest.mark.proves("F56")
def test_who_is_measured_high_and_turned_away_is_kept_with_the_reason(cast: Cast) -> None:
    row = stored(cast, passage(cast, readings=[WARM], passed=False))
    assert (row["passed"], row["verdict"], row["reasons"]) == (False, "remeasure", ["temperature_high"])
    assert (row["needs"], row["highest_tenths"]) == (["remeasure"], 374)


@pytest.mark.proves("F55")
def test_all_reasons_are_kept_the_weightiest_first(cast: Cast) -> None:
    cast.house.east.entrance.is_open = False
    cast.house.east.entrance.save()
    row = stored(cast, passage(cast, holder_matches=False, wears_mask=False, readings=[WARM], passed=False))
    assert (row["verdict"], row["reasons"]) == (
        "refuse", ["entrance_closed", "pass_lent", "no_mask", "temperature_high"]
    )  # fmt: skip


@pytest.mark.proves("F57")
@pytest.mark.parametrize("direction", ["in", "out"])
def test_vehicle_with_a_pass_is_kept_in_both_directions(cast: Cast, direction: str) -> None:
    vehicle = make_vehicle(cast.house.station, "京A12345")
    card = make_pass(vehicle)
    row = stored(cast, passage(cast, code=card.serial, direction=direction, goods="蔬菜"))
    assert (row["direction"], row["passer"], row["token"]) == (direction, "vehicle", "typed")
    assert (row["vehicle_id"], row["pass_id"], row["person_id"], row["household_id"]) == (
        vehicle.id, card.id, None, None
    )  # fmt: skip
    assert (row["verdict"], row["passed"], row["goods"]) == ("admit", True, "蔬菜")


@pytest.mark.proves("F57")
@pytest.mark.parametrize(
    ("direction", "verdict", "reasons"), [("in", "register_first", ["no_pass"]), ("out", "admit", [])]
)
def test_vehicle_without_a_pass_is_kept_by_its_plate(
    cast: Cast, direction: str, verdict: str, reasons: list[str]
) -> None:
    row = stored(cast, passage(cast, code=None, plate="京a·d12345", direction=direction, passed=False))
    assert (row["plate"], row["passer"], row["verdict"], row["reasons"]) == ("京AD12345", "vehicle", verdict, reasons)


@pytest.mark.proves("F57")
def test_fire_engine_is_kept_without_being_asked_anything(cast: Cast) -> None:
    bare = {"post_id": cast.house.east.id, "direction": "in", "exempt_vehicle": "fire", "plate": "京A119警"}
    content = msgspec.convert(bare | {"id": passage(cast).id, "passed": True}, PassageContent)
    row = stored(cast, content)
    assert (row["verdict"], row["reasons"], row["needs"]) == ("admit", ["exempt_vehicle"], [])
    assert (row["passer"], row["plate"], row["passed"]) == ("vehicle", "京A119警", True)


def test_visitor_is_kept_sealed_with_the_emergencys_key(cast: Cast) -> None:
    visitor = {"name": "白鹭", "phone": "13700001111", "destination": "3-2-501", "reason": "修水管"}
    content = passage(cast, code=None, passer="visitor", visitor=visitor, passed=False)
    sealed = stored(cast, content)["details_sealed"]
    emergency = cast.house.station.emergencies.get()
    assert bytes(sealed)[1:17] == vault.emergency_key(cast.house.station.id, emergency.id).bytes
    opened = vault.unseal(sealed, context=f"gate.passage.details:{content.id}")
    assert msgspec.json.decode(opened) == visitor


def test_visitor_of_peace_time_is_sealed_with_the_stations_key(cast: Cast) -> None:
    cast.house.station.emergencies.update(ended_at=at_noon(hours=-1))
    visitor = {"name": "白鹭", "destination": "3-2-501"}
    content = passage(cast, code=None, passer="visitor", visitor=visitor)
    sealed = stored(cast, content)["details_sealed"]
    assert bytes(sealed)[1:17] == vault.station_key(cast.house.station.id).bytes


def test_passage_names_the_version_by_which_it_was_decided(cast: Cast) -> None:
    first = policy_id(cast)
    emergency = cast.house.station.emergencies.get()
    later = make_policy(cast.house.station, emergency=emergency, valid_from=at_noon(minutes=-5))
    told = {"happened_at": at_noon(minutes=-6).isoformat()}
    assert stored(cast, passage(cast, **told))["policy_id"] == first
    assert stored(cast, passage(cast))["policy_id"] == later.id


def refused(cast: Cast, by: StaffAccount | None = None, **other: Any) -> PassageOpen:
    with pytest.raises(PassageOpen) as caught:
        record_passage(passage(cast, wears_mask=False, **other), by=actor_of(by or cast.bob), at=NOON)
    assert Passage.objects.count() == 0
    return caught.value


@pytest.mark.proves("F55")
@pytest.mark.parametrize("reason", [None, "", "  "])
def test_nobody_passes_against_the_decision_without_a_reason(cast: Cast, reason: str | None) -> None:
    decision = refused(cast, overrule_reason=reason).checked.decision
    assert (decision.verdict, decision.reasons) == (Verdict.REFUSE, (Reason.NO_MASK,))


def test_nobody_passes_while_something_is_still_to_be_asked(cast: Cast) -> None:
    with pytest.raises(PassageOpen) as caught:
        record_passage(passage(cast, readings=[]), by=actor_of(cast.bob), at=NOON)
    assert [need.value for need in caught.value.checked.decision.needs] == ["temperature"]


def test_overruling_keeps_the_verdict_the_reason_and_who_did_it(cast: Cast) -> None:
    content = passage(cast, wears_mask=False, overrule_reason=" 送急诊 ")
    row = stored(cast, content)
    assert (row["passed"], row["verdict"], row["reasons"]) == (True, "refuse", ["no_mask"])
    assert (row["overrule_reason"], row["staff_id"]) == ("送急诊", cast.bob.id)
    line = AuditLine.objects.get(subject_id=content.id)
    assert (line.action, line.staff_id) == ("gate.record_passage", cast.bob.id)
    assert line.detail == {"verdict": "refuse", "passed": True, "overruled": True}


def test_what_was_still_open_when_it_was_overruled_is_kept(cast: Cast) -> None:
    row = stored(cast, passage(cast, readings=[], wears_mask=None, overrule_reason="送急诊"))
    assert row["needs"] == ["mask_check", "temperature"]


@pytest.mark.parametrize("other", [{"passed": False, "wears_mask": False}, {"passed": True}])
def test_reason_without_anything_to_overrule_is_not_kept(cast: Cast, other: dict[str, Any]) -> None:
    content = passage(cast, overrule_reason="送急诊", **other)
    assert stored(cast, content)["overrule_reason"] is None
    assert AuditLine.objects.get(subject_id=content.id).detail["overruled"] is False


def test_volunteer_checks_and_records_but_does_not_overrule(cast: Cast) -> None:
    volunteer = make_staff(Role.VOLUNTEER, cast.house.station)
    assert stored(cast, passage(cast), by=volunteer)["staff_id"] == volunteer.id
    with pytest.raises(NotAllowed):
        record_passage(passage(cast, wears_mask=False, overrule_reason="熟人"), by=actor_of(volunteer), at=NOON)


def test_street_viewer_records_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        record_passage(passage(cast), by=actor_of(cast.vera), at=NOON)
