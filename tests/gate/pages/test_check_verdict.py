"""What the desk answers while somebody stands at the gate. Nothing is written until it is recorded."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gatepost.emergencies.models import AreaRisk, PolicyVersion
from gatepost.emergencies.policy import TemperatureRule, outbreak_policy
from gatepost.gate.enums import PassState
from gatepost.gate.models import Passage, PresenceRow
from gatepost.kernel.models import AuditLine
from gatepost.places.models import Area
from tests.cast import Cast
from tests.factories import NOON, at_noon, code_on, make_pass, make_person, make_policy, make_vehicle
from tests.gate.pages.at_the_desk import READING, answered, first, told, verdict
from tests.words import in_chinese

OPEN = {"tone": "wait", "needs": ["holder_check", "mask_check", "temperature"], "reasons": []}


def hidden(page: str) -> dict[str, str]:
    """The answers so far, as the panel carries them."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


@pytest.mark.proves("F55")
def test_scanned_card_is_amber_until_everything_is_known(bob: Client, cast: Cast) -> None:
    answer = verdict(bob, first(cast))
    assert told(answer) == OPEN
    assert (answer.context["may_pass"], answer.context["card"].name) == (False, "沈**")


@pytest.mark.proves("F55", "F56")
def test_card_with_everything_answered_is_green(bob: Client, cast: Cast) -> None:
    answer = verdict(bob, answered(cast))
    assert told(answer) == {"tone": "admit", "needs": [], "reasons": []}
    assert answer.context["may_pass"] is True


def test_verdict_writes_nothing(bob: Client, cast: Cast) -> None:
    lines = AuditLine.objects.count()
    verdict(bob, answered(cast))
    assert (Passage.objects.count(), PresenceRow.objects.count(), AuditLine.objects.count()) == (0, 0, lines)


@pytest.mark.parametrize("typed", ["{0}", "{1} {2} {3}", "{1}-{2}-{3}", "{4}"])
def test_typed_number_finds_the_card_however_it_is_written(bob: Client, cast: Cast, typed: str) -> None:
    serial = cast.house.resident_pass.serial
    wide = serial.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    code = typed.format(serial, serial[:4], serial[4:8], serial[8:], wide)
    assert verdict(bob, first(cast, code=code)).context["card"].pass_id == cast.house.resident_pass.id


def test_wrong_digit_finds_nobody_and_says_so_beside_the_field(bob: Client, cast: Cast) -> None:
    serial = cast.house.resident_pass.serial
    wrong = serial[:-1] + str((int(serial[-1]) + 1) % 10)
    answer = verdict(bob, first(cast, code=wrong))
    sentence = "This is not a pass number: a digit is wrong or two are swapped. Please compare it with the pass."
    assert (answer.status_code, in_chinese(sentence) in answer.content.decode()) == (422, True)


def found_by(desk: Client, cast: Cast, words: str) -> list[tuple[str, object]]:
    answer = verdict(desk, first(cast, code=words))
    assert answer.templates[0].name == "gate/check_people.html"
    return [(one.title, card and card.pass_id) for one, card in answer.context["found"]]


@pytest.mark.parametrize("words", ["沈若溪", "若溪", "shenruoxi", "srx", "3-2-501", "3号楼2单元501室", "2-501", "1234"])
def test_who_has_no_card_at_hand_is_found(bob: Client, cast: Cast, words: str) -> None:
    assert found_by(bob, cast, words) == [("沈若溪", cast.house.resident_pass.id)]


@pytest.mark.proves("F57")
@pytest.mark.parametrize("plate", ["京A12345", "京a·12345", "A12345", "345"])
def test_car_is_found_by_its_plate(bob: Client, cast: Cast, plate: str) -> None:
    card = make_pass(make_vehicle(cast.house.station, "京A12345"))
    assert found_by(bob, cast, plate) == [("京A12345", card.id)]


def test_card_that_holds_is_shown_before_one_that_has_ended(bob: Client, cast: Cast) -> None:
    person = make_person(cast.house.station, "卓一鸣")
    valid = make_pass(person, valid_from=at_noon(days=-9))
    make_pass(person, state=PassState.LOST)
    assert found_by(bob, cast, "卓一鸣") == [("卓一鸣", valid.id)]


