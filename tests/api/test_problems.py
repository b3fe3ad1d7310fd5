"""What a caller is told when something is wrong (RFC 9457)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from gatepost.api.problems import KINDS
from gatepost.emergencies.models import PolicyVersion
from gatepost.gate.actions import passages
from tests.api.bodies import passage, ready
from tests.api.caller import Answer, Caller
from tests.cast import Cast

_READING = {"tenths": 365, "site": "ear", "at": "2020-02-14T12:00:00+08:00"}


def test_problem_has_the_members_of_rfc_9457_in_chinese_by_default(phone: Caller) -> None:
    answer = phone.get("/nowhere")
    assert answer.response["Content-Type"] == "application/problem+json"
    assert answer.content == {
        "type": "/problems/not-found",
        "title": "没有找到",
        "status": 404,
        "detail": "没有这个地址。全部地址见 /api/openapi.json。",
        "instance": "/api/nowhere",
    }


def test_problem_speaks_english_to_who_asks_for_it(phone: Caller) -> None:
    caller = Caller(headers=phone.headers | {"Accept-Language": "en"})
    assert caller.get("/nowhere").content["title"] == "Not found"


def test_caller_of_a_language_that_we_lack_gets_chinese(phone: Caller) -> None:
    caller = Caller(headers=phone.headers | {"Accept-Language": "fr"})
    assert caller.get("/nowhere").content["title"] == "没有找到"


def refused(answer: Answer) -> tuple[int, str, str, str]:
    """Status, word, and the first field with its sentence."""
    first = answer.content["errors"][0]
    return answer.status, answer.problem, first["field"], first["detail"]


@pytest.mark.parametrize(
    ("spoil", "field", "sentence"),
    [
        ({"direction": "up"}, "direction", "“direction” takes one of: in, out."),
        ({"post_id": "x"}, "post_id", "“post_id” takes an id such as 01900000-0000-7000-8000-000000000000."),
        ({"wears_mask": "yes"}, "wears_mask", "“wears_mask” takes true or false."),
        ({"companions": 10**30}, "companions", "“companions” takes a whole number from 0 to 20."),
        ({"companions": -1}, "companions", "“companions” takes a whole number from 0 to 20."),
        ({"goods": "x" * 61}, "goods", "“goods” takes text of at most 60 characters."),
        ({"colour": "red"}, "colour", "There is no “colour” here. Leave it out."),
        ({"readings": [_READING] * 13}, "readings", "“readings” takes a list of at most 12."),
        ({"answers": 5}, "answers", "“answers” takes a JSON object."),
        (
            {"readings": [_READING | {"tenths": 999}]},
            "readings[0].tenths",
            "“readings[0].tenths” takes a whole number from 250 to 450.",
        ),
        (
            {"readings": [_READING | {"at": "2020-02-14T12:00:00"}]},
            "readings[0].at",
            "“readings[0].at” takes a date and time with its zone, such as 2020-02-14T12:00:00+08:00.",
        ),
        (
            {"readings": [_READING | {"at": "0001-01-01T00:00:00+23:00"}]},
            "readings[0]",
            "This is no time of our years. Look at the clock of the device, then send again.",
        ),
        (
            {"visitor": {"phone": "1"}},
            "visitor.name",
            "“visitor.name” is missing. It takes text of at most 60 characters.",
        ),
    ],
)
def test_field_that_does_not_fit_is_named_with_what_it_takes(
    phone: Caller, cast: Cast, spoil: dict[str, Any], field: str, sentence: str
) -> None:
    answer = phone.post("/gate/checks", ready(cast, **spoil), Accept_Language="en")
    assert refused(answer) == (422, "invalid-input", field, sentence)


def test_missing_field_is_named(phone: Caller) -> None:
    answer = phone.post("/gate/checks", {"direction": "in"}, Accept_Language="en")
    wanted = "“post_id” is missing. It takes an id such as 01900000-0000-7000-8000-000000000000."
    assert refused(answer) == (422, "invalid-input", "post_id", wanted)


def test_body_that_is_no_object_says_what_it_takes(phone: Caller) -> None:
    answer = phone.post("/gate/checks", [], Accept_Language="en")
    assert refused(answer) == (422, "invalid-input", "", "The body takes a JSON object.")


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        ({"limit": "0"}, "limit", "“limit” takes a whole number from 1 up."),
        ({"limit": "9" * 30}, "limit", "“limit” takes a whole number up to 200."),
        ({"limit": "many"}, "limit", "“limit” takes a whole number."),
        ({"day": "9999-12-31"}, "day", "“day” takes a day between 2000 and 2100, such as 2020-02-14."),
        ({"day": "today"}, "day", "“day” takes a day between 2000 and 2100, such as 2020-02-14."),
        ({"post_id": "x"}, "post_id", "“post_id” takes an id such as 01900000-0000-7000-8000-000000000000."),
        (
            {"only": "all"},
            "only",
            "“only” takes one of: entered, left, turned_away, high, overruled, inferred, matters.",
        ),
        ({"cursor": "x" * 121}, "cursor", "“cursor” takes text of at most 120 characters."),
        (
            {"cursor": "bm8="},
            "cursor",
            "This is no cursor that we gave. Take next_cursor from the page before, or leave it out.",
        ),
    ],
)
def test_parameter_that_does_not_fit_is_named(bob: Caller, asked: dict[str, str], field: str, sentence: str) -> None:
    bob.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert refused(bob.get("/gate/passages", **asked)) == (422, "invalid-input", field, sentence)


@pytest.mark.parametrize(
    ("content", "field", "sentence"),
    [
        ({"kind": "visitor"}, "kind", "resident, courier, cleaner, guard, nanny, essential, volunteer, vehicle"),
        ({"from_on": "0001-01-01"}, "from_on", "between 2000 and 2100"),
        ({"person_id": "x"}, "person_id", "an id such as"),
        ({"colour": "red"}, "colour", "Leave it out"),
    ],
)
def test_field_of_a_plain_body_is_named_too(bob: Caller, content: dict[str, str], field: str, sentence: str) -> None:
    good = {"kind": "resident", "from_on": "2020-02-14", "until_on": "2020-03-14"}
    answer = bob.post("/gate/passes", good | content, Accept_Language="en")
    assert refused(answer)[:3] == (422, "invalid-input", field)
    assert sentence in refused(answer)[3]


@pytest.mark.parametrize("body", ["", "{", "\xff", '{"reason": NaN}', '{"reason": "\\ud800"}', b"\xff\xfe"])
@pytest.mark.parametrize("address", ["/gate/checks", "/gate/passes"])
def test_body_that_is_no_json_is_answered_400(bob: Caller, address: str, body: str | bytes) -> None:
    answer = bob.post(address, body)
    assert (answer.status, answer.problem) == (400, "not-json")


@pytest.mark.parametrize("address", ["/gate/checks", "/gate/passes"])
def test_nul_in_a_body_is_refused(bob: Caller, address: str) -> None:
    answer = bob.post(address, '{"goods": "a\\u0000b"}')
    assert (answer.status, answer.problem) == (422, "invalid-input")


@pytest.mark.parametrize("address", ["/gate/passes?asked=a%00b", "/search?q=%00", "/gate/passes/%00", "/%00"])
def test_nul_in_an_address_is_no_server_error(bob: Caller, address: str) -> None:
    assert bob.get(address).status in {404, 422}


def test_body_above_64_kilobytes_is_answered_413(phone: Caller) -> None:
    answer = phone.post("/gate/checks", "x" * (64 * 1024 + 1))
    assert (answer.status, answer.problem) == (413, "body-too-large")


def test_body_of_64_kilobytes_is_read(phone: Caller) -> None:
    assert phone.post("/gate/checks", " " * (64 * 1024)).status == 400


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_other_media_type_is_answered_415(phone: Caller, media_type: str) -> None:
    response = Client().post("/api/gate/checks", b"{}", content_type=media_type, headers=phone.headers)
    assert (response.status_code, Answer(response).problem) == (415, "media-type")


def test_other_method_is_answered_405_with_those_that_go(phone: Caller) -> None:
    response = Client().delete("/api/gate/checks", headers=phone.headers)
    assert (response.status_code, Answer(response).problem, response["Allow"]) == (405, "method-not-allowed", "POST")


def test_unknown_post_says_where_to_find_one(phone: Caller, cast: Cast) -> None:
    answer = phone.post("/gate/checks", ready(cast, post_id=str(cast.charlies.east.id)))
    assert (answer.status, answer.problem) == (404, "post-unknown")


def test_station_without_a_policy_is_told_so(phone: Caller, cast: Cast) -> None:
    PolicyVersion.objects.filter(station=cast.house.station).delete()
    answers = [phone.post("/gate/checks", ready(cast)), phone.get("/emergencies/policy")]
    assert [(answer.status, answer.problem) for answer in answers] == [(409, "no-policy")] * 2


def test_plate_that_cannot_be_one_is_refused_with_its_sentence(phone: Caller, cast: Cast) -> None:
    answer = phone.post("/gate/passages", passage(cast, plate="京A" + "1" * 40, passed=False))
    assert (answer.status, answer.content["errors"][0]["field"]) == (422, "plate")


def test_our_own_mistake_is_told_without_its_trace_and_leaves_nothing(
    phone: Caller, cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(passages, "insert_passage", fail)
    answer = phone.post("/gate/passages", passage(cast))
    assert (answer.status, answer.problem) == (500, "server-error")
    assert "secret" not in answer.response.content.decode()


def test_every_kind_of_problem_has_a_title_in_both_languages() -> None:
    from django.utils.translation import override

    for kind in KINDS.values():
        with override("zh-hans"):
            chinese = str(kind.title)
        with override("en"):
            assert str(kind.title) != chinese
