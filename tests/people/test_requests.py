"""Requests of people about their own data: taken in with a day on which the answer is due, answered, and, where asked for, carried out."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from gatepost.gate.models import GateHold, Pass, Passage, PresenceRow
from gatepost.kernel import vault
from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.kernel.ids import id_at
from gatepost.kernel.models import SearchEntry
from gatepost.people.actions import answer_request, receive_request
from gatepost.people.enums import PoliticalStanding, RequestKind, RequestOutcome
from gatepost.people.models import Household, Person, PersonRequest, PoliticalStatus
from gatepost.people.queries.requests import open_requests
from gatepost.people.request_texts import answer_of, asker_of, wish_of
from gatepost.people.sealing import blind_phone
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_passage, make_staff, sign_in
from tests.factories.moments import TODAY
from tests.refused import refused

PHONE = "+8613900001234"


@pytest.fixture
def alice(cast: Cast) -> Actor:
    return actor_of(cast.alice)


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    return sign_in(client, cast.alice)


def receive(cast: Cast, kind: RequestKind = RequestKind.SEE, **given: object) -> PersonRequest:
    told = {"asker": f"沈若溪 {PHONE}", "wish": "请看看", "person_id": cast.house.resident.id} | given
    return receive_request(kind=kind, by=actor_of(cast.alice), at=NOON, **told)


def answer(row: PersonRequest, by: Actor, outcome: RequestOutcome = RequestOutcome.DONE) -> PersonRequest:
    return answer_request(request_id=row.id, outcome=outcome, answer="当面给看了", by=by, at=at_noon(days=2))


def test_the_answer_is_due_thirty_days_after_the_request_came(cast: Cast) -> None:
    row = receive(cast)
    assert (row.received_at, row.due_on) == (NOON, date(2020, 3, 15))
    assert lines_about(row.id) == ["people.receive_request"]


def test_who_asks_and_what_they_say_is_sealed(cast: Cast) -> None:
    row = receive(cast)
    row.refresh_from_db()
    assert (asker_of(row), wish_of(row)) == (f"沈若溪 {PHONE}", "请看看")
    assert PHONE.encode() not in bytes(row.asker_sealed)


def test_the_one_that_is_due_first_stands_first(cast: Cast, alice: Actor) -> None:
    later = receive_request(kind=RequestKind.COPY, asker="甲", wish="", person_id=None, by=alice, at=at_noon(days=1))
    first = receive(cast)
    answered = answer(receive(cast), alice)
    assert (list(open_requests(cast.house.station.id)), answered.outcome) == ([first, later], "done")


def test_an_answer_is_written_down_once(cast: Cast, alice: Actor) -> None:
    row = answer(receive(cast), alice)
    assert (answer_of(row), row.answered_at, row.answered_by) == ("当面给看了", at_noon(days=2), cast.alice.id)
    assert lines_about(row.id) == ["people.receive_request", "people.answer_request"]
    with refused("has_ended"):
        answer(row, alice)


def test_an_answer_without_words_is_none(cast: Cast, alice: Actor) -> None:
    row = receive(cast)
    with refused("answer_missing", "answer"):
        answer_request(request_id=row.id, outcome=RequestOutcome.DONE, answer=" ", by=alice, at=NOON)


def test_deleting_destroys_the_record_and_all_that_names_the_person(cast: Cast, alice: Actor) -> None:
    house, person = cast.house, cast.house.resident
    passage = make_passage(house.east, house.resident_pass)
    GateHold.objects.create(
        station=house.station, person=person, from_at=NOON, until_at=at_noon(days=14), reason="居家观察"
    )
    PresenceRow.objects.create(
        station_id=house.station.id, subject_id=person.id, compound_id=house.compound.id, is_inside=True, since=NOON,
        passage_id=id_at(NOON), passer="resident",
    )  # fmt: skip
    row = answer(receive(cast, RequestKind.DELETE), alice)
    of_person = {"station": house.station}
    left = [model.objects.filter(**of_person).count() for model in (Person, Pass, GateHold, Household)]
    assert (left, PresenceRow.objects.filter(subject_id=person.id).count()) == ([0, 0, 0, 0], 0)
    passage = Passage.objects.get(id=passage.id)
    assert (passage.person_id, passage.household_id, passage.pass_id) == (None, None, None)
    assert SearchEntry.objects.filter(subject_id=person.id).count() == 0
    row.refresh_from_db()
    assert (row.person_id, lines_about(person.id)[-1]) == (None, "people.destroy_person")


def test_the_phone_of_a_deleted_person_leads_to_nobody(cast: Cast, alice: Actor) -> None:
    blinded = blind_phone(PHONE, vault.station_key(cast.house.station.id))
    assert Person.objects.filter(phone_blind=blinded).count() == 1
    answer(receive(cast, RequestKind.DELETE), alice)
    assert Person.objects.filter(phone_blind=blinded).count() == 0


@pytest.mark.parametrize("outcome", [RequestOutcome.REFUSED, RequestOutcome.NOTHING])
def test_a_request_that_is_not_granted_deletes_nobody(cast: Cast, alice: Actor, outcome: RequestOutcome) -> None:
    answer(receive(cast, RequestKind.DELETE), alice, outcome)
    assert Person.objects.filter(pk=cast.house.resident.id).count() == 1


def test_asking_to_see_deletes_nobody(cast: Cast, alice: Actor) -> None:
    answer(receive(cast), alice)
    assert Person.objects.filter(pk=cast.house.resident.id).count() == 1


def test_a_person_with_a_political_history_is_not_destroyed_and_the_request_stays_open(
    cast: Cast, alice: Actor
) -> None:
    person = cast.house.resident
    PoliticalStatus.objects.create(
        station=cast.house.station, person=person, standing=PoliticalStanding.MASSES, from_on=TODAY
    )
    row = receive(cast, RequestKind.DELETE)
    with refused("still_needed"):
        answer(row, alice)
    row.refresh_from_db()
    assert (row.answered_at, Person.objects.filter(pk=person.id).count()) == (None, 1)


def test_deleting_nobody_is_refused(cast: Cast, alice: Actor) -> None:
    with refused("nobody_chosen"):
        answer(receive(cast, RequestKind.DELETE, person_id=None), alice)


def test_another_stations_person_cannot_be_named(cast: Cast) -> None:
    with refused("not_here"):
        receive(cast, person_id=cast.charlies.resident.id)


def test_another_lead_finds_no_such_request(cast: Cast) -> None:
    row = receive(cast)
    with pytest.raises(PersonRequest.DoesNotExist):
        answer(row, actor_of(cast.charlie))


def test_a_shift_worker_does_not_answer(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        receive_request(kind=RequestKind.SEE, asker="甲", wish="", person_id=None, by=actor_of(cast.bob), at=NOON)


@pytest.mark.parametrize(
    ("days_later", "word"), [(0, "还剩 30 天"), (25, "还剩 5 天"), (30, "还剩 0 天"), (31, "超期")]
)
def test_the_list_says_how_many_days_are_left(cast: Cast, desk: Client, days_later: int, word: str) -> None:
    row = receive(cast)
    PersonRequest.objects.filter(pk=row.pk).update(due_on=TODAY + timedelta(days=30 - days_later))
    page = desk.get(reverse("people:requests")).content.decode()
    assert (word in page, "沈**" in page, "沈若溪" in page) == (True, True, False)


def test_a_request_is_taken_in_and_answered_on_the_pages(cast: Cast, desk: Client) -> None:
    told = {"kind": "see", "asker": f"沈若溪 {PHONE}", "wish": "", "paper_seen": "on"}
    answer = desk.post(reverse("people:receive_request_about", args=[cast.house.resident.id]), told)
    row = PersonRequest.objects.get()
    assert answer.headers["Location"] == reverse("people:request", args=[row.id])
    desk.post(reverse("people:answer_request", args=[row.id]), {"outcome": "done", "answer": "给看了"})
    page = desk.get(reverse("people:request", args=[row.id])).content.decode()
    assert ("给看了" in page, "已按要求办理" in page) == (True, True)


def test_a_request_without_a_look_at_the_paper_is_not_taken_in(cast: Cast, desk: Client) -> None:
    answer = desk.post(reverse("people:receive_request"), {"kind": "see", "asker": "甲", "wish": ""})
    assert (answer.status_code, PersonRequest.objects.count()) == (422, 0)


def test_the_copy_holds_everything_that_is_known_of_the_person_and_the_audit_says_who_printed_it(
    cast: Cast, desk: Client
) -> None:
    make_passage(cast.house.east, cast.house.resident_pass, tenths=365)
    answer = desk.get(reverse("people:copy", args=[cast.house.resident.id]))
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    wanted = ["沈若溪", PHONE, "3-2-501", str(cast.house.resident_pass), "36.5", "艾丽丝"]
    assert [word for word in wanted if word not in text] == []
    assert lines_about(cast.house.resident.id)[-1] == "people.hand_out_copy"


def test_the_copy_is_not_for_a_shift_worker(cast: Cast, client: Client) -> None:
    worker = make_staff(Role.SHIFT_WORKER, cast.house.station)
    answer = sign_in(client, worker).get(reverse("people:copy", args=[cast.house.resident.id]))
    assert answer.status_code == 403


@pytest.mark.parametrize(("left", "told"), [(8, []), (7, ["wait"]), (0, ["wait"]), (-1, ["refuse"])])
def test_the_first_page_says_so_a_week_before_an_answer_is_due(
    cast: Cast, desk: Client, left: int, told: list[str]
) -> None:
    row = receive(cast)
    PersonRequest.objects.filter(pk=row.pk).update(due_on=TODAY + timedelta(days=left))
    matters = desk.get(reverse("desk:board")).context["matters"]
    assert [one["state"] for one in matters if one["url"] == reverse("people:requests")] == told