def test_who_has_no_card_at_all_is_shown_without_one(bob: Client, cast: Cast) -> None:
    make_person(cast.house.station, "卓一鸣")
    assert found_by(bob, cast, "卓一鸣") == [("卓一鸣", None)]


def test_chosen_person_is_checked_by_the_card(bob: Client, cast: Cast) -> None:
    assert told(verdict(bob, first(cast, code="", pass_id=cast.house.resident_pass.id))) == OPEN


def test_charlies_people_and_cards_are_not_found(bob: Client, cast: Cast) -> None:
    assert found_by(bob, cast, "余清岚") == []
    assert found_by(bob, cast, "3-2-601") == []
    theirs = cast.charlies.resident_pass
    for sent in ({"code": theirs.serial}, {"code": code_on(theirs)}, {"code": "", "pass_id": theirs.id}):
        answer = verdict(bob, first(cast, **sent))
        assert (answer.context["card"], answer.context["may_pass"]) == (None, False)


def test_list_of_three_needs_as_many_statements_as_that_of_one(bob: Client, cast: Cast) -> None:
    def statements() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as caught:
            found = found_by(bob, cast, "沈")
        return len(found), len(caught)

    statements()
    alone = statements()
    for name in ("沈知夏", "沈一鸣"):
        make_pass(make_person(cast.house.station, name, door=cast.house.door))
    assert statements() == (3, alone[1])
    assert alone[0] == 1


def test_answers_are_carried_to_the_next_click(bob: Client, cast: Cast) -> None:
    kept = hidden(verdict(bob, first(cast, holder_matches="yes")).content.decode())
    assert {name: kept[name] for name in ("direction", "code", "holder_matches")} == {
        "direction": "in", "code": code_on(cast.house.resident_pass), "holder_matches": "yes"
    }  # fmt: skip
    again = verdict(bob, kept | {"wears_mask": "yes"})
    assert told(again)["needs"] == ["temperature"]
    assert hidden(again.content.decode())["passage"] == kept["passage"]


@pytest.mark.proves("F56")
@pytest.mark.parametrize("typed", ["36.5", "36,5", "365", "３６。５", "36.5℃", " 36.5 "])
def test_temperature_is_read_as_people_type_it_and_added_to_the_earlier_ones(
    bob: Client, cast: Cast, typed: str
) -> None:
    earlier = READING | {"tenths": 374, "at": at_noon(minutes=-10).isoformat()}
    sent = answered(cast, readings=json.dumps([earlier]), temperature=typed, site="armpit")
    readings = verdict(bob, sent).context["readings"]
    assert [(one["tenths"], one["site"]) for one in readings] == [(374, "forehead"), (365, "armpit")]


@pytest.mark.proves("F56")
def test_high_temperature_asks_for_rest_and_shows_until_when(bob: Client, cast: Cast) -> None:
    answer = verdict(bob, answered(cast, readings="", temperature="37.4"))
    assert told(answer) == {"tone": "wait", "needs": ["remeasure"], "reasons": ["temperature_high"]}
    assert 0 < answer.context["wait_seconds"] <= 300


def test_quick_temperatures_end_with_the_policys_threshold(bob: Client, cast: Cast) -> None:
    policy = msgspec.structs.replace(outbreak_policy(), temperature=TemperatureRule(threshold_tenths=370))
    make_policy(cast.house.station, policy, emergency=cast.house.station.emergencies.get(), valid_from=NOON)
    assert verdict(bob, first(cast)).context["quick_temperatures"] == ["36.2", "36.4", "36.6", "36.8", "37.0"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"temperature": "3655"}, "A temperature looks like 36.5. Look at the thermometer and type it again."),
        ({"temperature": "50"}, "A temperature looks like 36.5. Look at the thermometer and type it again."),
        ({"plate": "京AI2345"}, "Plates have no letters I and O, but the digits 1 and 0. Is it %(plate)s?"),
        ({"readings": "{"}, "The earlier readings were lost. Measure again."),
    ],
)
def test_mistake_is_told_above_the_fields_which_stay_as_they_are(
    bob: Client, cast: Cast, sent: dict[str, str], sentence: str
) -> None:
    answer = verdict(bob, answered(cast, **sent))
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, "#mistake")
    assert in_chinese(sentence).split("%")[0] in answer.content.decode()
    assert 'id="mistake"' in verdict(bob, answered(cast)).content.decode()


