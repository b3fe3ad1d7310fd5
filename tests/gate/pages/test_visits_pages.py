"""The list of visitors inside, and a visitor at the check of the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gatepost.gate.models import Passage, Visit
from gatepost.gate.visitors import visitor_of
from gatepost.kernel.ids import new_id
from tests.cast import Cast
from tests.factories import at_noon
from tests.factories.visits import make_visit
from tests.gate.pages.at_the_desk import answered, record, told, verdict
from tests.gate.visitors import TYPED, WELL, let_visitors_in
from tests.ground.counting import statements_for
from tests.words import in_chinese

VISITS = "/gate/visits/"
OVERDUE = {"due_out_at": at_noon(minutes=-1)}


def listed(desk: Client, **asked: str) -> list[Any]:
    answer = desk.get(VISITS, asked)
    assert answer.status_code == 200
    return [line.visit.id for line in answer.context["lines"]]


def of_a_visitor(cast: Cast, **other: Any) -> dict[str, Any]:
    return answered(cast, code="", passer="visitor") | other


def said(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.mark.proves("F63")
def test_visitors_stand_by_when_they_are_due_and_who_should_have_left_is_marked(bob: Client, cast: Cast) -> None:
    later = make_visit(cast.house.east)
    late = make_visit(cast.house.west, came_at=at_noon(hours=-3), **OVERDUE)
    assert (listed(bob), listed(bob, only="overdue")) == ([late.id, later.id], [late.id])
    rows = said(bob.get(VISITS)).split("<tbody>")[1].split("</tr>")
    marks = [("state-refuse" in row, "#clock" in row, in_chinese("should have left") in row) for row in rows[:2]]
    assert marks == [(True, True, True), (False, True, False)]
    assert ("白*" in rows[0], "白鹭" in rows[0], "3-2-501" in rows[0], "修水管" in rows[0]) == (True, False, True, True)


def test_empty_list_says_what_it_is_for(bob: Client) -> None:
    assert in_chinese("No visitor is inside") in said(bob.get(VISITS))
    assert in_chinese("Nobody has stayed too long.") in said(bob.get(VISITS, {"only": "overdue"}))


@pytest.mark.proves("F63")
def test_guard_notes_that_a_visitor_has_left(bob: Client, cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    page = bob.post(reverse("gate:visit_left", args=[visit.id]), follow=True)
    assert (in_chinese("Noted: this visitor has left.") in said(page), listed(bob)) == (True, [])


def test_second_guard_is_told_that_a_colleague_was_first(bob: Client, alice: Client, cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    bob.post(reverse("gate:visit_left", args=[visit.id]))
    page = alice.post(reverse("gate:visit_left", args=[visit.id]), follow=True)
    assert in_chinese("A colleague noted before that this visitor has left.") in said(page)
    assert Visit.objects.get().closed_by == cast.bob.id


def test_guard_changes_until_when_a_visitor_stays(bob: Client, cast: Cast) -> None:
    visit, later = make_visit(cast.house.east, **OVERDUE), make_visit(cast.house.west)
    url = reverse("gate:visit_due", args=[visit.id])
    assert 'value="12:30"' in said(bob.get(url))
    assert 'value="15:00"' in said(bob.get(reverse("gate:visit_due", args=[later.id])))
    assert bob.post(url, {"until": "16:30"}).headers["Location"] == VISITS
    visit.refresh_from_db()
    assert (visit.due_out_at, listed(bob, only="overdue")) == (at_noon(hours=4, minutes=30), [])


@pytest.mark.parametrize("typed", ["", "later", "25:00"])
def test_time_that_is_none_is_told_beside_the_field(bob: Client, cast: Cast, typed: str) -> None:
    visit = make_visit(cast.house.east)
    answer = bob.post(reverse("gate:visit_due", args=[visit.id]), {"until": typed})
    assert (answer.status_code, in_chinese("Write a time such as 16:30.") in said(answer)) == (422, True)
    assert Visit.objects.get().due_out_at == at_noon(hours=3)


def test_charlie_sees_none_of_our_visitors_and_ends_none(charlie: Client, cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    assert listed(charlie) == []
    for name in ("gate:visit_left", "gate:visit_due"):
        assert charlie.post(reverse(name, args=[visit.id]), {"until": "16:30"}).status_code == 404
    assert (Visit.objects.get().left_at, Visit.objects.get().due_out_at) == (None, at_noon(hours=3))


def test_volunteer_at_the_gate_sees_the_list_and_the_street_viewer_does_not(
    volunteer: Client, vera: Client, cast: Cast
) -> None:
    visit = make_visit(cast.house.east)
    assert (listed(volunteer), vera.get(VISITS).status_code) == ([visit.id], 403)


def test_list_of_many_asks_no_more_of_the_database_than_that_of_one(bob: Client, cast: Cast) -> None:
    make_visit(cast.house.east)
    alone = statements_for(bob, VISITS)
    for hours in (2, 3):
        make_visit(cast.house.east, came_at=at_noon(hours=-hours))
    assert (len(listed(bob)), statements_for(bob, VISITS)) == (3, alone)


@pytest.mark.proves("F63")
def test_recorded_visitor_stands_on_the_list_and_the_panel_says_until_when(bob: Client, cast: Cast) -> None:
    let_visitors_in(cast, minutes=90)
    answer = record(bob, of_a_visitor(cast, outcome="passed", **TYPED, **WELL))
    opened = Visit.objects.get()
    assert (answer.context["opened"], listed(bob)) == (opened, [opened.id])
    assert reverse("gate:visit_due", args=[opened.id]) in said(answer)


def test_visitor_who_did_not_pass_is_told_no_time(bob: Client, cast: Cast) -> None:
    let_visitors_in(cast)
    answer = record(bob, of_a_visitor(cast, outcome="turned_away", **TYPED, **WELL))
    assert ("opened" in answer.context, listed(bob)) == (False, [])


@pytest.mark.proves("F63")
def test_phone_of_who_came_before_offers_the_earlier_answers(bob: Client, cast: Cast) -> None:
    let_visitors_in(cast)
    visit = make_visit(cast.house.east, came_at=at_noon(days=-1), left_at=at_noon(hours=-20))
    answer = verdict(bob, of_a_visitor(cast, visitor_phone="137-0000-1111", visitor_name=""))
    assert answer.context["known"].visit == visit
    assert (f'value="{visit.id}"' in said(answer), "白*" in said(answer), "白鹭" in said(answer)) == (True, True, False)


@pytest.mark.proves("F63")
def test_earlier_answers_are_taken_with_one_touch_and_stay(bob: Client, cast: Cast) -> None:
    let_visitors_in(cast)
    visit = make_visit(cast.house.east, came_at=at_noon(days=-1), left_at=at_noon(hours=-20))
    phone = {"visitor_phone": "13700001111", "visitor_name": "", "destination": "", "visit_reason": ""}
    answer = verdict(bob, of_a_visitor(cast, known_visit=visit.id, **WELL, **phone))
    assert told(answer)["needs"] == []
    assert {name: value for name, value in answer.context["carried"] if name in TYPED} == TYPED
    assert "known_visit" not in dict(answer.context["carried"])


def test_what_the_guard_typed_this_time_is_not_overwritten(bob: Client, cast: Cast) -> None:
    let_visitors_in(cast)
    visit = make_visit(cast.house.east, left_at=at_noon(minutes=-5))
    sent = of_a_visitor(cast, known_visit=visit.id, visitor_phone="13700001111", destination="4-1-101", **WELL)
    assert dict(verdict(bob, sent).context["carried"])["destination"] == "4-1-101"


def test_nobody_is_offered_whom_nobody_knows_and_nothing_of_another_station(bob: Client, cast: Cast) -> None:
    let_visitors_in(cast)
    theirs = make_visit(cast.charlies.east)
    typed = of_a_visitor(cast, visitor_phone="13700001111", visitor_name="")
    assert verdict(bob, typed).context["known"] is None
    for key in (theirs.id, new_id()):
        answer = verdict(bob, typed | {"known_visit": key})
        assert ("visitor_form" in told(answer)["needs"], "白鹭" in said(answer)) == (True, False)
    assert verdict(bob, typed | {"known_visit": "x"}).status_code == 422


def test_visitor_who_passes_by_exception_is_written_down_there(bob: Client, cast: Cast) -> None:
    """Where visits are closed nothing is asked, and who is let in all the same is to be known."""
    panel = said(verdict(bob, of_a_visitor(cast)))
    assert panel.count('name="visitor_name"') == 1
    assert panel.index('name="visitor_name"') > panel.index('name="outcome" value="turned_away"')
    record(bob, of_a_visitor(cast, outcome="passed", overrule_reason="送药", **TYPED))
    assert visitor_of(Visit.objects.get()).name == "白鹭"


def leaving(cast: Cast, **other: Any) -> dict[str, Any]:
    return of_a_visitor(cast, direction="out") | other


@pytest.mark.proves("F63")
def test_check_on_the_way_out_offers_who_is_inside_and_ends_the_visit_chosen(bob: Client, cast: Cast) -> None:
    visit, elsewhere = make_visit(cast.house.east), make_visit(cast.house.west)
    make_visit(cast.house.east, came_at=at_noon(hours=-5), left_at=at_noon(hours=-2))
    field = verdict(bob, leaving(cast)).context["visit_field"]
    assert [(value, str(label)) for value, label in field.field.widget.choices] == [
        ("", in_chinese("not on the list")), (str(visit.id), "白* · 3-2-501 · 11:00")
    ]  # fmt: skip
    passage = new_id()
    record(bob, leaving(cast, visit=visit.id, outcome="passed", passage=passage))
    visit.refresh_from_db()
    assert (visit.out_passage_id, visit.closed_by, listed(bob)) == (passage, cast.bob.id, [elsewhere.id])


def test_visit_stays_open_when_the_visitor_turned_back_at_the_gate(bob: Client, cast: Cast) -> None:
    visit = make_visit(cast.house.east)
    record(bob, leaving(cast, visit=visit.id, outcome="turned_away"))
    assert listed(bob) == [visit.id]


def test_visit_that_a_colleague_ended_meanwhile_is_told_and_the_passage_stays(bob: Client, cast: Cast) -> None:
    visit = make_visit(cast.house.east, left_at=at_noon(minutes=-1))
    answer = record(bob, leaving(cast, visit=visit.id, outcome="passed"))
    assert in_chinese("A colleague noted before that this visitor has left.") in said(answer)
    assert (Passage.objects.count(), left_at(visit)) == (1, at_noon(minutes=-1))


def test_visit_of_another_station_cannot_be_ended_by_the_check(bob: Client, cast: Cast) -> None:
    theirs = make_visit(cast.charlies.east)
    record(bob, leaving(cast, visit=theirs.id, outcome="passed"))
    assert left_at(theirs) is None


def left_at(visit: Visit) -> datetime | None:
    return Visit.objects.get(pk=visit.pk).left_at
