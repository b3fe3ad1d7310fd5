"""The search box: names in characters, pinyin and initials, doors however written, ends of phones. Of the own station only."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Actor, Role
from gatepost.kernel.search.index import put_entry
from gatepost.kernel.search.terms import plate_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import register_enterprise, register_person
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.queries.persons import find_persons
from gatepost.people.queries.search import search
from gatepost.places.actions import add_doors, change_sign
from gatepost.places.rules import DoorPattern
from tests.cast import CHARLIES_PEOPLE, Cast
from tests.factories import NOON, actor_of, make_building, make_door, make_staff, make_vehicle, sign_in
from tests.words import in_chinese

PEOPLE = ("单秋禾", "曾庄", "解小满", "仇一鸣", "区志远", "欧阳修文", "王小明", "王晓敏", "买买提·吐尔逊", "𬭚䶮")
PHONES = {"王小明": "13800138000", "王晓敏": "13900008000", "单秋禾": "010-63850501"}


@pytest.fixture
def register(alice: Actor) -> dict[str, Person]:
    """By name; registered as a clerk registers them."""
    return {
        name: register_person(name=name, paper_kind=PaperKind.NONE, phone=PHONES.get(name, ""), by=alice, at=NOON)
        for name in PEOPLE
    }


def names(cast: Cast, asked: str) -> list[str]:
    rows = Person.objects.in_bulk(find_persons(cast.house.station.id, asked))
    return sorted(row.name for row in rows.values())


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("秋禾", ["单秋禾"]),
        ("小明", ["王小明"]),
        ("志远", ["区志远"]),
        ("曾", ["曾庄"]),
        ("wangxm", ["王小明", "王晓敏"]),
        ("wxm", ["王小明", "王晓敏"]),
        ("WANG XIAO", ["王小明", "王晓敏"]),
        ("xiaoming", ["王小明"]),
        ("王xm", ["王小明", "王晓敏"]),
        ("shan", ["单秋禾"]),
        ("dan", ["单秋禾"]),
        ("sqh", ["单秋禾"]),
        ("dqh", ["单秋禾"]),
        ("zengzhuang", ["曾庄"]),
        ("ceng", ["曾庄"]),
        ("xiexm", ["解小满"]),
        ("jiexiaoman", ["解小满"]),
        ("qiu", ["仇一鸣", "单秋禾"]),
        ("qym", ["仇一鸣"]),
        ("chouyiming", ["仇一鸣"]),
        ("ouzhiyuan", ["区志远"]),
        ("quzy", ["区志远"]),
        ("ou", ["区志远", "欧阳修文"]),
        ("oyxw", ["欧阳修文"]),
        ("歐陽", ["欧阳修文"]),
        ("吐尔逊", ["买买提·吐尔逊"]),
        ("𬭚", ["𬭚䶮"]),
        ("8000", ["王小明", "王晓敏"]),
        ("８０００", ["王小明", "王晓敏"]),
        ("0501", ["单秋禾"]),
        ("小明 8000", ["王小明"]),
        ("xiaomin8000", []),
        ("8001", []),
        ("mingwang", []),
        ("", []),
        ("，。", []),
        ("\0\0", []),
        ("秋\0禾", ["单秋禾"]),
        ("%", []),
        ("' OR 1=1 --", []),
    ],
)
def test_a_person_is_found_by_what_people_remember(cast: Cast, asked: str, found: list[str]) -> None:
    assert names(cast, asked) == found


WRITINGS = (
    "3-2-501",
    "3号楼2单元501室",
    "3号楼2单元501",
    "三号楼二单元五〇一",
    "３－２－５０１",
    "3楼2门501",
    "3栋2单元501户",
)


@pytest.mark.parametrize("asked", WRITINGS)
def test_a_door_and_who_lives_behind_it_are_found_however_it_is_written(cast: Cast, asked: str) -> None:
    make_door(cast.house.station, compound=cast.house.compound, address="3-2-502")
    assert find_persons(cast.house.station.id, asked) == [cast.house.resident.id]
    hits = search(cast.house.station.id, asked, actor=actor_of(cast.alice))
    assert [(hit.kind, hit.subject_id) for hit in hits] == [
        ("person", cast.house.resident.id),
        ("door", cast.house.door.id),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2-501", ["3-2-501"]),
        ("2单元501", ["3-2-501"]),
        ("501室", ["3-1-501", "3-2-501"]),
        ("3号楼501", ["3-1-501", "3-2-501"]),
    ],
)
def test_a_part_of_a_door_finds_every_door_that_it_fits(cast: Cast, asked: str, found: list[str]) -> None:
    for address in ("3-1-501", "3-2-502"):
        make_door(cast.house.station, compound=cast.house.compound, address=address)
    hits = search(cast.house.station.id, asked, actor=actor_of(cast.alice))
    assert sorted(hit.title for hit in hits if hit.kind == "door") == found


def test_doors_made_from_a_pattern_are_found_too(cast: Cast, alice: Actor) -> None:
    building = make_building(cast.house.station, compound=cast.house.compound, number="12")
    add_doors(building_id=building.id, pattern=DoorPattern(2, -1, 18, 4), by=alice, at=NOON)
    hits = search(alice.station_id, "12号楼2单元1804", actor=alice)
    assert [(hit.title, hit.note) for hit in hits] == [("12-2-1804", cast.house.compound.name)]
    assert [hit.title for hit in search(alice.station_id, "12-1-B1-3", actor=alice)] == ["12-1-B1-3"]


def test_posts_and_enterprises_are_found_by_two_characters_and_by_pinyin(cast: Cast, alice: Actor) -> None:
    change_sign(post_id=cast.house.east.id, name="东门党员服务岗", sign_text="守好家门", by=alice, at=NOON)
    register_enterprise(name="晴川科技有限公司", by=alice, at=NOON)
    found = {
        asked: [(hit.kind, hit.title) for hit in search(alice.station_id, asked, actor=alice)]
        for asked in ("服务", "家门", "晴川", "科技", "qingchuan", "qckj")
    }
    post, enterprise = ("post", "东门党员服务岗"), ("enterprise", "晴川科技有限公司")
    assert found == {
        "服务": [post], "家门": [post], "晴川": [enterprise], "科技": [enterprise],
        "qingchuan": [enterprise], "qckj": [enterprise],
    }  # fmt: skip


def test_a_nine_digit_number_may_be_the_serial_of_a_pass(cast: Cast, alice: Actor) -> None:
    hits = search(alice.station_id, "4821 0937 5", actor=alice)
    assert [(hit.kind, hit.title) for hit in hits] == [("pass", "4821 0937 5")]


@pytest.mark.parametrize("asked", [*CHARLIES_PEOPLE, "zhuoyiming", "zym", "3-2-601", "3号楼2单元602室"])
def test_charlies_people_are_never_found(cast: Cast, alice: Actor, asked: str) -> None:
    ours = {cast.house.resident.id, cast.house.door.id}
    assert {hit.subject_id for hit in search(alice.station_id, asked, actor=alice)} <= ours
    assert set(find_persons(cast.house.station.id, asked)) <= {cast.house.resident.id}


def test_charlies_phones_numbers_and_vehicles_are_never_found(cast: Cast, alice: Actor, charlie: Actor) -> None:
    register_person(
        name="卓一鸣", paper_kind=PaperKind.PASSPORT, paper_number="E12345678", phone="13900007777", by=charlie, at=NOON
    )
    vehicle = make_vehicle(cast.charlies.station, "京A77777")
    put_entry(
        station_id=cast.charlies.station.id, kind="vehicle", subject_id=vehicle.id, title="京A77777", note="",
        sort_key="", terms=plate_terms("京A77777"),
    )  # fmt: skip
    for asked in ("7777", "13900007777", "E12345678", "77777", "京A77777"):
        assert search(alice.station_id, asked, actor=alice) == []
        assert search(charlie.station_id, asked, actor=charlie) != []


def test_who_works_for_two_stations_finds_those_of_the_chosen_one_only(cast: Cast) -> None:
    both = make_staff(Role.SHIFT_WORKER, cast.house.station)
    both.roles.create(role="shift_worker", organisation=cast.charlies.station.organisation, from_on=NOON.date())
    actor = actor_of(both)
    with seeing(actor.stations):
        hits = search(cast.house.station.id, "沈若溪", actor=actor)
    assert [hit.subject_id for hit in hits] == [cast.house.resident.id]


def test_names_are_masked_in_the_box_and_on_the_page(cast: Cast, desk: Client, register: dict[str, Person]) -> None:
    for query in ({"q": "秋禾"}, {"q": "秋禾", "partial": "1"}):
        page = desk.get(reverse("people:search"), query).content.decode()
        assert "单**" in page
        assert "单秋禾" not in page
        assert reverse("people:person", args=[register["单秋禾"].id]) in page


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.STATION_LEAD, {"person", "door", "enterprise", "vehicle", "post"}),
        (Role.SHIFT_WORKER, {"person", "door", "enterprise", "vehicle", "post"}),
        (Role.CASE_WORKER, {"person", "door", "enterprise", "post"}),
        (Role.VOLUNTEER, {"door", "post"}),
        (Role.UNION_CHAIR, {"door", "post"}),
        (Role.STREET_VIEWER, set()),
    ],
)
def test_only_kinds_that_one_may_see_are_found(cast: Cast, role: Role, kinds: set[str]) -> None:
    station = cast.house.station
    for kind in ("person", "door", "enterprise", "vehicle", "post"):
        subject = cast.house.resident.id if kind == "person" else cast.house.door.id
        put_entry(
            station_id=station.id, kind=kind, subject_id=subject, title="同名", note="", sort_key="", terms={"同名"}
        )
    hits = search(station.id, "同名", actor=actor_of(make_staff(role, station)))
    assert {hit.kind for hit in hits} == kinds


def test_vera_searches_nothing(cast: Cast, client: Client) -> None:
    sign_in(client, cast.vera)
    for query in ({"q": "沈若溪"}, {"q": "沈若溪", "partial": "1"}):
        answer = client.get(reverse("people:search"), query)
        assert answer.status_code == 403
        assert "沈" not in answer.content.decode()


def test_who_moved_out_is_found_and_said_to_have_left(cast: Cast, desk: Client) -> None:
    Person.objects.filter(pk=cast.house.resident.pk).update(left_on=NOON.date())
    page = desk.get(reverse("people:search"), {"q": "沈若溪"}).content.decode()
    assert f"3-2-501 · {in_chinese('moved out')}" in page


@pytest.mark.parametrize(
    "asked", ["\0", "沈\0", "a" * 20_000, "沈" * 20_000, "3-2-501" * 3_000, "\ud7ff\U0010ffff", "9" * 5_000]
)
@pytest.mark.parametrize("page", ["people:search", "people:persons", "people:enterprises"])
def test_whatever_is_typed_is_answered(desk: Client, page: str, asked: str) -> None:
    assert desk.get(reverse(page), {"q": asked}).status_code == 200
