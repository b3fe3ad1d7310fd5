"""What is typed about places: saved, or told in a sentence with nothing lost."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gatepost.places.enums import AreaLevel
from gatepost.places.forms.compounds import EntranceForm
from gatepost.places.models import Area, Building, Compound, Entrance, Organisation, Post
from tests.cast import Cast
from tests.factories import at_noon, sign_in
from tests.words import in_chinese


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    """Alice's."""
    return sign_in(client, cast.alice)


@pytest.fixture
def withdrawn(db: None) -> Area:
    return Area.objects.create(
        level=AreaLevel.COMMITTEE,
        code="990106009005",
        name="北柳社区",
        valid_from=date(2010, 1, 1),
        valid_until=date(2019, 6, 1),
    )


def told(answer: HttpResponse, *expected: str) -> list[str]:
    """Which of the expected words a refused form says."""
    assert answer.status_code == 422
    page = answer.content.decode()
    return [word for word in expected if word in page]


def saved(answer: HttpResponse) -> str:
    """Where the desk goes on after saving."""
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.headers["Location"]


def test_a_compound_is_registered_with_its_community(desk: Client, cast: Cast) -> None:
    host = cast.house.station.host_community
    data = {"name": "东柳小区", "address": "东柳路3号", "community": host.pk, "is_closed": "on"}
    at = saved(desk.post(reverse("places:register_compound"), data))
    row = Compound.objects.get(name="东柳小区")
    assert at == reverse("places:compound", args=[row.id])
    assert (row.station_id, row.community, row.is_closed, row.address) == (
        cast.house.station.id,
        host,
        True,
        "东柳路3号",
    )


def test_a_name_that_is_taken_is_told_beside_it_and_stays(desk: Client, cast: Cast) -> None:
    name = cast.house.compound.name
    answer = desk.post(reverse("places:register_compound"), {"name": name, "address": "东柳路3号"})
    sentence = in_chinese("There is one of this name already. Choose another name, or open that one.")
    assert answer.context["form"].errors["name"] == [sentence]
    assert told(answer, sentence, f'value="{name}"', "东柳路3号") == [sentence, f'value="{name}"', "东柳路3号"]


def test_a_community_of_elsewhere_cannot_be_chosen(desk: Client, cast: Cast) -> None:
    stranger = cast.charlies.station.host_community
    answer = desk.post(reverse("places:register_compound"), {"name": "东柳小区", "community": stranger.pk})
    assert list(answer.context["form"].errors) == ["community"]
    assert stranger.name not in answer.content.decode()


def test_a_compound_keeps_its_withdrawn_area_when_another_thing_is_edited(
    desk: Client, cast: Cast, withdrawn: Area
) -> None:
    row = cast.house.compound
    Compound.objects.filter(pk=row.pk).update(area=withdrawn)
    url = reverse("places:edit_compound", args=[row.id])
    shown = {name: field.value() or "" for name, field in _fields(desk.get(url))}
    saved(desk.post(url, {**shown, "address": "槐安路12号"}))
    row.refresh_from_db()
    assert (row.area, row.address) == (withdrawn, "槐安路12号")


def test_an_organisation_keeps_its_withdrawn_area_when_another_thing_is_edited(
    desk: Client, cast: Cast, withdrawn: Area
) -> None:
    row = cast.house.station.organisation
    Organisation.objects.filter(pk=row.pk).update(area=withdrawn)
    url = reverse("places:edit_organisation", args=[row.id])
    shown = {name: field.value() or "" for name, field in _fields(desk.get(url))}
    saved(desk.post(url, {**shown, "phone": "010-63850000"}))
    row.refresh_from_db()
    assert (row.area, row.phone) == (withdrawn, "010-63850000")


def _fields(answer: HttpResponse) -> list[tuple[str, Any]]:
    form = answer.context["form"]
    return [(name, form[name]) for name in form.fields]


def test_a_new_thing_gets_no_withdrawn_area(desk: Client, withdrawn: Area) -> None:
    assert withdrawn.name not in desk.get(reverse("places:register_compound")).content.decode()
    answer = desk.post(reverse("places:register_compound"), {"name": "东柳小区", "area": withdrawn.pk})
    assert list(answer.context["form"].errors) == ["area"]


