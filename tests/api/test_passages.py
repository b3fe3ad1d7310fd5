"""Checking and recording through the API: the whole way, on the real database."""

from __future__ import annotations

from typing import Any

import pytest

from gatepost.gate.models import Outing, Passage, PresenceRow
from gatepost.kernel.access import Role
from gatepost.kernel.models import AuditLine
from tests.api.bodies import passage, ready, stranger
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import at_noon, code_on, make_pass, make_staff, make_vehicle


def rows(cast: Cast) -> list[Passage]:
    return list(Passage.objects.filter(station_id=cast.house.station.id).order_by("happened_at", "inferred"))


def presence(cast: Cast) -> tuple[bool, Any]:
    row = PresenceRow.objects.get(station_id=cast.house.station.id, subject_id=cast.house.resident.id)
    return row.is_inside, row.compound_id


def test_check_names_its_needs_until_all_are_met(phone: Caller, cast: Cast) -> None:
    bare = {"post_id": str(cast.house.east.id), "direction": "in", "code": code_on(cast.house.resident_pass)}
    assert phone.post("/gate/checks", bare).content["needs"] == ["holder_check", "mask_check", "temperature"]
    answer = phone.post("/gate/checks", ready(cast))
    assert (answer.status, answer.content["verdict"], answer.content["needs"]) == (200, "admit", [])


def test_check_answers_masked_and_without_any_history(phone: Caller, cast: Cast) -> None:
    answer = phone.post("/gate/checks", ready(cast)).content
    assert answer["holder"] == {"name": "沈**", "door": "3-2-501", "plate": ""}
    assert answer["held_pass"]["serial"] == cast.house.resident_pass.serial
    assert answer["held_pass"]["valid_until"] == cast.house.resident_pass.valid_until.isoformat().replace("+00:00", "Z")
    assert (answer["policy_number"], answer["presence"]) == (1, "unknown")
    assert all(answer["sentences"][key] for key in ("guard_zh", "guard_en", "passer_zh", "passer_en"))


def test_check_writes_nothing(phone: Caller, cast: Cast) -> None:
    phone.post("/gate/checks", ready(cast))
    assert (rows(cast), PresenceRow.objects.count()) == ([], 0)


def test_typed_number_finds_the_pass_as_the_code_does(phone: Caller, cast: Cast) -> None:
    serial = cast.house.resident_pass.serial
    answer = phone.post("/gate/checks", ready(cast, code=f"{serial[:4]} {serial[4:8]} {serial[8:]}"))
    assert (answer.content["token"], answer.content["verdict"]) == ("typed", "admit")


def test_other_stations_pass_is_unknown_here(phone: Caller, cast: Cast) -> None:
    for code in (code_on(cast.charlies.resident_pass), cast.charlies.resident_pass.serial):
        answer = phone.post("/gate/checks", ready(cast, code=code)).content
        assert (answer["holder"], answer["held_pass"]) == (None, None)
        assert answer["verdict"] != "admit"


def test_vehicle_shows_its_plate_as_painted(phone: Caller, cast: Cast) -> None:
    row = make_pass(make_vehicle(cast.house.station))
    answer = phone.post("/gate/checks", ready(cast, code=row.serial)).content
    assert (answer["holder"], answer["passer"]) == ({"name": "", "door": "", "plate": "京A12345"}, "vehicle")


def test_recording_writes_passage_presence_and_audit_line(phone: Caller, cast: Cast) -> None:
    content = passage(cast)
    answer = phone.post("/gate/passages", content)
    assert (answer.status, answer.content["is_new"], answer.content["verdict"]) == (201, True, "admit")
    (row,) = rows(cast)
    assert (str(row.id), row.passed, row.person_id, row.highest_tenths) == (
        content["id"],
        True,
        cast.house.resident.id,
        365,
    )
    assert presence(cast) == (True, cast.house.compound.id)
    line = AuditLine.objects.get(action="gate.record_passage")
    assert (line.subject_id, line.device_id) == (row.id, row.device_id)


def test_app_role_can_do_all_of_it(phone: Caller, cast: Cast, app_role: None) -> None:
    assert phone.post("/gate/checks", ready(cast)).status == 200
    assert phone.post("/gate/passages", passage(cast)).status == 201


def test_same_passage_twice_is_one(phone: Caller, cast: Cast) -> None:
    content = passage(cast)
    answers = [phone.post("/gate/passages", content) for _ in range(3)]
    assert [(answer.status, answer.content["is_new"]) for answer in answers] == [
        (201, True),
        (200, False),
        (200, False),
    ]
    assert (len(rows(cast)), AuditLine.objects.filter(action="gate.record_passage").count()) == (1, 1)


def test_order_and_spacing_of_the_same_content_do_not_matter(phone: Caller, cast: Cast) -> None:
    content = passage(cast)
    phone.post("/gate/passages", content)
    assert phone.post("/gate/passages", dict(reversed(content.items()))).status == 200


def test_same_id_with_other_content_is_a_conflict(phone: Caller, cast: Cast) -> None:
    content = passage(cast)
    phone.post("/gate/passages", content)
    answer = phone.post("/gate/passages", content | {"goods": "一袋米"})
    assert (answer.status, answer.problem, len(rows(cast))) == (409, "passage-conflict", 1)


