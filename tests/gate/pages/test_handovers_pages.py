"""Handing a post over on the pages: figures made from the records, words added, taken by somebody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.gate.enums import Reason, Verdict
from gatepost.gate.models import HandOver
from gatepost.kernel.access import Role
from tests.cast import Cast
from tests.desk.reading import lines_on, text_of
from tests.factories import at_noon, make_passage, make_staff, sign_in
from tests.gate.shifts import instruct, sign, take
from tests.ground.counting import statements_for
from tests.words import in_chinese

LIST, WRITE = "/gate/handovers/", "/gate/handovers/write/"


def at(row: HandOver) -> str:
    return reverse("gate:handover", args=[row.id])


def take_at(row: HandOver) -> str:
    return reverse("gate:take_handover", args=[row.id])


def sent(cast: Cast, **other: object) -> dict[str, object]:
    return {"post": cast.house.east.id, "after": "", "note": "东门道闸卡住了"} | other


@pytest.mark.proves("F58")
def test_guard_hands_over_and_the_next_one_takes(bob: Client, volunteer: Client, cast: Cast) -> None:
    make_passage(
        cast.house.east, passed=False, reasons=(Reason.NO_PASS,), verdict=Verdict.REFUSE, at=at_noon(minutes=-9)
    )
    instruct(cast)
    shown = dict(bob.get(WRITE, {"post": cast.house.east.id}).context["figures"])
    assert (shown["进"], shown["未放行"]) == (0, "1：没有出入证 1")
    signed = bob.post(WRITE, sent(cast))
    row = HandOver.objects.get()
    assert signed.headers["Location"] == at(row)
    page = text_of(volunteer, at(row))
    wanted = ("东门道闸卡住了", "1：没有出入证 1", "快递一律放东侧架", "鲍勃", take_at(row))
    assert [word for word in wanted if word not in page] == []
    told = volunteer.post(take_at(row), follow=True).content.decode()
    assert (in_chinese("You have taken the shift over.") in told, take_at(row) in told) == (True, False)


def test_giver_is_not_offered_the_own_shift_and_refused_when_tried(bob: Client, cast: Cast) -> None:
    row = sign(cast)
    assert take_at(row) not in text_of(bob, at(row))
    told = bob.post(take_at(row), follow=True).content.decode()
    assert (in_chinese("You wrote this note. The colleague who comes next takes it.") in told) is True
    assert HandOver.objects.get().taken_by is None


def test_who_comes_second_is_told_who_was_first(volunteer: Client, alice: Client, cast: Cast) -> None:
    row = sign(cast)
    volunteer.post(take_at(row))
    told = alice.post(take_at(row), follow=True).content.decode()
    assert (in_chinese("Somebody has taken this shift over already.") in told, "乔安禾" in told) == (True, True)


def test_words_stay_when_somebody_handed_over_meanwhile_and_can_be_signed_then(bob: Client, cast: Cast) -> None:
    row = sign(cast, by=cast.alice)
    answer = bob.post(WRITE, sent(cast))
    page = answer.content.decode()
    assert (answer.status_code, "东门道闸卡住了" in page, f'value="{row.id}"' in page) == (422, True, True)
    assert bob.post(WRITE, sent(cast, after=row.id)).status_code == 302


def test_a_long_number_is_asked_about(bob: Client, cast: Cast) -> None:
    wrong = sent(cast, note="找13800001234")
    assert bob.post(WRITE, wrong).status_code == 422
    assert bob.post(WRITE, wrong | {"no_number": "on"}).status_code == 302


def test_a_note_may_be_empty(bob: Client, cast: Cast) -> None:
    assert bob.post(WRITE, sent(cast, note="")).status_code == 302
    assert in_chinese("Nothing was added.") in text_of(bob, at(HandOver.objects.get()))


def test_list_is_newest_first_with_its_count(bob: Client, cast: Cast) -> None:
    assert in_chinese("No hand-over yet") in text_of(bob, LIST)
    first = sign(cast, at=at_noon(hours=-2))
    second = sign(cast, after=first, at=at_noon(hours=-1))
    answer = bob.get(LIST)
    assert [line.row.id for line in answer.context["lines"]] == [second.id, first.id]
    assert lines_on(answer.content.decode()) == 2


def test_station_without_a_post_is_led_to_found_one(bob: Client, cast: Cast) -> None:
    cast.house.station.posts.update(ended_at=at_noon())
    assert in_chinese("A hand-over happens at a post. Found one on the page of a compound.") in text_of(bob, WRITE)


def test_both_languages_show_a_note(bob: Client, cast: Cast) -> None:
    row = sign(cast)
    bob.cookies["django_language"] = "en"
    assert "Hand-over note" in text_of(bob, at(row))


def test_who_does_not_stand_at_the_gate_is_shown_none(vera: Client, client: Client, cast: Cast) -> None:
    row = sign(cast)
    liaison = sign_in(client, make_staff(Role.COMMUNITY_LIAISON, cast.house.station))
    told = [desk.get(url).status_code for desk in (vera, liaison) for url in (LIST, WRITE, at(row))]
    told += [desk.post(take_at(row)).status_code for desk in (vera, liaison)]
    assert set(told) == {403}


def test_charlie_finds_none_of_ours_and_signs_nothing_here(charlie: Client, cast: Cast) -> None:
    row = sign(cast)
    assert [charlie.get(at(row)).status_code, charlie.post(take_at(row)).status_code] == [404, 404]
    assert lines_on(text_of(charlie, LIST)) == 0
    assert charlie.post(WRITE, sent(cast)).status_code == 422
    assert [one.id for one in HandOver.objects.all()] == [row.id]


def test_post_that_ended_meanwhile_is_told_and_no_other_post_is_handed_over_instead(bob: Client, cast: Cast) -> None:
    cast.house.station.posts.filter(pk=cast.house.east.pk).update(ended_at=at_noon())
    answer = bob.post(WRITE, sent(cast))
    told = in_chinese("This post is not there any more. Choose another one.")
    assert (answer.status_code, told in answer.content.decode(), "东门道闸卡住了" in answer.content.decode()) == (
        422,
        True,
        True,
    )
    assert HandOver.objects.count() == 0


def test_three_notes_need_as_many_statements_as_one(bob: Client, cast: Cast) -> None:
    last = take(sign(cast, at=at_noon(hours=-5)), cast.alice, at=at_noon(hours=-4))
    for_one = statements_for(bob, LIST)
    for hours in (-3, -2):
        last = sign(cast, after=last, by=make_staff(Role.VOLUNTEER, cast.house.station), at=at_noon(hours=hours))
    assert statements_for(bob, LIST) == for_one