@pytest.mark.parametrize(("state", "is_closed"), [("open", False), ("closed", True)])
def test_a_compound_is_opened_and_closed_by_its_button(desk: Client, cast: Cast, state: str, is_closed: bool) -> None:
    row = cast.house.compound
    Compound.objects.filter(pk=row.pk).update(is_closed=not is_closed)
    desk.post(reverse("places:set_compound_state", args=[row.id]), {"state": state})
    assert Compound.objects.get(pk=row.pk).is_closed is is_closed


@pytest.mark.parametrize("state", ["", "ajar"])
def test_a_state_that_is_none_leaves_a_compound_as_it_is(desk: Client, cast: Cast, state: str) -> None:
    answer = desk.post(reverse("places:set_compound_state", args=[cast.house.compound.id]), {"state": state})
    assert answer.status_code == 404
    assert Compound.objects.get(pk=cast.house.compound.pk).is_closed


def test_who_closes_a_closed_compound_is_told_that_it_is_so(desk: Client, cast: Cast) -> None:
    url = reverse("places:set_compound_state", args=[cast.house.compound.id])
    page = desk.post(url, {"state": "closed"}, follow=True).content.decode()
    assert in_chinese("It is so already. Someone else may have changed it a moment ago.") in page


def test_an_entrance_that_closes_at_midnight_closes_at_the_end_of_the_day(desk: Client, cast: Cast) -> None:
    url = reverse("places:add_entrance", args=[cast.house.compound.id])
    saved(desk.post(url, {"name": "南门", "is_open": "on", "opens": "06:00", "closes": "00:00"}))
    assert Entrance.objects.get(name="南门").hours == "06:00–24:00"


@pytest.mark.parametrize(
    ("minutes", "shown"), [(None, None), (360, time(6, 0)), (1440, time(0, 0)), (1439, time(23, 59))]
)
def test_minutes_come_back_as_the_time_that_was_typed(minutes: int | None, shown: time | None) -> None:
    assert EntranceForm.as_time(minutes) == shown
    assert EntranceForm.minutes(shown, ends=True) == minutes


def test_half_given_hours_are_told(desk: Client, cast: Cast) -> None:
    url = reverse("places:add_entrance", args=[cast.house.compound.id])
    answer = desk.post(url, {"name": "南门", "opens": "06:00", "closes": ""})
    assert answer.context["form"].errors["closes"] == [
        in_chinese("Give both times, the closing time after the opening time; or leave both empty for all day.")
    ]


def test_a_post_is_founded_at_a_time_of_the_stations_day(desk: Client, cast: Cast) -> None:
    way_in = Entrance.objects.create(station=cast.house.station, compound=cast.house.compound, name="南门")
    data = {
        "entrance": way_in.pk,
        "name": "南门岗",
        "sign_text": "槐安街道工会服务站党员服务岗",
        "founded_at": "2020-02-14T11:30",
    }
    at = saved(desk.post(reverse("places:found_post"), data))
    row = Post.objects.get(entrance=way_in)
    assert at == reverse("places:post", args=[row.id])
    assert row.founded_at == at_noon(minutes=-30)


def test_a_post_of_the_future_is_told(desk: Client, cast: Cast) -> None:
    way_in = Entrance.objects.create(station=cast.house.station, compound=cast.house.compound, name="南门")
    data = {"entrance": way_in.pk, "name": "南门岗", "sign_text": "守好家门", "founded_at": "2020-02-15T11:30"}
    answer = desk.post(reverse("places:found_post"), data)
    assert answer.context["form"].errors["founded_at"] == [
        in_chinese("That is in the future. Choose a time up to now.")
    ]


def test_a_resident_building_needs_the_number_that_addresses_begin_with(desk: Client, cast: Cast) -> None:
    data = {"compound": cast.house.compound.pk, "kind": "residential", "name": "5号楼", "number": ""}
    answer = desk.post(reverse("places:register_building"), data)
    assert answer.context["form"].errors["number"] == [
        in_chinese("Addresses of residents begin with the number. Enter it, for example 3.")
    ]
    saved(desk.post(reverse("places:register_building"), {**data, "kind": "office"}))


