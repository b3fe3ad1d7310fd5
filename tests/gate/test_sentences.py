"""What is said at the gate can be said aloud: short, complete, in both languages, and nothing of a person's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import UTC, date, datetime

import msgspec
import pytest

from gatepost.emergencies.policy import outbreak_policy
from gatepost.gate.enums import Need, Reason, Verdict
from gatepost.gate.facts import Decision, Facts
from gatepost.gate.rules import decide
from gatepost.gate.sentences import NEED_SENTENCES, REASON_SENTENCES, VERDICT_SENTENCES, Spoken, speak
from tests.contracts.gate_decisions import Example, examples

EXAMPLES = {example.name: example for example in examples()}
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_ZH, LONGEST_EN = 60, 120
OF_A_FILE = re.compile(
    r"隔离|观察|密接|确诊|阳性|病人|户籍|外地人|湖北|武汉|quarantine|observation|positive|patient", re.IGNORECASE
)


def said_of(name: str) -> Spoken:
    example = EXAMPLES[name]
    return speak(decide(example.facts, example.policy, example.at), example.facts, example.policy)


def with_reason(reason: Reason) -> Iterator[Example]:
    return (example for example in EXAMPLES.values() if reason in example.expected.reasons)


def said_for(reason: Reason) -> Spoken:
    """The reason by itself, with the facts of an example that has it."""
    example = next(with_reason(reason))
    return speak(replace(example.expected, reasons=(reason,), needs=()), example.facts, example.policy)


def assert_can_be_said(spoken: Spoken) -> None:
    guard_zh, guard_en, passer_zh, passer_en = astuple(spoken)
    assert "" not in astuple(spoken)
    assert re.findall(r"[{}]", "".join(astuple(spoken))) == []
    assert max(len(HAN.findall(text)) for text in (guard_zh, passer_zh)) <= LONGEST_ZH
    assert max(len(text) for text in (guard_en, passer_en)) <= LONGEST_EN
    assert HAN.findall(guard_en + passer_en) == []
    assert all(HAN.search(text) for text in (guard_zh, passer_zh))


@pytest.mark.parametrize("reason", Reason)
def test_reason_can_be_said_in_both_languages(reason: Reason) -> None:
    assert_can_be_said(said_for(reason))


@pytest.mark.parametrize("need", Need)
def test_need_can_be_said_in_both_languages(need: Need) -> None:
    facts = EXAMPLES["a resident with a valid pass is admitted"].facts
    assert_can_be_said(speak(Decision(verdict=Verdict.ADMIT, needs=(need,)), facts, outbreak_policy()))


@pytest.mark.parametrize("spoken", VERDICT_SENTENCES.values(), ids=VERDICT_SENTENCES)
def test_verdict_can_be_said_in_both_languages(spoken: Spoken) -> None:
    assert_can_be_said(spoken)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_agreed_answer_can_be_said(example: Example) -> None:
    assert_can_be_said(speak(example.expected, example.facts, example.policy))


def test_everything_has_its_sentence() -> None:
    tables: list[tuple[object, object]] = [
        (set(REASON_SENTENCES), set(Reason)),
        (set(NEED_SENTENCES), set(Need)),
        (set(VERDICT_SENTENCES), set(Verdict)),
    ]
    assert [found for found, wanted in tables if found != wanted] == []


@pytest.mark.parametrize("reason", Reason)
def test_nothing_is_said_of_a_file_or_an_origin(reason: Reason) -> None:
    assert [text for text in astuple(REASON_SENTENCES[reason]) if OF_A_FILE.search(text)] == []


@pytest.mark.parametrize("reason", Reason)
def test_the_passer_by_hears_no_figure_of_their_temperature(reason: Reason) -> None:
    spoken = REASON_SENTENCES[reason]
    assert [text for text in (spoken.passer_zh, spoken.passer_en) if "threshold" in text or "℃" in text] == []


def test_high_reading_says_when_and_where_to_measure_again() -> None:
    spoken = said_of("a reading at the threshold is high")
    assert spoken.guard_zh == "到了37.3℃：请对方避风休息，8:05以后再测腋下体温。"
    assert spoken.guard_en == "At or above 37.3 °C: let them rest in shelter; from 8:05 on measure at the armpit."
    assert spoken.passer_zh == "请您先到避风处歇一歇，8:05再测一次。"
    assert spoken.passer_en == "Please rest in the shelter for a moment. We measure again at 8:05."


def test_pass_that_ends_at_midnight_is_good_until_the_day_before() -> None:
    spoken = said_of("a pass that expired yesterday is refused")
    assert (spoken.passer_zh, spoken.passer_en) == (
        "您的证有效期到2月11日，请到服务站续一下。",
        "Your pass was good until the end of 11 February. Please renew it at the service station.",
    )


def test_pass_that_ends_within_a_day_is_good_until_that_time() -> None:
    spoken = said_of("an expired pass is a note on the way out")
    assert spoken.guard_zh == "证的有效期到2月12日7:00，请对方到服务站续办。"
    assert spoken.guard_en == "This pass was good until 7:00 on 12 February. It is renewed at the service station."


def test_pass_that_begins_at_midnight_begins_on_that_day() -> None:
    spoken = said_of("a pass that begins tomorrow is a note on the way out")
    assert (spoken.guard_zh, spoken.guard_en) == ("这张证从2月13日起才有效。", "This pass is good from 13 February on.")


def test_staying_at_home_names_the_last_day_and_no_cause() -> None:
    spoken = said_of("who is to stay at home goes out only as the lead arranges")
    assert spoken.passer_zh == "请您在家休息到2月19日，需要什么告诉我们，我们送上门。"
    assert (
        spoken.passer_en
        == "Please stay at home until the end of 19 February. Tell us what you need and we will bring it."
    )


def test_reached_limit_names_the_next_day() -> None:
    assert (
        said_of("the second outing in two days waits").passer_zh
        == "您家的出门次数用完了，2月13日起可以再出门；急事请告诉我。"
    )


def test_reached_limit_without_a_known_day_still_makes_a_sentence() -> None:
    spoken = said_of("a limit without a known day says no day")
    assert spoken.passer_zh == "您家的出门次数用完了，最早明天起可以再出门；急事请告诉我。"
    assert spoken.passer_en == (
        "Your household has used its outings; the next is from tomorrow at the earliest. If it is urgent, tell me."
    )


def test_courier_hears_the_name_of_the_set_point() -> None:
    spoken = said_of("a courier goes as far as the set point")
    assert spoken.passer_zh == "请把东西放到门口货架，收件人会来取，您辛苦了。"
    assert spoken.passer_en == "Please leave it at the shelf at the gate. It will be fetched there. Thank you."


def test_visiting_hours_are_named() -> None:
    spoken = said_of("a visit may not begin at the end of the hours")
    assert spoken.passer_zh == "来访时间是7:00到22:00，麻烦您到时候再来。"


def test_who_may_pass_hears_just_that() -> None:
    assert said_of("a resident with a valid pass is admitted") == VERDICT_SENTENCES[Verdict.ADMIT]


def test_what_is_still_to_be_found_out_comes_before_a_note() -> None:
    spoken = said_of("a courier on the way to the set point is measured")
    assert spoken == NEED_SENTENCES[Need.TEMPERATURE]


def test_a_confirmed_fever_is_said_before_any_refusal() -> None:
    spoken = said_of("an expired pass does not hide a confirmed fever")
    assert spoken == REASON_SENTENCES[Reason.FEVER_CONFIRMED]


def test_the_heaviest_reason_is_the_one_told() -> None:
    spoken = said_of("an expired pass and no mask are both told")
    assert spoken.guard_zh == "证的有效期到2月12日7:00，请对方到服务站续办。"


def test_times_are_those_of_the_zone_asked_for() -> None:
    example = EXAMPLES["a reading at the threshold is high"]
    spoken = speak(example.expected, example.facts, example.policy, UTC)
    assert spoken.passer_zh == "请您先到避风处歇一歇，0:05再测一次。"


def test_braces_in_the_name_of_a_set_point_are_only_braces() -> None:
    policy = msgspec.structs.replace(outbreak_policy(), set_point_zh="{rack}")
    facts: Facts = EXAMPLES["a courier goes as far as the set point"].facts
    spoken = speak(decide(facts, policy, datetime(2020, 2, 12, tzinfo=UTC)), facts, policy)
    assert spoken.guard_zh == "请对方把东西放到{rack}，由收件人来取。"


def test_the_last_day_of_a_year_is_named_by_its_own_month() -> None:
    decision = Decision(verdict=Verdict.REFUSE, reasons=(Reason.HOUSEHOLD_LIMIT,), opens_on=date(2020, 12, 31))
    facts = EXAMPLES["the second outing in two days waits"].facts
    assert speak(decision, facts, outbreak_policy()).passer_en.startswith(
        "Your household has used its outings; the next is from 31 December."
    )
