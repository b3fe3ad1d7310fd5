"""What the pages of places show."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area, Compound, Post
from tests.cast import Cast
from tests.factories import NOON, at_noon, sign_in
from tests.words import in_chinese


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    """Alice's."""
    return sign_in(client, cast.alice)


def page_of(desk: Client, name: str, *args: object, **asked: str) -> str:
    answer = desk.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.proves("F2")
def test_the_organisations_are_shown_by_line_with_the_own_bodies_marked(desk: Client, cast: Cast) -> None:
    page = page_of(desk, "places:organisations")
    station = cast.house.station
    shown = [station.organisation.name, station.branch.name, station.host_community.name, "工会", "政府", "党组织"]
    assert [word for word in shown if word not in page] == []
    assert page.count("本站</span>") == 2
    assert cast.charlies.station.organisation.name not in page


@pytest.mark.proves("F5")
def test_a_compound_shows_its_state_since_when_and_its_entrances(desk: Client, cast: Cast) -> None:
    page = page_of(desk, "places:compound", cast.house.compound.id)
    shown = ["封闭", "2月10日", cast.house.east.entrance.name, "全天", cast.house.east.name, "3号楼"]
    assert [word for word in shown if word not in page] == []
    assert reverse("places:set_compound_state", args=[cast.house.compound.id]) in page


@pytest.mark.proves("F49")
def test_the_compounds_are_listed_with_their_communities_and_posts(desk: Client, cast: Cast) -> None:
    page = page_of(desk, "places:compounds")
    names = [cast.house.compound.name, cast.house.other_compound.name, cast.house.station.host_community.name]
    assert [word for word in names if word not in page] == []
    assert cast.charlies.compound.name not in page


@pytest.mark.proves("F48", "F75")
def test_a_post_shows_its_sign_and_since_when_and_leads_to_the_printed_sign(desk: Client, cast: Cast) -> None:
    page = page_of(desk, "places:post", cast.house.east.id)
    assert [word for word in (cast.house.east.name, "守好家门", "2020年2月10日") if word not in page] == []
    sign = reverse("gate:post_sign", args=[cast.house.east.id])
    assert sign in page
    assert b"".join(desk.get(sign))[:5] == b"%PDF-"


def test_an_ended_post_says_so_and_is_no_longer_changed(desk: Client, cast: Cast) -> None:
    desk.post(reverse("places:end_post", args=[cast.house.east.id]))
    page = page_of(desk, "places:post", cast.house.east.id)
    assert Post.objects.get(pk=cast.house.east.pk).ended_at is not None
    assert reverse("places:end_post", args=[cast.house.east.id]) not in page
    assert reverse("places:change_sign", args=[cast.house.east.id]) not in page
    again = desk.post(reverse("places:end_post", args=[cast.house.east.id]), follow=True).content.decode()
    assert in_chinese("This post has ended already.") in again


@pytest.mark.parametrize(
    ("language", "heading"), [("zh-hans", "3号楼2单元501室"), ("en", "Building 3, Unit 2, Room 501")]
)
def test_a_door_is_named_in_the_language_of_the_reader(desk: Client, cast: Cast, language: str, heading: str) -> None:
    desk.cookies["django_language"] = language
    assert heading in page_of(desk, "places:door", cast.house.door.id)


@pytest.fixture
def codes(db: None) -> None:
    """One code, two names after each other."""
    old = Area.objects.create(
        level=AreaLevel.COMMITTEE,
        code="990106009005",
        name="北柳社区",
        valid_from=date(2010, 1, 1),
        valid_until=date(2019, 6, 1),
    )
    new = Area.objects.create(
        level=AreaLevel.COMMITTEE, code="990106009005", name="新柳社区", valid_from=date(2019, 6, 1)
    )
    old.successors.add(new)


@pytest.mark.usefixtures("codes")
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["北柳社区", "新柳社区"]),
        ({"day": "2019-05-31"}, ["北柳社区"]),
        ({"day": "2019-06-01"}, ["新柳社区"]),
        ({"day": "2009-12-31"}, []),
        ({"q": "9901060090", "day": "2020-02-14"}, ["新柳社区"]),
        ({"q": "北柳"}, ["北柳社区"]),
        ({"q": "\0北\0柳"}, ["北柳社区"]),
        ({"day": "yesterday"}, ["北柳社区", "新柳社区"]),
    ],
)
def test_the_codes_of_a_day_have_the_names_of_that_day(desk: Client, asked: dict[str, str], names: list[str]) -> None:
    answer = desk.get(reverse("places:areas"), asked)
    assert [area.name for area in answer.context["areas"]] == names


@pytest.mark.usefixtures("codes")
def test_a_withdrawn_code_says_since_when_and_what_followed(desk: Client) -> None:
    page = page_of(desk, "places:areas", q="北柳")
    assert [word for word in ("已撤销", "2019年6月1日", "990106009005 新柳社区") if word not in page] == []


def test_a_compound_in_a_withdrawn_area_shows_the_name_of_its_day(desk: Client, cast: Cast, codes: None) -> None:
    Compound.objects.filter(pk=cast.house.compound.pk).update(area=Area.objects.get(name="北柳社区"))
    assert "北柳社区" in page_of(desk, "places:compound", cast.house.compound.id)


def test_posts_stand_in_the_order_of_their_names_and_ended_ones_last(desk: Client, cast: Cast) -> None:
    Post.objects.filter(pk=cast.house.east.pk).update(name="甲岗", ended_at=NOON)
    Post.objects.filter(pk=cast.house.west.pk).update(name="乙岗", founded_at=at_noon(days=-3))
    answer = desk.get(reverse("places:posts"))
    assert [post.name for post in answer.context["posts"]] == ["乙岗", "甲岗"]
