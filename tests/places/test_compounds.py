"""Compounds, closed and opened, with named entrances (F5); several of them in several communities (F49)."""

from __future__ import annotations

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.places.actions import (
    add_entrance,
    close_compound,
    edit_compound,
    edit_entrance,
    open_compound,
    register_compound,
)
from gatepost.places.enums import Line, OrganisationKind
from gatepost.places.models import Compound, Entrance
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon
from tests.factories.places import make_organisation
from tests.refused import refused


def register(by: Actor, name: str = "东柳小区", **facts: object) -> Compound:
    return register_compound(**{"name": name, "is_closed": True, **facts}, by=by, at=NOON)


@pytest.mark.proves("F5")
def test_a_compound_is_closed_and_opened_and_says_since_when(alice: Actor) -> None:
    row = register(alice, is_closed=False)
    close_compound(compound_id=row.id, by=alice, at=at_noon(hours=1))
    row.refresh_from_db()
    assert (row.is_closed, row.state_since) == (True, at_noon(hours=1))
    open_compound(compound_id=row.id, by=alice, at=at_noon(hours=2))
    row.refresh_from_db()
    assert (row.is_closed, row.state_since) == (False, at_noon(hours=2))
    assert lines_about(row.id) == ["places.register_compound", "places.close_compound", "places.open_compound"]


@pytest.mark.parametrize(("is_closed", "again"), [(True, close_compound), (False, open_compound)])
def test_what_is_so_already_is_told(alice: Actor, is_closed: bool, again: object) -> None:
    row = register(alice, is_closed=is_closed)
    with refused("so_already"):
        again(compound_id=row.id, by=alice, at=at_noon(hours=1))
    assert Compound.objects.get(pk=row.pk).state_since == NOON


@pytest.mark.proves("F5")
def test_the_one_open_entrance_of_a_closed_compound_has_a_name_and_hours(alice: Actor) -> None:
    row = register(alice)
    east = add_entrance(compound_id=row.id, name="东门", opens_minute=360, closes_minute=1440, by=alice, at=NOON)
    west = add_entrance(compound_id=row.id, name="西门", is_open=False, by=alice, at=NOON)
    assert [(way.name, way.is_open, way.hours) for way in (east, west)] == [
        ("东门", True, "06:00–24:00"),
        ("西门", False, ""),
    ]
    assert str(east) == "东柳小区 东门"
    assert lines_about(east.id) == ["places.add_entrance"]


def test_an_entrance_is_renamed_and_shut(alice: Actor, cast: Cast) -> None:
    way_in = cast.house.east.entrance
    edit_entrance(
        entrance_id=way_in.id, name="东南门", is_open=False, opens_minute=420, closes_minute=1200, by=alice, at=NOON
    )
    way_in.refresh_from_db()
    assert (way_in.name, way_in.is_open, way_in.hours) == ("东南门", False, "07:00–20:00")
    assert lines_about(way_in.id) == ["places.edit_entrance"]


@pytest.mark.parametrize(("opens", "closes"), [(480, 480), (1200, 420), (None, 480), (480, None)])
def test_hours_that_run_backward_or_are_half_given_are_refused(
    alice: Actor, cast: Cast, opens: int | None, closes: int | None
) -> None:
    with refused("hours_backward", "closes"):
        add_entrance(
            compound_id=cast.house.compound.id, name="南门", opens_minute=opens, closes_minute=closes, by=alice, at=NOON
        )
    assert not Entrance.objects.filter(name="南门").exists()


def test_a_name_is_there_once_in_its_compound_and_its_station(alice: Actor, charlie: Actor, cast: Cast) -> None:
    row = register(alice)
    with refused("name_taken", "name"):
        register(alice)
    assert register(charlie).name == row.name
    add_entrance(compound_id=row.id, name="东门", by=alice, at=NOON)
    with refused("name_taken", "name"):
        add_entrance(compound_id=row.id, name="东门", by=alice, at=NOON)
    assert add_entrance(compound_id=cast.house.other_compound.id, name="东门", by=alice, at=NOON).name == "东门"


@pytest.mark.proves("F49")
def test_a_station_has_compounds_in_several_communities(alice: Actor, cast: Cast) -> None:
    street = cast.house.station.host_community.parent
    other = make_organisation("东柳社区", kind=OrganisationKind.COMMUNITY, line=Line.GOVERNMENT, parent=street)
    row = register(alice, community_id=other.id)
    assert row.community == other
    assert {one.community.name for one in Compound.objects.filter(station_id=alice.station_id)} == {
        cast.house.station.host_community.name,
        "东柳社区",
    }


def test_a_compound_lies_in_no_community_of_elsewhere(alice: Actor, cast: Cast) -> None:
    stranger = cast.charlies.station.host_community
    with refused("not_here", "community"):
        register(alice, community_id=stranger.id)
    with refused("not_here", "community"):
        edit_compound(
            compound_id=cast.house.compound.id,
            name="东柳小区",
            address="",
            community_id=stranger.id,
            area_id=None,
            by=alice,
            at=NOON,
        )


def test_a_compound_is_edited_and_keeps_its_state(alice: Actor, cast: Cast) -> None:
    row = edit_compound(
        compound_id=cast.house.compound.id,
        name="槐安里一号院",
        address="槐安路12号",
        community_id=cast.house.station.host_community_id,
        area_id=None,
        by=alice,
        at=NOON,
    )
    row.refresh_from_db()
    assert (row.name, row.address, row.is_closed, row.state_since) == (
        "槐安里一号院",
        "槐安路12号",
        True,
        at_noon(days=-4),
    )
    assert lines_about(row.id) == ["places.edit_compound"]


def test_nothing_of_another_station_is_found_or_changed(charlie: Actor, cast: Cast) -> None:
    house = cast.house
    with pytest.raises(Compound.DoesNotExist):
        open_compound(compound_id=house.compound.id, by=charlie, at=NOON)
    with pytest.raises(Compound.DoesNotExist):
        add_entrance(compound_id=house.compound.id, name="南门", by=charlie, at=NOON)
    with pytest.raises(Entrance.DoesNotExist):
        edit_entrance(
            entrance_id=house.east.entrance_id,
            name="x",
            is_open=True,
            opens_minute=None,
            closes_minute=None,
            by=charlie,
            at=NOON,
        )


def test_who_may_not_edit_places_opens_no_compound(cast: Cast) -> None:
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            open_compound(compound_id=cast.house.compound.id, by=actor_of(account), at=NOON)
    assert Compound.objects.get(pk=cast.house.compound.pk).is_closed
