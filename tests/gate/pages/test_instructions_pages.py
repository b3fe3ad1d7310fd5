"""Instructions on the pages: written by leads, above the check of who has not acknowledged them, counted on the first page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.gate.models import Instruction, InstructionSeen
from gatepost.kernel.access import Role
from tests.cast import Cast
from tests.desk.reading import lines_on, needs_on, text_of
from tests.factories import make_staff
from tests.gate.shifts import WORDS, instruct, know
from tests.ground.counting import statements_for
from tests.words import in_chinese

CHECK, LIST, WRITE = "/gate/check/", "/gate/instructions/", "/gate/instructions/write/"
PART = "/gate/check/instructions/"
HTMX = {"HX-Request": "true"}


def at(name: str, row: Instruction) -> str:
    return reverse(f"gate:{name}", args=[row.id])


@pytest.mark.proves("F58")
def test_lead_writes_and_the_guard_is_shown_it_above_the_check_until_acknowledged(
    alice: Client, bob: Client, volunteer: Client
) -> None:
    answer = alice.post(WRITE, {"text": WORDS, "post": "", "until_on": ""})
    row = Instruction.objects.get()
    assert answer.headers["Location"] == at("instruction", row)
    assert [WORDS in text_of(desk, CHECK) for desk in (alice, bob, volunteer)] == [False, True, True]
    told = bob.post(at("acknowledge", row), {"back": "check"})
    assert (told.headers["Location"], WORDS in text_of(bob, CHECK), WORDS in text_of(volunteer, CHECK)) == (
        CHECK,
        False,
        True,
    )


def test_lead_sees_who_has_acknowledged_and_who_has_not(alice: Client, volunteer: Client, cast: Cast) -> None:
    row = instruct(cast)
    know(row, cast.bob)
    said = alice.get(at("instruction", row)).context["said"]
    assert ([one.name for one in said.seen], said.missing) == (["鲍勃"], ["乔安禾"])


def test_an_empty_list_is_not_called_everybody(alice: Client, cast: Cast) -> None:
    cast.bob.is_active = False
    cast.bob.save()
    page = text_of(alice, at("instruction", instruct(cast)))
    assert in_chinese("Everybody who was expected has acknowledged it.") not in page
    nobody = "Nobody worked shifts of this station when it was written, so nobody is waited for. That says nothing about who has read it."
    assert in_chinese(nobody) in page


def test_first_page_counts_what_i_have_not_acknowledged_and_opens_that_list(bob: Client, cast: Cast) -> None:
    rows = [instruct(cast), instruct(cast, text="帐篷绑牢", post_id=cast.house.west.id)]
    ((state, text, url),) = needs_on(text_of(bob, "/"))
    assert (state, text, lines_on(text_of(bob, url))) == ("refuse", "有 2 条岗位提示等您确认", 2)
    for row in rows:
        bob.post(at("acknowledge", row))
    assert needs_on(text_of(bob, "/")) == []


def test_volunteer_is_asked_on_the_first_page_too(volunteer: Client, vera: Client, cast: Cast) -> None:
    instruct(cast)
    assert [len(needs_on(text_of(desk, "/"))) for desk in (volunteer, vera)] == [1, 0]


def test_part_above_the_check_renews_itself_and_is_left_alone_when_nothing_changed(bob: Client, cast: Cast) -> None:
    post = {"post": cast.house.east.id}
    assert bob.get(PART, post).status_code == 204
    row = instruct(cast)
    fresh = bob.get(PART, post)
    assert (fresh.status_code, WORDS in fresh.content.decode()) == (200, True)
    assert bob.get(PART, post | {"shown": str(row.id)}).status_code == 204
    know(row, cast.bob)
    gone = bob.get(PART, post | {"shown": str(row.id)})
    assert (gone.status_code, WORDS in gone.content.decode()) == (200, False)


def test_another_post_shows_what_is_said_there(bob: Client, cast: Cast) -> None:
    instruct(cast, post_id=cast.house.west.id)
    posts = (cast.house.east, cast.house.west)
    assert [bob.get(PART, {"post": post.id}).status_code for post in posts] == [204, 200]
    assert [bob.get(PART, {"post": text}).status_code for text in ("", "x", cast.charlies.east.id)] == [204] * 3


def test_acknowledging_at_the_check_leaves_the_other_instructions_standing(bob: Client, cast: Cast) -> None:
    row, other = instruct(cast), instruct(cast, text="帐篷绑牢")
    sent = {"post": cast.house.east.id, "shown": [row.id, other.id]}
    part = bob.post(at("acknowledge", row), sent, headers=HTMX)
    assert ([line.row.id for line in part.context["asked"]], WORDS in part.content.decode()) == ([other.id], False)


def test_pressed_twice_it_is_there_once(bob: Client, cast: Cast) -> None:
    row = instruct(cast)
    assert [bob.post(at("acknowledge", row)).headers["Location"] for _ in range(2)] == [LIST, LIST]
    assert InstructionSeen.objects.count() == 1


def test_a_long_number_is_asked_about_and_sent_when_it_is_none(alice: Client) -> None:
    sent = {"text": "有事打 138 0000 1234"}
    answer = alice.post(WRITE, sent)
    assert (answer.status_code, Instruction.objects.count()) == (422, 0)
    assert "138 0000 1234" in answer.content.decode()
    assert 'name="no_number"' in answer.content.decode()
    assert 'name="no_number"' not in text_of(alice, WRITE)
    assert alice.post(WRITE, sent | {"no_number": "on"}).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"text": " "}, {"text": "好" * 501}, {"until_on": "2020-02-13"}, {"until_on": "x"}, {"post": "x"}]
)
def test_a_mistake_is_told_and_nothing_is_written(alice: Client, wrong: dict[str, str]) -> None:
    answer = alice.post(WRITE, {"text": WORDS} | wrong)
    assert (answer.status_code, Instruction.objects.count()) == (422, 0)


def test_withdrawn_after_it_was_asked_and_told_when_it_was_withdrawn_before(alice: Client, cast: Cast) -> None:
    row = instruct(cast)
    url = at("withdraw_instruction", row)
    assert (alice.get(url).status_code, Instruction.objects.get().withdrawn_at) == (200, None)
    assert alice.post(url).headers["Location"] == at("instruction", row)
    told = alice.post(url, follow=True).content.decode()
    assert in_chinese("This instruction no longer holds: its time is over, or somebody withdrew it.") in told
    assert text_of(alice, at("instruction", row)).count(url) == 0


def test_guard_who_acknowledges_what_no_longer_holds_is_told(bob: Client, alice: Client, cast: Cast) -> None:
    row = instruct(cast)
    alice.post(at("withdraw_instruction", row))
    told = bob.post(at("acknowledge", row), follow=True).content.decode()
    assert in_chinese("This instruction no longer holds: its time is over, or somebody withdrew it.") in told


def test_words_are_text_and_no_markup(bob: Client, cast: Cast) -> None:
    instruct(cast, text="<b>x</b>")
    assert "&lt;b&gt;x&lt;/b&gt;" in text_of(bob, CHECK)


def test_who_does_not_lead_reads_and_writes_nothing(bob: Client, volunteer: Client, cast: Cast) -> None:
    row = instruct(cast)
    urls = (WRITE, at("instruction", row), at("withdraw_instruction", row))
    told = [desk.get(url).status_code for desk in (bob, volunteer) for url in urls]
    told += [desk.post(url).status_code for desk in (bob, volunteer) for url in (urls[0], urls[2])]
    assert (set(told), WRITE in text_of(bob, LIST)) == ({403}, False)


def test_who_looks_on_is_shown_none_of_it(vera: Client, cast: Cast) -> None:
    row = instruct(cast)
    told = [vera.get(url).status_code for url in (LIST, PART, WRITE, at("instruction", row))]
    assert [*told, vera.post(at("acknowledge", row)).status_code] == [403] * 5


def test_charlie_finds_none_of_ours(charlie: Client, cast: Cast) -> None:
    row = instruct(cast)
    told = [charlie.get(at(name, row)).status_code for name in ("instruction", "withdraw_instruction")]
    told += [charlie.post(at(name, row)).status_code for name in ("acknowledge", "withdraw_instruction")]
    assert (told, WORDS in text_of(charlie, LIST), WORDS in text_of(charlie, CHECK)) == ([404] * 4, False, False)
    assert charlie.post(WRITE, {"text": WORDS, "post": str(cast.house.east.id)}).status_code == 422


def test_three_instructions_need_as_many_statements_as_one(alice: Client, bob: Client, cast: Cast) -> None:
    row = instruct(cast, post_id=cast.house.east.id)
    pages = ((bob, CHECK), (bob, LIST), (alice, LIST), (alice, at("instruction", row)))
    for_one = [statements_for(desk, url) for desk, url in pages]
    for _ in range(2):
        know(instruct(cast, post_id=cast.house.east.id), make_staff(Role.VOLUNTEER, cast.house.station))
        know(row, make_staff(Role.SHIFT_WORKER, cast.house.station))
    assert [statements_for(desk, url) for desk, url in pages] == for_one
