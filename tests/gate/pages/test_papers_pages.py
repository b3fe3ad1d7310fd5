"""Cards and signs from the printer: the right ones, for who may, with a line in the audit."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gatepost.gate.enums import PassState
from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.models import Pass, SigningKey
from gatepost.kernel.models import AuditLine
from tests.cast import Cast
from tests.factories import at_noon, code_on, make_door, make_pass, make_person
from tests.kernel.papers.looking import codes_in, picture_of, words_of
from tests.words import in_chinese


def card_of(row: Pass) -> str:
    return reverse("gate:pass_card", args=[row.id])


def cards_of(cast: Cast) -> str:
    return reverse("gate:building_cards", args=[cast.house.door.building_id])


def sign_of(cast: Cast) -> str:
    return reverse("gate:post_sign", args=[cast.house.east.id])


def pdf(answer: HttpResponse) -> bytes:
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    return answer.content


def told(desk: Client, url: str) -> str:
    """The page that says why there is no paper."""
    answer = desk.get(url, follow=True)
    assert [status for _url, status in answer.redirect_chain] == [302]
    return answer.content.decode()


def printed() -> list[int]:
    return [line.detail["cards"] for line in AuditLine.objects.filter(action="gate.print_passes")]


@pytest.mark.proves("F55")
def test_printed_card_is_the_pass_that_the_gate_reads(bob: Client, cast: Cast) -> None:
    row = cast.house.resident_pass
    content = pdf(bob.get(card_of(row)))
    assert codes_in(picture_of(content)) == [code_on(row)]
    (words,) = words_of(content)
    assert [part for part in (row.serial, cast.house.resident.name) if part not in words.replace(" ", "")] == []
    assert printed() == [1]


def test_cards_of_a_building_are_those_that_hold_by_door(bob: Client, cast: Cast) -> None:
    house = cast.house
    doors = [make_door(house.station, compound=house.compound, address=f"3-2-{room}") for room in (603, 602, 601)]
    rows = [make_pass(make_person(house.station, f"邻{n}", door=door)) for n, door in enumerate(doors)]
    Pass.objects.filter(pk=rows[0].pk).update(state=PassState.WITHDRAWN, state_from=at_noon())
    (words,) = words_of(pdf(bob.get(cards_of(cast))))
    shown = [words.index(row.serial) for row in (house.resident_pass, rows[2], rows[1])]
    assert (shown == sorted(shown), rows[0].serial in words, printed()) == (True, False, [3])


def test_sign_of_a_post_is_printed_for_who_sees_places(bob: Client, volunteer: Client, cast: Cast) -> None:
    assert ["守好家门" in "".join(words_of(pdf(desk.get(sign_of(cast))))) for desk in (bob, volunteer)] == [True, True]


@pytest.mark.parametrize("state", [PassState.LOST, PassState.REPLACED, PassState.WITHDRAWN])
def test_pass_that_has_ended_is_not_printed_and_its_page_says_so(bob: Client, cast: Cast, state: PassState) -> None:
    row = make_pass(make_person(cast.house.station, "卓一鸣"), state=state)
    assert str(REFUSALS["no_longer_active"]) in told(bob, card_of(row))
    assert printed() == []


def test_expired_pass_is_not_printed(bob: Client, cast: Cast) -> None:
    row = make_pass(make_person(cast.house.station, "卓一鸣"), valid_until=at_noon(minutes=-1))
    assert str(REFUSALS["no_longer_active"]) in told(bob, card_of(row))


def test_building_without_a_valid_pass_says_so(bob: Client, cast: Cast) -> None:
    Pass.objects.filter(pk=cast.house.resident_pass.pk).update(valid_until=at_noon(minutes=-1))
    assert in_chinese("Nobody in this building holds a valid pass.") in told(bob, cards_of(cast))


def test_without_a_key_nothing_is_printed_and_the_page_says_why(bob: Client, cast: Cast) -> None:
    SigningKey.objects.filter(station=cast.house.station).delete()
    sentence = in_chinese("Cards have no code yet: the lead makes the first signing key. Print them then.")
    for url in (card_of(cast.house.resident_pass), cards_of(cast)):
        assert sentence in told(bob, url)
    assert printed() == []


def test_who_may_not_issue_prints_no_cards(vera: Client, volunteer: Client, cast: Cast) -> None:
    urls = (card_of(cast.house.resident_pass), cards_of(cast))
    assert [desk.get(url).status_code for desk in (vera, volunteer) for url in urls] == [403] * 4
    assert vera.get(sign_of(cast)).status_code == 403


def test_charlie_prints_nothing_of_ours(charlie: Client, cast: Cast) -> None:
    urls = (card_of(cast.house.resident_pass), cards_of(cast), sign_of(cast))
    assert [charlie.get(url).status_code for url in urls] == [404] * 3
    assert printed() == []
