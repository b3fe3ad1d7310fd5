"""Policies on the desk: read as sentences, changed after a look at what would change, never unseen."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.actions import publish_policy
from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import Policy, TemperatureRule, outbreak_policy, peace_policy
from gatepost.emergencies.policy_sentences import read_policy
from gatepost.emergencies.queries import newest_version, policy_of
from gatepost.gate.situations import SITUATIONS
from gatepost.kernel import clock
from gatepost.kernel.access import Actor, Role
from gatepost.places.models import Station
from tests.cast import Cast
from tests.emergencies.form_values import typed
from tests.factories import actor_of, at_noon, make_staff, make_station, sign_in
from tests.words import in_chinese

NEXT = "emergencies:next_policy"
NAMES = {situation.key: situation for situation in SITUATIONS}


@pytest.fixture
def station(cast: Cast) -> Station:
    return cast.house.station


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(follows|looked_at)" value="([^"]+)">', page))


def look(desk: Client, **changes: Any) -> str:
    """Opens the form, types, and asks what would change."""
    opened = desk.get(reverse(NEXT)).content.decode()
    return desk.post(reverse(NEXT), typed(**changes) | hidden(opened)).content.decode()


def publish(desk: Client, looked: str, **changes: Any) -> str:
    answer = desk.post(reverse(NEXT), typed(**changes) | hidden(looked) | {"publish": "1"}, follow=True)
    return str(answer.content.decode())


def newest(station: Station) -> PolicyVersion:
    found = newest_version(station.id, clock.now())
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_version_reads_as_sentences_for_guard_and_passer_by_in_both_languages(
    desk: Client, station: Station, emergency: Emergency, language: str
) -> None:
    desk.cookies["django_language"] = language
    version = station.policies.get(emergency=emergency)
    page = unescape(desk.get(reverse("emergencies:policy", args=[version.id])).content.decode())
    missing = [
        text
        for one in read_policy(outbreak_policy())
        for text in (one.guard_zh, one.guard_en, one.passer_zh, one.passer_en)
        if text not in page
    ]
    assert missing == []


def test_the_other_language_is_marked_as_such(desk: Client, station: Station, emergency: Emergency) -> None:
    """Who hears the page hears it in the right voice."""
    version = station.policies.get(emergency=emergency)
    page = desk.get(reverse("emergencies:policy", args=[version.id])).content.decode()
    assert page.count('<span class="quiet" lang="en">') == 2 * len(read_policy(outbreak_policy()))


def test_the_form_begins_with_the_version_in_force(desk: Client, station: Station) -> None:
    page = desk.get(reverse(NEXT)).content.decode()
    assert 'name="threshold" value="37.3"' in page
    assert hidden(page) == {"follows": str(newest(station).id)}


@pytest.mark.parametrize(
    ("changes", "flipped"),
    [
        ({"threshold": "37.0"}, ["forehead_370"]),
        ({"limit_households": "on", "outings": "1", "days": "2"}, ["second_outing"]),
        ({"entry_visitor": "register"}, ["visitor_new", "visitor", "visitor_late"]),
        ({"entry_courier": "open"}, ["courier"]),
        ({"compare_holder": None}, ["pass_lent", "holder_unseen"]),
        ({"masks": "none"}, ["no_mask"]),
        ({"exempt_vehicles": None}, ["fire_engine"]),
        ({"observed_may_leave": "on"}, ["observed_leaving"]),
        ({"set_point_zh": "东侧货架"}, []),
    ],
    ids=str,
)  # fmt: skip
def test_a_changed_policy_names_the_situations_that_it_would_answer_otherwise(
    desk: Client, changes: dict[str, Any], flipped: list[str]
) -> None:
    page = look(desk, **changes)
    shown = [key for key, situation in NAMES.items() if f'<th scope="row">{situation.name_zh}</th>' in page]
    assert shown == flipped
    assert (in_chinese("None of the usual situations would be answered otherwise.") in page) is (flipped == [])


def test_the_look_shows_what_is_said_today_and_what_would_be_said(desk: Client) -> None:
    page = " ".join(look(desk, threshold="37.0").split())
    may_pass, again = in_chinese("may pass"), in_chinese("measure again")
    assert f'<th scope="row">额头37.0℃</th><td>{may_pass}</td><td><strong>{again}' in page


def test_the_look_shows_the_sentences_that_would_read_otherwise(desk: Client) -> None:
    page = look(desk, threshold="37.0")
    before, after = (
        next(one.guard_zh for one in read_policy(policy) if one.key == "temperature.threshold")
        for policy in (outbreak_policy(), changed(threshold_tenths=370))
    )
    assert f"<tr><td>{before}</td><td><strong>{after}</strong></td></tr>" in page


def changed(**temperature: Any) -> Policy:
    policy: Policy = msgspec.structs.replace(outbreak_policy(), temperature=TemperatureRule(**temperature))
    return policy


def test_looking_publishes_nothing(desk: Client, station: Station) -> None:
    look(desk, threshold="37.0")
    assert newest(station).number == 1


def test_what_was_looked_at_is_published_and_holds_at_once(desk: Client, station: Station) -> None:
    page = publish(desk, look(desk, threshold="37.0", note="气温回升"), threshold="37.0", note="气温回升")
    version = newest(station)
    assert (version.number, version.note, version.valid_from <= clock.now()) == (2, "气温回升", True)
    assert policy_of(version) == changed(threshold_tenths=370)
    assert ("气温回升" in page, page.count(in_chinese("in force"))) == (True, 1)


def test_what_was_changed_after_the_look_is_looked_at_first(desk: Client, station: Station) -> None:
    looked = look(desk, threshold="37.0")
    page = publish(desk, looked, threshold="36.9")
    assert in_chinese("You changed something after looking. Look at what would change now, then publish.") in page
    assert (newest(station).number, 'value="36.9"' in page) == (1, True)
    publish(desk, page, threshold="36.9")
    assert policy_of(newest(station)) == changed(threshold_tenths=369)


def test_publishing_without_any_look_is_looking(desk: Client, station: Station) -> None:
    publish(desk, desk.get(reverse(NEXT)).content.decode(), threshold="37.0")
    assert newest(station).number == 1


@pytest.fixture
def deputy(station: Station) -> Actor:
    return actor_of(make_staff(Role.DEPUTY_HEAD, station, name="杜若"))


def test_of_two_leads_who_write_at_once_the_later_one_is_told_and_loses_nothing(
    desk: Client, station: Station, deputy: Actor
) -> None:
    looked = look(desk, threshold="37.0", note="气温回升")
    other = changed(rest_minutes=10)
    at = clock.now()
    publish_policy(policy=other, follows=newest(station).id, valid_from=at, note="歇久一点", by=deputy, at=at)
    page = publish(desk, looked, threshold="37.0", note="气温回升")
    assert "您写的时候，有人发布了另一版" in page
    assert ('value="37.0"' in page, 'value="气温回升"' in page) == (True, True)
    assert newest(station).note == "歇久一点"
    publish(desk, page, threshold="37.0", note="气温回升")
    assert (newest(station).number, newest(station).note) == (3, "气温回升")


def test_a_version_that_waits_is_told_to_who_writes_the_next(desk: Client, station: Station, deputy: Actor) -> None:
    begins = at_noon(days=3)
    publish_policy(
        policy=peace_policy(), follows=newest(station).id, valid_from=begins, note="", by=deputy, at=clock.now()
    )
    page = desk.get(reverse(NEXT)).content.decode()
    assert "第 2 版将在" in page
    assert "2月17日" in page
    assert 'name="threshold" value="37.3"' in page


@pytest.mark.parametrize(("minutes", "number"), [(0, 2), (-1, 1), (60, 2)])
def test_the_minute_that_runs_is_now_and_the_one_before_is_the_past(
    desk: Client, station: Station, minutes: int, number: int
) -> None:
    begins = f"{clock.local(at_noon(minutes=minutes)):%Y-%m-%dT%H:%M}"
    page = publish(desk, look(desk, valid_from=begins), valid_from=begins)
    assert newest(station).number == number
    told = in_chinese(
        "A policy cannot begin in the past: what was decided then was decided by the version of then. Choose a later time."
    )
    assert (told in page) is (number == 1)


def test_a_value_that_does_not_fit_is_told_beside_its_field_and_everything_stays(
    desk: Client, station: Station
) -> None:
    page = look(desk, threshold="50", rest_minutes="7", note="写了一半")
    field = page[page.index('for="id_threshold"') :][:900]
    assert 'class="field-error"' in field
    assert page.count('class="field-error"') == 1
    kept = ['name="threshold" value="50"', 'name="rest_minutes" value="7"', 'name="note" value="写了一半"']
    assert [text for text in kept if text not in page] == []
    assert "looked_at" not in hidden(page)


def test_a_station_without_a_policy_begins_with_that_of_peace_time(client: Client, noon: None) -> None:
    station = make_station()
    desk = sign_in(client, make_staff(Role.STATION_LEAD, station))
    empty = desk.get(reverse("emergencies:policies")).content.decode()
    assert in_chinese("No policy yet") in empty
    looked = desk.post(reverse(NEXT), typed(peace_policy())).content.decode()
    assert hidden(looked).keys() == {"looked_at"}
    desk.post(reverse(NEXT), typed(peace_policy()) | hidden(looked) | {"publish": "1"})
    version = newest(station)
    assert (version.emergency, version.number, policy_of(version)) == (None, 1, peace_policy())


def test_the_list_says_which_one_holds(desk: Client, station: Station) -> None:
    publish(desk, look(desk, threshold="37.0"), threshold="37.0")
    publish(desk, look(desk, valid_from="2020-02-20T06:00"), valid_from="2020-02-20T06:00")
    page = desk.get(reverse("emergencies:policies")).content.decode()
    words = [in_chinese(word) for word in ("not yet", "in force", "earlier")]
    assert [page.count(f"<span>{word}</span>") for word in words] == [1, 1, 2]
    assert page.index(words[0]) < page.index(f"<span>{words[1]}</span>") < page.index(f"<span>{words[2]}</span>")