def test_passage_sent_again_is_known_even_when_its_post_is_gone(phone: Caller, cast: Cast) -> None:
    content = passage(cast)
    phone.post("/gate/passages", content)
    cast.house.east.ended_at = at_noon()
    cast.house.east.save()
    assert phone.post("/gate/passages", content).status == 200


def test_ids_of_another_station_are_not_in_the_way(phone: Caller, cast: Cast) -> None:
    content = passage(cast)
    other = Caller.signed_in(cast.charlie)
    theirs = {"post_id": str(cast.charlies.east.id), "direction": "in", "id": content["id"], "passed": False}
    assert other.post("/gate/passages", theirs).status == 201
    assert phone.post("/gate/passages", content).status == 201


def test_entry_at_another_compound_closes_the_first_with_an_inferred_exit(phone: Caller, cast: Cast) -> None:
    phone.post("/gate/passages", passage(cast))
    answer = phone.post("/gate/passages", passage(cast, post_id=str(cast.house.west.id)))
    assert (answer.status, "inside_elsewhere" in answer.content["reasons"]) == (201, True)
    inferred = [row for row in rows(cast) if row.inferred]
    assert [(row.direction, row.compound_id) for row in inferred] == [("out", cast.house.compound.id)]
    assert presence(cast) == (True, cast.house.other_compound.id)


def test_leaving_counts_the_households_outing_and_sending_it_again_does_not(phone: Caller, cast: Cast) -> None:
    content = passage(cast, direction="out")
    for _ in range(2):
        phone.post("/gate/passages", content)
    outing = Outing.objects.get(station_id=cast.house.station.id)
    assert (outing.outings, presence(cast)[0]) == (1, False)


def test_who_is_turned_away_is_recorded_and_not_inside(phone: Caller, cast: Cast) -> None:
    assert phone.post("/gate/passages", passage(cast, passed=False)).status == 201
    assert (rows(cast)[0].passed, PresenceRow.objects.count()) == (False, 0)


def test_open_decision_comes_back_instead_of_a_record(bob: Caller, cast: Cast) -> None:
    answer = bob.post("/gate/passages", stranger(cast, id=passage(cast)["id"], passed=True))
    assert (answer.status, answer.problem) == (422, "decision-open")
    assert "no_pass" in answer.content["decision"]["reasons"]
    assert rows(cast) == []


def test_reason_of_blanks_is_no_reason(bob: Caller, cast: Cast) -> None:
    content = stranger(cast, id=passage(cast)["id"], passed=True, overrule_reason="  ")
    assert bob.post("/gate/passages", content).problem == "decision-open"


def test_person_with_the_permission_overrules_with_a_reason(bob: Caller, cast: Cast) -> None:
    content = stranger(cast, id=passage(cast)["id"], passed=True, overrule_reason="家有急病人")
    assert bob.post("/gate/passages", content).status == 201
    (row,) = rows(cast)
    assert (row.overrule_reason, row.staff_id) == ("家有急病人", cast.bob.id)
    assert AuditLine.objects.get(action="gate.record_passage").detail["overruled"] is True


def test_volunteer_and_device_may_not_overrule(phone: Caller, cast: Cast) -> None:
    volunteer = Caller.signed_in(make_staff(Role.VOLUNTEER, cast.house.station))
    for caller in (volunteer, phone):
        content = stranger(cast, id=passage(cast)["id"], passed=True, overrule_reason="认识他")
        answer = caller.post("/gate/passages", content)
        assert (answer.status, answer.content["permission"]) == (403, "overrule")
    assert rows(cast) == []


def test_visitor_is_sealed(bob: Caller, cast: Cast) -> None:
    visitor = {"name": "白鹭", "phone": "13700001111", "destination": "3-2-501", "reason": "修水管"}
    content = stranger(cast, passer="visitor", visitor=visitor, id=passage(cast)["id"], passed=False)
    assert bob.post("/gate/passages", content).status == 201
    sealed = bytes(rows(cast)[0].details_sealed or b"")
    assert (len(sealed) > 40, "白鹭".encode() in sealed) == (True, False)


def test_plate_is_kept_in_its_one_form(bob: Caller, cast: Cast) -> None:
    content = stranger(cast, passer="vehicle", plate="京a·12345", id=passage(cast)["id"], passed=False)
    assert bob.post("/gate/passages", content).status == 201
    assert rows(cast)[0].plate == "京A12345"


def test_earlier_moment_of_a_device_that_was_off_line_is_kept(phone: Caller, cast: Cast) -> None:
    assert phone.post("/gate/passages", passage(cast, happened_at=at_noon(hours=-2).isoformat())).status == 201
    (row,) = rows(cast)
    assert (row.happened_at, row.recorded_at > row.happened_at) == (at_noon(hours=-2), True)


@pytest.mark.parametrize(("minutes", "status"), [(4, 201), (6, 422)])
def test_moment_of_a_clock_that_is_ahead_is_refused(phone: Caller, cast: Cast, minutes: int, status: int) -> None:
    answer = phone.post("/gate/passages", passage(cast, happened_at=at_noon(minutes=minutes).isoformat()))
    assert answer.status == status
