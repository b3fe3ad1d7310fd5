"""What belongs to a station: two bodies, a host, areas that it serves, an address inside a compound (F1, F3, F4)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.places.actions import edit_station
from gatepost.places.enums import AreaLevel, Line, OrganisationKind
from gatepost.places.models import Area, Organisation, Station
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_door, make_staff, sign_in
from tests.factories.places import make_organisation
from tests.refused import refused
from tests.words import in_chinese


@pytest.fixture
def street_area(db: None) -> Area:
    return Area.objects.create(level=AreaLevel.STREET, code="990106009", name="槐安街道", valid_from=date(2010, 1, 1))


def edit(cast: Cast, by: Actor, **changed: Any) -> Station:
    """As it is, but for what is changed."""
    station = cast.house.station
    now = {"branch_id": station.branch_id, "host_community_id": station.host_community_id}
    return edit_station(**{**now, "area_ids": [], "address_id": None, **changed}, by=by, at=NOON)


@pytest.mark.proves("F3")
def test_the_host_community_is_one_thing_and_the_area_served_another(
    alice: Actor, cast: Cast, street_area: Area
) -> None:
    row = edit(cast, alice, area_ids=[street_area.id])
    row.refresh_from_db()
    assert row.host_community.name == cast.house.station.host_community.name
    assert [area.name for area in row.areas.all()] == ["槐安街道"]
    assert lines_about(row.id) == ["places.edit_station"]


@pytest.mark.proves("F4")
def test_the_stations_address_is_a_door_in_a_compound_that_it_serves(alice: Actor, cast: Cast) -> None:
    row = edit(cast, alice, address_id=cast.house.door.id)
    assert row.address == cast.house.door
    assert row.address.building.compound.station_id == row.id


@pytest.mark.proves("F4")
def test_a_door_outside_every_compound_or_of_elsewhere_is_no_address(alice: Actor, cast: Cast) -> None:
    loose = make_door(cast.house.station, compound=None, address="9-1-101")
    for door in (loose, cast.charlies.door):
        with refused("address_not_served", "door"):
            edit(cast, alice, address_id=door.id)


@pytest.mark.proves("F1")
def test_the_branch_is_a_branch_and_no_other_stations(alice: Actor, cast: Cast) -> None:
    station = cast.house.station
    with refused("not_here", "branch"):
        edit(cast, alice, branch_id=station.organisation_id)
    with refused("not_here", "branch"):
        edit(cast, alice, branch_id=cast.charlies.station.branch_id)
    Organisation.objects.filter(pk=cast.charlies.station.branch_id).update(parent=station.organisation)
    with refused("branch_taken", "branch"):
        edit(cast, alice, branch_id=cast.charlies.station.branch_id)


def test_the_host_is_a_community_that_the_station_knows(alice: Actor, cast: Cast) -> None:
    station = cast.house.station
    other = make_organisation(
        "东柳社区", kind=OrganisationKind.COMMUNITY, line=Line.GOVERNMENT, parent=station.host_community.parent
    )
    assert edit(cast, alice, host_community_id=other.id).host_community_id == other.id
    for stranger in (station.branch_id, cast.charlies.station.host_community_id):
        with refused("not_here", "host_community"):
            edit(cast, alice, host_community_id=stranger)


def test_who_may_not_decide_over_staff_does_not_name_the_bodies_at_which_roles_are_held(cast: Cast) -> None:
    deputy = make_staff(Role.DEPUTY_HEAD, cast.house.station)
    for account in (deputy, cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            edit(cast, actor_of(account))


def form_of(cast: Cast, **changed: Any) -> dict[str, Any]:
    station = cast.house.station
    bodies = {"branch": str(station.branch_id), "host_community": str(station.host_community_id)}
    return {**bodies, "areas": [], "compound": "", "door": "", **changed}


def test_alice_sets_the_address_as_it_is_spoken(client: Client, cast: Cast, street_area: Area) -> None:
    sign_in(client, cast.alice)
    data = form_of(cast, areas=[street_area.pk], compound=cast.house.compound.pk, door="3号楼2单元501室")
    assert client.post(reverse("places:edit_station"), data).headers["Location"] == reverse("places:organisations")
    station = Station.objects.get(pk=cast.house.station.pk)
    assert (station.address, list(station.areas.all())) == (cast.house.door, [street_area])
    page = client.get(reverse("places:organisations")).content.decode()
    assert f"{cast.house.compound.name} {station.address.spoken}" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"door": "3-2-501"}, "In which compound is this door? Choose it."),
        ({"compound": True}, "Which door of the compound is the station's? Enter it, or choose no compound."),
        ({"compound": True, "door": "501"}, "Which building? Put its number first, for example 3-501."),
    ],
)
def test_half_an_address_is_told_and_nothing_typed_is_lost(
    client: Client, cast: Cast, typed: dict[str, Any], sentence: str
) -> None:
    sign_in(client, cast.alice)
    if "compound" in typed:
        typed = {**typed, "compound": cast.house.compound.pk}
    answer = client.post(reverse("places:edit_station"), form_of(cast, **typed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert escape(in_chinese(sentence)) in page
    assert typed.get("door", "") in page


def test_a_door_that_is_not_on_the_register_is_told(client: Client, cast: Cast) -> None:
    sign_in(client, cast.alice)
    typed = {"compound": cast.house.compound.pk, "door": "8号楼8单元808"}
    answer = client.post(reverse("places:edit_station"), form_of(cast, **typed))
    sentence = in_chinese("%(compound)s has no door %(door)s on the register. Add it to its building first.")
    expected = sentence % {"compound": cast.house.compound.name, "door": "8-8-808"}
    assert answer.context["form"].errors["door"] == [expected]


def test_saving_the_form_as_it_stands_changes_nothing(client: Client, cast: Cast, street_area: Area) -> None:
    Area.objects.filter(pk=street_area.pk).update(valid_until=date(2019, 1, 1))
    cast.house.station.areas.add(street_area)
    Station.objects.filter(pk=cast.house.station.pk).update(address=cast.house.door)
    sign_in(client, cast.alice)
    form = client.get(reverse("places:edit_station")).context["form"]
    shown = {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}
    client.post(reverse("places:edit_station"), shown)
    station = Station.objects.get(pk=cast.house.station.pk)
    assert (station.address, list(station.areas.all())) == (cast.house.door, [street_area])
    assert (station.branch, station.host_community) == (cast.house.station.branch, cast.house.station.host_community)


def test_the_way_to_edit_the_station_is_shown_to_who_may(client: Client, cast: Cast) -> None:
    deputy = make_staff(Role.DEPUTY_HEAD, cast.house.station)
    shown = {}
    for account in (cast.alice, deputy, cast.bob):
        sign_in(client, account)
        shown[account.username] = (
            reverse("places:edit_station") in client.get(reverse("places:organisations")).content.decode()
        )
    assert shown == {"alice": True, deputy.username: False, "bob": False}
