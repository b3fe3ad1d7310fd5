from __future__ import annotations

import msgspec
import pytest
from django.test import RequestFactory

from gatepost.sync.bodies import BodyMistake, body_reader, has_nul


class Reading(msgspec.Struct, forbid_unknown_fields=True):
    tenths: int


class Sheet(msgspec.Struct, forbid_unknown_fields=True):
    readings: list[Reading]


def sent(body: str) -> Sheet:
    return body_reader(Sheet)(RequestFactory().post("/", body, content_type="application/json"))


def test_body_is_read_into_its_struct() -> None:
    assert sent('{"readings": [{"tenths": 365}]}') == Sheet([Reading(365)])


def test_mistake_knows_its_place() -> None:
    with pytest.raises(BodyMistake) as mistake:
        sent('{"readings": [{"tenths": 365}, {"tenths": "hot"}]}')
    assert (mistake.value.path, mistake.value.wanted) == ("$.readings[1].tenths", Sheet)


@pytest.mark.parametrize("body", ["", "{", '{"readings": []} x', '"\\ud800"', '{"readings": NaN}'])
def test_what_is_no_json_is_told_apart_from_what_does_not_fit(body: str) -> None:
    with pytest.raises(msgspec.DecodeError) as error:
        sent(body)
    assert not isinstance(error.value, msgspec.ValidationError)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (rb'"\u0000"', True),
        (rb'"a\\\u0000"', True),
        (rb'"\\u0000"', False),
        (rb'"\u00001"', True),
        (rb'"\u0001"', False),
        (b'"plain"', False),
    ],
)
def test_nul_is_found_and_the_words_for_it_are_not(body: bytes, found: bool) -> None:
    assert has_nul(body) is found
