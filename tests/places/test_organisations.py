"""The tree of organisations: levels, kinds and lines (F1, F2)."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.places.actions import edit_organisation, found_organisation
from gatepost.places.enums import Line, OrganisationKind
from gatepost.places.models import Organisation
from gatepost.places.queries import organisations_above, stations_below
from gatepost.places.queries.organisations import own_bodies, trees_by_line
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.factories.places import make_organisation, make_station
from tests.refused import refused


def shown_tree(cast: Cast, line: Line) -> list[tuple[int, str, str, bool]]:
    """Depth, kind and name of each body of one line, and whether it is the station's own."""
    trees = dict(trees_by_line(cast.house.station.id))
    return [(one.depth, one.organisation.kind, one.organisation.name, one.is_ours) for one in trees.get(line, [])]


def put_below_a_city(cast: Cast) -> Organisation:
    """The union line above Alice's station as it is in a city: city, district, street, station."""
    city = make_organisation("青原市总工会", kind=OrganisationKind.CITY)
    district = make_organisation("澄湖区总工会", kind=OrganisationKind.DISTRICT, parent=city)
    street = cast.house.station.organisation.parent
    Organisation.objects.filter(pk=street.pk).update(parent=district, name="槐安街道总工会")
    Organisation.objects.filter(pk=cast.house.station.organisation_id).update(name="槐安街道工会服务站")
    return city


@pytest.mark.proves("F1", "F2")
def test_the_union_line_has_its_levels_and_the_government_line_its_own(cast: Cast) -> None:
    put_below_a_city(cast)
    assert shown_tree(cast, Line.UNION) == [
        (0, "city", "青原市总工会", False),
        (1, "district", "澄湖区总工会", False),
        (2, "street", "槐安街道总工会", False),
        (3, "station", "槐安街道工会服务站", True),
    ]
    host = cast.house.station.host_community
    assert shown_tree(cast, Line.GOVERNMENT) == [
        (0, "street", host.parent.name, False),
        (1, "community", host.name, False),
    ]


@pytest.mark.proves("F1")
def test_the_station_and_its_branch_are_two_bodies_in_one_place(cast: Cast) -> None:
    station = cast.house.station
    assert own_bodies(station.id) == {station.organisation_id, station.branch_id}
    assert (station.organisation.kind, station.branch.kind) == ("station", "branch")
    assert (station.organisation.line, station.branch.line) == (Line.UNION, Line.PARTY)
    assert stations_below([station.organisation_id, station.branch_id]) == {
        station.organisation_id: {station.id},
        station.branch_id: {station.id},
    }


@pytest.mark.proves("F1", "F2")
def test_a_branch_below_a_body_of_the_union_stands_at_the_top_of_the_party_line(alice: Actor, cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.house.station.branch_id).update(
        parent=cast.house.station.organisation, name="服务站党支部"
    )
    assert shown_tree(cast, Line.PARTY) == [(0, "branch", "服务站党支部", True)]


@pytest.mark.proves("F2")
def test_a_body_is_founded_below_one_that_the_station_knows(alice: Actor, cast: Cast) -> None:
    row = found_organisation(
        parent_id=cast.house.station.host_community.parent_id,
        line=Line.GOVERNMENT,
        kind=OrganisationKind.COMMUNITY,
        name="东柳社区",
        founded_on=date(2003, 6, 1),
        phone="010-63850000",
        by=alice,
        at=NOON,
    )
    assert (1, "community", "东柳社区", False) in shown_tree(cast, Line.GOVERNMENT)
    assert lines_about(row.id) == ["places.found_organisation"]


def test_two_bodies_below_one_do_not_share_a_name(alice: Actor, cast: Cast) -> None:
    community = cast.house.station.host_community
    with refused("name_taken", "name"):
        found_organisation(
            parent_id=community.parent_id,
            line=Line.GOVERNMENT,
            kind=OrganisationKind.COMMUNITY,
            name=community.name,
            by=alice,
            at=NOON,
        )


def test_nothing_is_founded_below_a_body_of_elsewhere(alice: Actor, cast: Cast) -> None:
    with refused("not_here"):
        found_organisation(
            parent_id=cast.charlies.station.organisation_id,
            line=Line.UNION,
            kind=OrganisationKind.STATION,
            name="第二服务站",
            by=alice,
            at=NOON,
        )


def edit(organisation: Organisation, by: Actor, *, name: str) -> Organisation:
    return edit_organisation(
        organisation_id=organisation.id, name=name, area_id=None, founded_on=None, phone="", by=by, at=NOON
    )


def test_the_own_body_is_renamed_and_the_audit_keeps_the_old_name(alice: Actor, cast: Cast) -> None:
    from gatepost.kernel.models import AuditLine

    own = cast.house.station.organisation
    edit(own, alice, name="槐安街道工会服务站")
    (line,) = AuditLine.objects.filter(subject_id=own.id)
    assert line.detail == {"before": own.name, "name": "槐安街道工会服务站"}


def test_a_body_that_another_station_stands_under_is_not_one_stations_to_change(alice: Actor, cast: Cast) -> None:
    street = cast.house.station.organisation.parent
    sister = make_station("槐安街道第二工会服务站")
    Organisation.objects.filter(pk=sister.organisation_id).update(parent=street)
    with refused("belongs_to_others"):
        edit(street, alice, name="新名字")
    assert Organisation.objects.get(pk=street.pk).name == street.name


def test_a_body_of_elsewhere_is_not_edited(charlie: Actor, cast: Cast) -> None:
    with refused("not_here"):
        edit(cast.house.station.organisation, charlie, name="新名字")


def test_who_may_not_edit_places_founds_nothing(cast: Cast) -> None:
    before = Organisation.objects.count()
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            edit(cast.house.station.organisation, actor_of(account), name="新名字")
    assert Organisation.objects.count() == before


def test_roles_at_the_hosting_community_and_above_cover_the_station(cast: Cast) -> None:
    station = cast.house.station
    city = put_below_a_city(cast)
    above = organisations_above(station.id)
    expected = {
        station.organisation_id,
        station.branch_id,
        station.host_community_id,
        station.host_community.parent_id,
        station.organisation.parent_id,
        city.id,
    }
    assert expected <= above
    assert above & {cast.charlies.station.organisation_id, cast.charlies.station.host_community_id} == set()
