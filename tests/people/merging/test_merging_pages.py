"""The list, two records side by side, merging and taking it back, as Alice does it at the desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Actor, Role
from gatepost.people.actions import say_different
from gatepost.people.merging.suggesting import look_for_same
from gatepost.people.models import DifferentPersons, Person, PersonMerge
from gatepost.people.sealing import phone_of
from tests.cast import Cast
from tests.desk.reading import needs_on, text_of
from tests.factories import NOON, make_pass, make_person, make_staff, sign_in
from tests.ground.counting import statements_for
from tests.people.conftest import BORN_ON, PAPER
from tests.people.merging.conftest import Two, look, merged
from tests.words import in_chinese

ONE_PERSON = ">是同一个人</button>"


def compare_url(two: Two) -> str:
    return reverse("people:merge_persons", args=[two.kept.id, two.gone.id])


def choices(two: Two, **chosen: str) -> dict[str, str]:
    """All that differs between the two; the left one where nothing else is said."""
    return {"seen": look(two), "name": "kept", "paper": "kept", "phone": "kept", "sex": "kept", "home": "kept"} | chosen


def undo_url(two: Two) -> str:
    return reverse("people:undo_merge", args=[PersonMerge.objects.get(kept=two.kept).id])


# The list -------------------------------------------------------------------------------------------------------------


@pytest.mark.proves("F39")
def test_the_list_says_who_and_why_and_leads_to_both(cast: Cast, two: Two, desk: Client) -> None:
    make_person(cast.house.station, "王芳", door=two.kept.household.door)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    page = text_of(desk, reverse("people:alike"))
    assert ("姓名相同、住同一户" in page, page.count("王*</a>"), "王芳" in page) == (True, 2, False)


def test_the_first_page_counts_the_list(cast: Cast, two: Two, desk: Client) -> None:
    for name in ("王芳", "王芳", "陈静"):
        make_person(cast.house.station, name, door=two.kept.household.door)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    told = {text: url for _state, text, url in needs_on(text_of(desk, reverse("desk:board")))}
    assert told["有 3 对档案可能是同一个人"] == reverse("people:alike")
    assert '<span class="ledger-count">共 3 条' in text_of(desk, reverse("people:alike"))


def test_who_may_not_merge_is_not_asked_to_on_the_first_page(cast: Cast, two: Two, client: Client) -> None:
    make_person(cast.house.station, "王芳", door=two.kept.household.door)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    page = text_of(sign_in(client, cast.bob), reverse("desk:board"))
    assert reverse("people:alike") not in page


def test_an_empty_list_says_what_it_is_for(desk: Client) -> None:
    assert in_chinese("Nobody seems to be there twice") in text_of(desk, reverse("people:alike"))


def test_the_list_costs_the_same_with_one_pair_and_with_many(cast: Cast, two: Two, desk: Client) -> None:
    make_person(cast.house.station, "王芳", door=two.kept.household.door)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    with_one = statements_for(desk, reverse("people:alike"))
    for _number in range(3):
        make_person(cast.house.station, "王芳", door=two.kept.household.door)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    assert statements_for(desk, reverse("people:alike")) == with_one


def test_the_page_of_a_person_says_that_another_record_may_be_the_same(cast: Cast, two: Two, desk: Client) -> None:
    make_person(cast.house.station, "王芳", door=two.kept.household.door)
    look_for_same(station_id=cast.house.station.id, at=NOON)
    assert "还有 1 份档案可能是同一个人。" in text_of(desk, reverse("people:person", args=[two.kept.id]))


# Side by side ---------------------------------------------------------------------------------------------------------


def test_both_stand_side_by_side_masked(two: Two, desk: Client) -> None:
    page = text_of(desk, compare_url(two))
    assert [word for word in ("王芳", "王方", PAPER, "13900005678", "13900009999") if word in page] == []
    assert ("139****5678" in page, "139****9999" in page, f"{PAPER[:6]}********{PAPER[-4:]}" in page) == (True,) * 3


def test_each_value_can_be_looked_at_with_a_click_that_is_recorded(two: Two, desk: Client) -> None:
    page = text_of(desk, compare_url(two))
    for person, field in ((two.kept, "name"), (two.gone, "name"), (two.kept, "paper"), (two.gone, "phone")):
        assert reverse("people:reveal_person", args=[person.id, field]) in page
    assert reverse("people:reveal_person", args=[two.gone.id, "paper"]) not in page


def test_what_only_one_record_knows_is_chosen_already(two: Two, desk: Client) -> None:
    form = desk.get(reverse("people:merge_persons", args=[two.gone.id, two.kept.id])).context["form"]
    assert {name: form[name].value() for name in form.fields if name != "seen"} == {
        "name": "kept", "paper": "gone", "phone": "kept", "sex": "gone", "home": "kept"
    }  # fmt: skip


def test_what_hangs_on_each_is_counted(cast: Cast, two: Two, desk: Client) -> None:
    make_pass(two.gone, compound=cast.house.compound)
    hanging = desk.get(compare_url(two)).context["hanging"]
    assert [(str(label), here, there) for label, here, there in hanging] == [("出入证", 0, 1)]


def test_what_was_not_chosen_is_asked_for(two: Two, desk: Client) -> None:
    answer = desk.post(compare_url(two), choices(two, name=""))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])


def test_two_numbers_cannot_be_merged_and_the_page_says_what_to_do(cast: Cast, two: Two, desk: Client) -> None:
    other = make_person(cast.house.station, "王芳", paper="109901199011300198", born_on=BORN_ON)
    page = text_of(desk, compare_url(Two(two.kept, other)))
    assert "同一种证件有两个号码，就是两个人" in page
    assert ONE_PERSON not in page


# Merging --------------------------------------------------------------------------------------------------------------


def test_nothing_is_merged_before_the_consequences_were_shown(cast: Cast, two: Two, desk: Client) -> None:
    for person in (two.kept, two.gone):
        make_pass(person, compound=cast.house.compound)
    page = desk.post(compare_url(two), choices(two)).content.decode()
    assert ("出入证 1" in page, "同一小区有两张证的" in page, in_chinese("Merge the two records") in page) == (
        True,
    ) * 3
    assert PersonMerge.objects.count() == 0


def test_confirmed_they_are_one_with_what_was_chosen(two: Two, desk: Client) -> None:
    answer = desk.post(compare_url(two), choices(two, phone="gone") | {"confirmed": "1"})
    assert answer.headers["Location"] == reverse("people:person", args=[two.kept.id])
    kept = Person.objects.get(pk=two.kept.pk)
    assert (kept.name, phone_of(kept), Person.objects.filter(pk=two.gone.pk).exists()) == (
        "王芳", "+8613900009999", False
    )  # fmt: skip


def test_what_changed_in_between_is_said_and_looked_at_anew(two: Two, desk: Client) -> None:
    told = choices(two) | {"confirmed": "1"}
    Person.objects.filter(pk=two.gone.pk).update(name="王舫")
    answer = desk.post(compare_url(two), told)
    assert (answer.status_code, answer.context["form"]["seen"].value()) == (422, look(two))
    assert in_chinese("One of the records was changed in the meantime. Look at both once more, then decide.") in (
        answer.content.decode()
    )


def test_what_a_module_refuses_is_said_in_its_words(cast: Cast, two: Two, desk: Client) -> None:
    cast.bob.person, cast.vera.person = two.kept, two.gone
    cast.bob.save()
    cast.vera.save()
    answer = desk.post(compare_url(two), choices(two) | {"confirmed": "1"})
    assert answer.status_code == 422
    assert "两份档案各对应一个工作人员账号" in answer.content.decode()


def test_the_address_of_the_record_that_went_leads_on(cast: Cast, two: Two, desk: Client, alice: Actor) -> None:
    merged(two, alice)
    third = make_person(cast.house.station, "王方方")
    merged(Two(third, two.kept), alice)
    for gone in (two.gone, two.kept):
        answer = desk.get(reverse("people:person", args=[gone.id]))
        assert answer.headers["Location"] == reverse("people:person", args=[third.id])


def test_it_does_not_lead_anybody_of_another_station_on(cast: Cast, two: Two, client: Client, alice: Actor) -> None:
    merged(two, alice)
    assert sign_in(client, cast.charlie).get(reverse("people:person", args=[two.gone.id])).status_code == 404


@pytest.mark.parametrize("role", [Role.SHIFT_WORKER, Role.CASE_WORKER])
def test_who_may_not_edit_persons_opens_none_of_it(cast: Cast, two: Two, client: Client, role: Role) -> None:
    sign_in(client, make_staff(role, cast.house.station))
    asked = [client.get(reverse("people:alike")), client.get(compare_url(two)), client.post(compare_url(two))]
    asked.append(client.post(reverse("people:say_different", args=[two.kept.id, two.gone.id])))
    assert [answer.status_code for answer in asked] == [403] * 4


# Two people -----------------------------------------------------------------------------------------------------------


def test_one_click_says_that_they_are_two(two: Two, desk: Client) -> None:
    answer = desk.post(reverse("people:say_different", args=[two.kept.id, two.gone.id]), follow=True)
    assert "记下了：这是两个人" in answer.content.decode()
    assert DifferentPersons.objects.count() == 1


def test_who_was_said_to_be_two_can_be_looked_at_and_that_taken_back(two: Two, desk: Client, alice: Actor) -> None:
    say_different(person_id=two.kept.id, other_id=two.gone.id, by=alice, at=NOON)
    page = text_of(desk, compare_url(two))
    assert (ONE_PERSON in page, "同事对照过" in page) == (False, True)
    desk.post(reverse("people:take_back_difference", args=[two.kept.id, two.gone.id]))
    assert ONE_PERSON in text_of(desk, compare_url(two))


# Taking it back -------------------------------------------------------------------------------------------------------


def test_the_page_of_the_person_tells_the_merge_and_leads_to_taking_it_back(
    two: Two, desk: Client, alice: Actor
) -> None:
    merged(two, alice)
    page = text_of(desk, reverse("people:person", args=[two.kept.id]))
    assert ("并入了另一份档案" in page, undo_url(two) in page) == (True, True)


def test_taken_back_they_are_two_again(cast: Cast, two: Two, desk: Client, alice: Actor) -> None:
    make_pass(two.gone, compound=cast.house.compound)
    merged(two, alice)
    assert "出入证 1" in text_of(desk, undo_url(two))
    answer = desk.post(undo_url(two), follow=True)
    assert in_chinese("Two records again, as they were. They are not suggested any more.") in answer.content.decode()
    assert two.now().gone.passes.count() == 1


def test_what_could_not_be_taken_back_is_counted(cast: Cast, two: Two, desk: Client, alice: Actor) -> None:
    card = make_pass(two.gone, compound=cast.house.compound)
    merged(two, alice)
    card.person = cast.house.resident
    card.save()
    answer = desk.post(undo_url(two), follow=True)
    assert "有 1 条在合并后又变动过" in answer.content.decode()


def test_it_is_taken_back_once(two: Two, desk: Client, alice: Actor) -> None:
    merged(two, alice)
    desk.post(undo_url(two))
    answer = desk.post(undo_url(two))
    assert (answer.status_code, in_chinese("This merge was taken back already.") in answer.content.decode()) == (
        422,
        True,
    )
