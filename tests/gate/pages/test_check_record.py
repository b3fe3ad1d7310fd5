"""Recording at the desk: what was asked and typed goes into the row, once; and nothing typed is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from gatepost.emergencies.models import PolicyVersion
from gatepost.gate.actions.passes import withdraw_pass
from gatepost.gate.models import Passage
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import AuditLine
from tests.cast import Cast
from tests.factories import actor_of, at_noon, code_on, make_pass, make_vehicle
from tests.gate.pages.at_the_desk import READING, answered, first, gone, record, told, verdict
from tests.words import in_chinese


def row() -> Passage:
    return Passage.objects.get()


def says(answer: Any, sentence: str) -> bool:
    return in_chinese(sentence) in answer.content.decode()


@pytest.mark.proves("F55", "F56")
def test_who_went_in_is_recorded_with_what_was_measured(bob: Client, cast: Cast) -> None:
    answer = record(bob, gone(cast))
    assert (answer.status_code, says(answer, "Recorded. Next, please.")) == (200, True)
    stored = row()
    assert (stored.passed, stored.direction, stored.verdict) == (True, "in", "admit")
    assert (stored.pass_id, stored.post_id, stored.staff_id) == (
        cast.house.resident_pass.id, cast.house.east.id, cast.bob.id
    )  # fmt: skip
    assert [(one["tenths"], one["site"]) for one in stored.readings] == [(365, "forehead")]


def test_who_did_not_pass_is_recorded_too(bob: Client, cast: Cast) -> None:
    answer = record(bob, gone(cast, outcome="turned_away", wears_mask="no"))
    assert says(answer, "Recorded: did not pass. Next, please.")
    assert (row().passed, row().reasons) == (False, ["no_mask"])


def test_same_passage_sent_twice_is_there_once_and_the_page_says_so(bob: Client, cast: Cast) -> None:
    sent = gone(cast)
    record(bob, sent)
    assert says(record(bob, sent), "This passage was recorded before. It is there once.")
    assert Passage.objects.count() == 1


def test_another_passage_under_the_same_number_is_a_conflict(bob: Client, cast: Cast) -> None:
    sent = gone(cast)
    record(bob, sent)
    answer = record(bob, sent | {"goods": "米"})
    sentence = "Another passage has the same number. Nothing was changed. Start this check again."
    assert (answer.status_code, says(answer, sentence), row().goods) == (409, True, "")


def test_answer_shows_the_last_passages_anew(bob: Client, cast: Cast) -> None:
    answer = record(bob, gone(cast))
    assert [line.passage.id for line in answer.context["recent"]] == [row().id]
    assert 'hx-swap-oob="true"' in answer.content.decode()


@pytest.mark.proves("F57")
def test_plate_companions_and_goods_are_kept(bob: Client, cast: Cast) -> None:
    sent = gone(cast, code="", passer="vehicle", plate="京a·12345", companions="2", goods="两袋米", direction="out")
    record(bob, sent)
    stored = row()
    assert (stored.passer, stored.direction, stored.plate) == ("vehicle", "out", "京A12345")
    assert (stored.companions, stored.goods, stored.passed) == (2, "两袋米", True)


@pytest.mark.proves("F57")
def test_car_with_a_card_is_recorded_in_both_directions(bob: Client, cast: Cast) -> None:
    card = make_pass(make_vehicle(cast.house.station))
    for direction in ("in", "out"):
        record(bob, gone(cast, code=card.serial, direction=direction))
    stored = Passage.objects.order_by("recorded_at").values_list("direction", "vehicle_id", "passed")
    assert list(stored) == [("in", card.vehicle_id, True), ("out", card.vehicle_id, True)]


@pytest.mark.proves("F56")
def test_temperature_that_was_typed_and_not_entered_goes_along(bob: Client, cast: Cast) -> None:
    record(bob, gone(cast, outcome="turned_away", readings="", temperature="38.1", site="armpit"))
    assert [(one["tenths"], one["site"]) for one in row().readings] == [(381, "armpit")]


def test_record_forms_send_along_what_stands_in_the_fields(bob: Client, cast: Cast) -> None:
    """The fields stand in another form: without this, what was typed and not entered would be lost."""
    page = verdict(bob, first(cast)).content.decode()
    assert page.count('hx-include="#passer"') == page.count('hx-post="/gate/check/record/"') == 2


def test_pass_that_ended_meanwhile_opens_the_decision_again(bob: Client, cast: Cast) -> None:
    withdraw_pass(pass_id=cast.house.resident_pass.id, reason="搬走", by=actor_of(cast.bob), at=at_noon())
    answer = record(bob, gone(cast))
    assert told(answer) == {"tone": "refuse", "needs": [], "reasons": ["pass_withdrawn"]}
    assert Passage.objects.count() == 0


def test_nothing_typed_is_lost_when_the_decision_is_still_open(bob: Client, cast: Cast) -> None:
    sent = gone(cast, wears_mask="", companions="2", goods="两袋米", plate="京A12345")
    answer = record(bob, sent)
    assert told(answer)["needs"] == ["mask_check"]
    assert answer.context["passage_id"] == sent["passage"]
    assert {field.name: field.value() for field in answer.context["noted_fields"]} == {
        "plate": "京A12345", "companions": "2", "goods": "两袋米", "comes_from_elsewhere": None
    }  # fmt: skip
    assert json.loads(answer.context["readings_json"]) == [READING]
    assert ("holder_matches", "yes") in answer.context["carried"]


@pytest.mark.parametrize("reason", ["", "   "])
def test_exception_without_a_reason_asks_for_it(bob: Client, cast: Cast, reason: str) -> None:
    answer = record(bob, gone(cast, wears_mask="no", overrule_reason=reason))
    assert says(answer, "Write the reason: it stays with the record.")
    assert Passage.objects.count() == 0


def test_reason_that_is_too_long_is_kept_to_be_shortened(bob: Client, cast: Cast) -> None:
    reason = "急" * 121
    answer = record(bob, gone(cast, wears_mask="no", overrule_reason=reason))
    assert (answer.context["overrule"]["overrule_reason"].value(), Passage.objects.count()) == (reason, 0)
    assert list(answer.context["overrule"].errors) == ["overrule_reason"]


def test_exception_is_recorded_with_its_reason(bob: Client, cast: Cast) -> None:
    reason = "急" * 120
    record(bob, gone(cast, wears_mask="no", overrule_reason=reason))
    assert (row().overrule_reason, row().verdict, row().staff_id) == (reason, "refuse", cast.bob.id)


def test_volunteers_exception_is_refused_and_nothing_is_written(volunteer: Client, cast: Cast) -> None:
    answer = record(volunteer, gone(cast, wears_mask="no", overrule_reason="熟人"))
    assert (answer.status_code, Passage.objects.count()) == (403, 0)


def test_volunteer_records_who_may_pass(volunteer: Client, cast: Cast) -> None:
    assert record(volunteer, gone(cast)).status_code == 200
    assert row().passed is True


@pytest.mark.parametrize(
    "sent",
    [{"temperature": "99"}, {"companions": "21"}, {"companions": "x"}, {"plate": "京AI2345"}, {"goods": "米" * 61}],
)
def test_mistake_writes_nothing_and_leaves_the_fields_as_they_are(
    bob: Client, cast: Cast, sent: dict[str, str]
) -> None:
    answer = record(bob, gone(cast, **sent))
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, "#mistake")
    assert (list(answer.context["form"].errors), Passage.objects.count()) == ([*sent], 0)


def test_passage_without_a_number_is_not_recorded(bob: Client, cast: Cast) -> None:
    sent = {name: value for name, value in gone(cast).items() if name != "passage"}
    assert (record(bob, sent).status_code, Passage.objects.count()) == (422, 0)


def test_charlie_records_nothing_at_our_posts_and_sees_nothing_of_us(charlie: Client, cast: Cast) -> None:
    answer = record(charlie, gone(cast))
    assert (answer.status_code, Passage.objects.count()) == (409, 0)
    at_home = record(charlie, gone(cast, post=cast.charlies.east.id, outcome="turned_away"))
    assert at_home.status_code == 200
    assert [line.name for line in at_home.context["recent"]] == [""]
    assert cast.house.resident.name not in at_home.content.decode()


def test_without_a_policy_nothing_is_recorded(bob: Client, cast: Cast) -> None:
    PolicyVersion.objects.filter(station=cast.house.station).delete()
    assert (record(bob, gone(cast)).status_code, Passage.objects.count()) == (409, 0)


def test_readings_that_nobody_sent_are_not_recorded(bob: Client, cast: Cast) -> None:
    assert record(bob, gone(cast, readings='[{"tenths": 1}]')).status_code == 422
    assert Passage.objects.count() == 0


def test_line_in_the_audit_names_the_guard(bob: Client, cast: Cast) -> None:
    record(bob, gone(cast))
    line = AuditLine.objects.get(subject_id=row().id)
    assert (line.action, line.staff_id, line.station_id) == (
        "gate.record_passage", cast.bob.id, cast.house.station.id
    )  # fmt: skip


def test_two_checks_have_two_numbers(bob: Client, cast: Cast) -> None:
    for _ in range(2):
        record(bob, gone(cast, code=code_on(cast.house.resident_pass), passage=new_id()))
    assert Passage.objects.count() == 2


def test_everything_that_was_answered_is_what_is_decided_on(bob: Client, cast: Cast) -> None:
    visitor = {
        "visitor_name": "白鹭",
        "visitor_phone": "13700001111",
        "destination": "3-2-501",
        "visit_reason": "修水管",
    }
    sent = answered(cast, code="", passer="visitor", outcome="turned_away", **visitor)
    record(bob, sent | {"affected_area": "no", "contact": "no", "symptoms": "yes"})
    assert row().reasons == ["visitors_closed", "answer_yes"]
    assert row().details_sealed is not None
