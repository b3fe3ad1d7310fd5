"""What is typed about people: saved, or told in a sentence with nothing lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from gatepost.kernel.access import Actor
from gatepost.people.actions import register_enterprise, register_person
from gatepost.people.identity_numbers import FAULT_SENTENCES, NumberFault, check_character
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Enterprise, Person
from gatepost.places.models import Building
from tests.cast import Cast
from tests.factories import NOON
from tests.people.conftest import BORN_ON, PAPER, PHONE
from tests.words import in_chinese

REGISTER = reverse("people:register_person")


def typed(**changed: Any) -> dict[str, Any]:
    return {"name": "单秋禾", "paper_kind": "resident_card", "paper_number": PAPER, "phone": PHONE, **changed}


def saved(answer: HttpResponse) -> str:
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.headers["Location"]


def errors(answer: HttpResponse) -> dict[str, list[str]]:
    assert answer.status_code == 422
    return dict(answer.context["form"].errors)


def historic(area: str) -> str:
    seventeen = f"{area}19650301001"
    return seventeen + check_character(seventeen)


def test_a_person_is_registered_behind_a_door_as_it_is_spoken(desk: Client, cast: Cast) -> None:
    data = typed(compound=cast.house.compound.pk, door="3号楼2单元501室", from_on="2015-07-01")
    at = saved(desk.post(REGISTER, data))
    row = Person.objects.get(name="单秋禾")
    assert at == reverse("people:person", args=[row.id])
    assert (row.household.door, row.born_on) == (cast.house.door, BORN_ON)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (PAPER[:-1] + ("1" if PAPER[-1] != "1" else "2"), NumberFault.WRONG_CHECK_DIGIT),
        (PAPER[:12], NumberFault.WRONG_LENGTH),
        ("110105199913010011", NumberFault.WRONG_DATE),
        ("110105209901010018", NumberFault.BORN_IN_FUTURE),
        ("一二三", NumberFault.WRONG_CHARACTERS),
        ("", NumberFault.EMPTY),
    ],
)
def test_a_wrong_number_is_told_beside_it_and_stays(desk: Client, number: str, fault: NumberFault) -> None:
    answer = desk.post(REGISTER, typed(paper_number=number))
    told = errors(answer)["paper_number"]
    with override("zh-hans"):
        assert str(FAULT_SENTENCES[fault]) in told
    assert f'value="{number}"' in answer.content.decode() or number == ""
    assert Person.objects.filter(name="单秋禾").count() == 0


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("1390000567", "Digits are missing. A mobile number has 11."),
        ("139000056789", "There are too many digits. A mobile number has 11."),
        ("63850000", "Put the area code before the number, for example 010."),
        ("打不通", "A phone number has digits only. Enter one number, and put the rest into the note."),
        ("12800000000", "There is no such phone number. Read the digits back to the person."),
    ],
)
def test_a_wrong_phone_is_told_beside_it_and_stays(desk: Client, phone: str, sentence: str) -> None:
    answer = desk.post(REGISTER, typed(phone=phone))
    assert errors(answer) == {"phone": [in_chinese(sentence)]}
    assert f'value="{phone}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (historic("110223"), "The area code is of a county or district of former days. That is usual."),
        (PAPER, "The area code is in no table of ours. Look at the card once more."),
    ],
)
def test_an_unusual_area_only_warns_and_the_person_is_registered(desk: Client, number: str, sentence: str) -> None:
    page = desk.post(REGISTER, typed(paper_number=number), follow=True)
    assert in_chinese(sentence) in page.content.decode()
    assert Person.objects.filter(name="单秋禾").count() == 1


def test_an_area_of_today_warns_of_nothing(desk: Client) -> None:
    page = desk.post(REGISTER, typed(paper_number="11010519491231002X"), follow=True)
    assert [str(one) for one in page.context["messages"]] == [in_chinese("Registered.")]


def test_a_paper_that_is_there_leads_to_its_record(desk: Client, alice: Actor, cast: Cast) -> None:
    first = register_person(
        name="曾秋禾", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, door_id=cast.house.door.id, by=alice, at=NOON
    )  # fmt: skip
    answer = desk.post(REGISTER, typed())
    page = answer.content.decode()
    assert list(errors(answer)) == ["paper_number"]
    assert [word in page for word in (reverse("people:person", args=[first.id]), "曾**", "曾秋禾")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("compound", "door", "field", "sentence"),
    [
        (False, "3-2-501", "compound", "In which compound is this door? Choose it."),
        (True, "501", "door", "Which building? Put its number first, for example 3-501."),
        (True, "随便", "door", "This address is not understood. Write building, unit and room, for example 3-2-501."),
    ],
)
def test_a_door_that_is_not_found_is_told_and_stays(
    desk: Client, cast: Cast, compound: bool, door: str, field: str, sentence: str
) -> None:
    answer = desk.post(REGISTER, typed(compound=cast.house.compound.pk if compound else "", door=door))
    assert errors(answer) == {field: [in_chinese(sentence)]}
    assert f'value="{door}"' in answer.content.decode()


def test_a_door_that_is_not_on_the_register_is_told(desk: Client, cast: Cast) -> None:
    answer = desk.post(REGISTER, typed(compound=cast.house.compound.pk, door="9号楼1单元101"))
    sentence = in_chinese("%(compound)s has no door %(door)s on the register. Add it to its building first.")
    assert errors(answer) == {"door": [sentence % {"compound": cast.house.compound.name, "door": "9-1-101"}]}


def test_charlies_door_cannot_be_named(desk: Client, cast: Cast) -> None:
    answer = desk.post(REGISTER, typed(compound=cast.charlies.compound.pk, door="3-2-501"))
    assert list(errors(answer)) == ["compound"]
    assert desk.get(REGISTER, {"door": str(cast.charlies.door.id)}).context["form"].initial == {}


def test_coming_from_a_door_its_address_is_there_already(desk: Client, cast: Cast) -> None:
    initial = desk.get(REGISTER, {"door": str(cast.house.door.id)}).context["form"].initial
    assert initial == {"compound": cast.house.compound.id, "door": "3-2-501"}


def test_a_name_is_edited_without_any_number_on_the_page(desk: Client, alice: Actor) -> None:
    row = register_person(name="单秋禾", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, by=alice, at=NOON)
    url = reverse("people:edit_person", args=[row.id])
    assert PAPER not in desk.get(url).content.decode()
    saved(desk.post(url, {"name": "解秋禾", "paper_kind": "resident_card", "sex": "female", "born_on": "1968-03-09"}))
    assert Person.objects.get(pk=row.pk).name == "解秋禾"


def test_moving_in_and_out_by_the_forms(desk: Client, cast: Cast) -> None:
    row = cast.house.resident
    saved(desk.post(reverse("people:move_out", args=[row.id]), {"on": "2020-02-14"}))
    assert Person.objects.get(pk=row.pk).left_on == date(2020, 2, 14)
    data = {"compound": cast.house.compound.pk, "door": "3-2-501", "on": "2020-02-14"}
    saved(desk.post(reverse("people:move_in", args=[row.id]), data))
    assert Person.objects.get(pk=row.pk).left_on is None


def test_a_day_to_come_is_told(desk: Client, cast: Cast) -> None:
    answer = desk.post(reverse("people:move_out", args=[cast.house.resident.id]), {"on": "2020-02-15"})
    assert errors(answer) == {"on": [in_chinese("That day is in the future. Choose a day up to today.")]}


def test_a_standing_is_recorded_by_its_form(desk: Client, cast: Cast) -> None:
    url = reverse("people:set_political_status", args=[cast.house.resident.id])
    saved(desk.post(url, {"standing": "activist", "from_on": "2019-05-04"}))
    page = desk.get(reverse("people:person", args=[cast.house.resident.id])).content.decode()
    assert "2019年5月4日" in page


def test_an_enterprise_with_its_rooms_and_its_people_by_the_forms(desk: Client, cast: Cast) -> None:
    office = Building.objects.create(station=cast.house.station, kind="office", name="槐安大厦")
    data = {"name": "晴川科技", "building": office.pk, "room": "1203", "from_on": "2018-04-01"}
    saved(desk.post(reverse("people:register_enterprise"), data))
    row = Enterprise.objects.get(name="晴川科技")
    hired = {"enterprise": row.pk, "title": "会计", "from_on": "2018-04-01"}
    saved(desk.post(reverse("people:hire", args=[cast.house.resident.id]), hired))
    page = desk.get(reverse("people:enterprise", args=[row.id])).content.decode()
    assert [word in page for word in ("槐安大厦", "1203", "会计", "沈**")] == [True] * 4
    saved(desk.post(reverse("people:end_tenancy", args=[row.tenancies.get().id]), {"on": "2020-02-01"}))
    saved(desk.post(reverse("people:leave", args=[row.employments.get().id]), {"on": "2020-02-01"}))
    saved(desk.post(reverse("people:close_enterprise", args=[row.id]), {"on": "2020-02-14"}))
    assert "晴川科技" not in desk.get(reverse("people:enterprises")).content.decode()


def test_a_wrong_credit_code_is_told_and_stays(desk: Client, cast: Cast) -> None:
    data = {
        "name": "晴川科技",
        "credit_code": "91110000600037341M",
        "building": cast.house.door.building_id,
        "from_on": "2018-04-01",
    }
    answer = desk.post(reverse("people:register_enterprise"), data)
    assert list(errors(answer)) == ["credit_code"]
    assert 'value="91110000600037341M"' in answer.content.decode()


def test_charlies_enterprise_and_building_cannot_be_chosen(desk: Client, cast: Cast, charlie: Actor) -> None:
    theirs = register_enterprise(name="白鹭小铺", by=charlie, at=NOON)
    hired = desk.post(
        reverse("people:hire", args=[cast.house.resident.id]), {"enterprise": theirs.pk, "from_on": "2018-04-01"}
    )
    rented = desk.post(
        reverse("people:register_enterprise"),
        {"name": "晴川科技", "building": cast.charlies.door.building_id, "from_on": "2018-04-01"},
    )
    assert (list(errors(hired)), list(errors(rented))) == (["enterprise"], ["building"])


def test_who_reads_english_is_told_in_english(desk: Client) -> None:
    desk.cookies["django_language"] = "en"
    answer = desk.post(REGISTER, typed(phone="1390000567"))
    assert escape("Digits are missing. A mobile number has 11.") in answer.content.decode()