def test_the_doors_of_a_building_are_made_from_a_pattern(desk: Client, cast: Cast) -> None:
    building = Building.objects.create(
        station=cast.house.station, compound=cast.house.compound, kind="residential", name="5号楼", number="5"
    )
    data = {"units": 3, "first_floor": 1, "last_floor": 6, "rooms": 2}
    page = desk.post(reverse("places:add_doors", args=[building.id]), data, follow=True).content.decode()
    assert building.doors.count() == 36
    assert "已添加 36 户。" in page
    assert [word for word in ("3单元", "6层", "602") if word not in page] == []


def test_floors_the_wrong_way_round_are_told(desk: Client, cast: Cast) -> None:
    data = {"units": 1, "first_floor": 6, "last_floor": 1, "rooms": 2}
    answer = desk.post(reverse("places:add_doors", args=[cast.house.door.building_id]), data)
    assert answer.context["form"].errors["last_floor"] == [
        in_chinese("The highest floor is below the lowest. Exchange them.")
    ]


def test_a_door_that_is_not_understood_is_told_and_stays(desk: Client, cast: Cast) -> None:
    answer = desk.post(reverse("places:add_door", args=[cast.house.door.building_id]), {"address": "随便哪里"})
    sentence = in_chinese("This address is not understood. Write building, unit and room, for example 3-2-501.")
    assert told(answer, sentence, 'value="随便哪里"') == [sentence, 'value="随便哪里"']


def test_an_area_is_added_and_withdrawn_by_its_forms(desk: Client) -> None:
    data = {"level": "committee", "code": "990106009005", "name": "北柳社区", "valid_from": "2010-01-01"}
    assert saved(desk.post(reverse("places:add_area"), data)) == reverse("places:areas")
    old = Area.objects.get()
    saved(desk.post(reverse("places:add_area"), {**data, "code": "990106009006", "name": "新柳社区"}))
    new = Area.objects.get(name="新柳社区")
    saved(desk.post(reverse("places:withdraw_area", args=[old.id]), {"on": "2019-06-01", "successors": [new.pk]}))
    old.refresh_from_db()
    assert (old.valid_until, list(old.successors.all())) == (date(2019, 6, 1), [new])


def test_a_code_of_another_length_is_told(desk: Client) -> None:
    data = {"level": "committee", "code": "990106", "name": "北柳社区", "valid_from": "2010-01-01"}
    answer = desk.post(reverse("places:add_area"), data)
    sentence = "The code does not fit the level: 6 digits down to the district, 9 for a street, 12 for a committee."
    assert answer.context["form"].errors["code"] == [in_chinese(sentence)]


def test_an_organisation_is_founded_by_its_form(desk: Client, cast: Cast) -> None:
    parent = cast.house.station.host_community.parent
    data = {
        "parent": parent.pk,
        "line": "government",
        "kind": "community",
        "name": "东柳社区",
        "founded_on": "2003-06-01",
    }
    assert saved(desk.post(reverse("places:found_organisation"), data)) == reverse("places:organisations")
    assert Organisation.objects.get(name="东柳社区").parent == parent


def test_a_body_of_others_is_told_and_not_changed(desk: Client, cast: Cast) -> None:
    street = cast.house.station.organisation.parent
    Organisation.objects.filter(pk=cast.charlies.station.organisation_id).update(parent=street)
    answer = desk.post(reverse("places:edit_organisation", args=[street.id]), {"name": "新名字"})
    sentence = in_chinese(
        "Other stations stand under this body too, so it cannot be changed here. Ask the body itself."
    )
    assert told(answer, sentence, 'value="新名字"') == [sentence, 'value="新名字"']


def test_who_reads_english_is_told_in_english(desk: Client, cast: Cast) -> None:
    desk.cookies["django_language"] = "en"
    answer = desk.post(reverse("places:add_door", args=[cast.house.door.building_id]), {"address": "2-501"})
    assert told(answer, "This door is there already.") == ["This door is there already."]