def test_mistake_before_the_first_answer_stands_where_the_answer_would(bob: Client, cast: Cast) -> None:
    answer = verdict(bob, first(cast, direction="up"))
    assert (answer.status_code, "HX-Retarget" in answer.headers) == (422, False)


@pytest.mark.parametrize("readings", ['[{"tenths": 1}]', '[{"tenths": 365, "site": "nose", "at": "x"}]', "[5]"])
def test_readings_that_nobody_sent_are_told_and_decide_nothing(bob: Client, cast: Cast, readings: str) -> None:
    answer = verdict(bob, answered(cast, readings=readings))
    sentence = "Something that was sent is not understood. Start this check again."
    assert (answer.status_code, in_chinese(sentence) in answer.content.decode()) == (422, True)


def test_closed_post_and_anothers_post_are_told(bob: Client, cast: Cast) -> None:
    cast.house.west.ended_at = at_noon()
    cast.house.west.save()
    sentence = in_chinese("This post is closed or belongs to another station. Choose another post above.")
    for post in (cast.house.west, cast.charlies.east):
        answer = verdict(bob, first(cast, post=post.id))
        assert (answer.status_code, sentence in answer.content.decode()) == (409, True)


def test_without_a_policy_nothing_is_decided(bob: Client, cast: Cast) -> None:
    PolicyVersion.objects.filter(station=cast.house.station).delete()
    answer = verdict(bob, first(cast))
    sentence = "No policy is in force, so nothing can be decided. The lead publishes one under Rules."
    assert (answer.status_code, in_chinese(sentence) in answer.content.decode()) == (409, True)


def noted(answer: Any) -> tuple[bool, dict[str, str]]:
    """Whether the fields for what nobody asks stand open, and what is in them."""
    fields = answer.context["noted_fields"]
    return answer.context["notes_something"], {field.name: field.value() or "" for field in fields}


def test_what_nobody_asks_can_be_noted_and_stays(bob: Client, cast: Cast) -> None:
    nothing = {"plate": "", "companions": "", "goods": "", "comes_from_elsewhere": ""}
    assert noted(verdict(bob, first(cast))) == (False, nothing)
    kept = {"plate": "京a·12345", "companions": "2", "goods": "两袋米"}
    assert noted(verdict(bob, first(cast, **kept))) == (True, nothing | kept)


@pytest.mark.proves("F57")
@pytest.mark.parametrize("sent", [{"passer": "vehicle"}, {"exempt_vehicle": "fire"}])
def test_plate_of_a_car_without_a_card_is_asked_at_once(bob: Client, cast: Cast, sent: dict[str, str]) -> None:
    assert noted(verdict(bob, first(cast, code="", **sent)))[0] is True


def test_who_comes_home_from_elsewhere_is_asked_for_the_form(bob: Client, cast: Cast) -> None:
    answer = verdict(bob, answered(cast, comes_from_elsewhere="yes"))
    assert told(answer)["needs"] == ["returnee_form"]
    assert told(verdict(bob, answered(cast, comes_from_elsewhere="yes", arrival_registered="yes")))["needs"] == []


@pytest.mark.proves("F104")
def test_area_at_risk_is_offered_where_one_is_announced_and_counts(bob: Client, cast: Cast) -> None:
    assert "origin_area_id" not in noted(verdict(bob, first(cast)))[1]
    area = Area.objects.create(name="华南镇", code="110106999000", level="street", valid_from=date(2020, 1, 1))
    AreaRisk.objects.create(station=cast.house.station, area=area, level="high", from_on=date(2020, 1, 2))
    answer = verdict(bob, answered(cast, origin_area_id=str(area.id)))
    assert (noted(answer)[1]["origin_area_id"], "华南镇 · 高风险" in answer.content.decode()) == (str(area.id), True)
    assert "origin_risk" in told(answer)["reasons"]


def test_enter_in_a_field_answers_no_question(bob: Client, cast: Cast) -> None:
    """A browser presses the first button of a form; that must be none that says yes."""
    page = verdict(bob, first(cast)).content.decode()
    form = page[page.index('id="passer"') :]
    assert form[form.index("<button") :].startswith("<button hidden></button>")


def test_volunteer_is_not_offered_an_exception(bob: Client, volunteer: Client, cast: Cast) -> None:
    offered = [verdict(desk, first(cast)).content.decode().count("overrule_reason") for desk in (bob, volunteer)]
    assert (offered[0] > 0, offered[1]) == (True, 0)
