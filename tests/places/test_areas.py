"""Official codes begin, are withdrawn and are followed by others (point 6 of the rules of the field)."""

from __future__ import annotations

from datetime import date

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.places.actions import add_area, withdraw_area
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area, Compound
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.refused import refused

BEGAN, GONE = date(2010, 1, 1), date(2019, 6, 1)


def add(by: Actor, name: str, code: str = "990106009005", *, valid_from: date = BEGAN) -> Area:
    return add_area(
        level=AreaLevel.COMMITTEE, code=code, name=name, parent_id=None, valid_from=valid_from, by=by, at=NOON
    )


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (AreaLevel.PROVINCE, "990000"),
        (AreaLevel.COUNTY, "990106"),
        (AreaLevel.STREET, "990106009"),
        (AreaLevel.COMMITTEE, "990106009005"),
    ],
)
def test_a_code_has_the_length_of_its_level(alice: Actor, level: AreaLevel, code: str) -> None:
    row = add_area(level=level, code=code, name="槐安", parent_id=None, valid_from=BEGAN, by=alice, at=NOON)
    assert lines_about(row.id) == ["places.add_area"]


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (AreaLevel.PROVINCE, "990106"),
        (AreaLevel.COUNTY, "99010"),
        (AreaLevel.COUNTY, "099106"),
        (AreaLevel.STREET, "990106"),
        (AreaLevel.STREET, "99010600A"),
        (AreaLevel.COMMITTEE, "990106009"),
        (AreaLevel.COMMITTEE, "99010600900５"),
    ],
)
def test_a_code_of_another_shape_is_refused(alice: Actor, level: AreaLevel, code: str) -> None:
    with refused("code_shape", "code"):
        add_area(level=level, code=code, name="槐安", parent_id=None, valid_from=BEGAN, by=alice, at=NOON)


def test_a_withdrawn_code_names_its_successors_and_ends_on_its_day(alice: Actor) -> None:
    old = add(alice, "北柳社区")
    first, second = add(alice, "北柳一社区", "990106009021"), add(alice, "北柳二社区", "990106009022")
    withdraw_area(area_id=old.id, on=GONE, successor_ids=[first.id, second.id], by=alice, at=NOON)
    old.refresh_from_db()
    assert old.valid_until == GONE
    assert [row.name for row in old.successors.all()] == ["北柳一社区", "北柳二社区"]
    assert [row.name for row in first.predecessors.all()] == ["北柳社区"]
    assert lines_about(old.id) == ["places.add_area", "places.withdraw_area"]


def test_old_records_keep_the_name_of_their_day(alice: Actor, cast: Cast) -> None:
    old = add(alice, "北柳社区")
    Compound.objects.filter(pk=cast.house.compound.pk).update(area=old)
    withdraw_area(area_id=old.id, on=GONE, by=alice, at=NOON)
    new = add(alice, "北柳新苑社区", valid_from=GONE)
    assert new.code == old.code
    assert Compound.objects.get(pk=cast.house.compound.pk).area.name == "北柳社区"


def test_a_code_is_valid_for_one_area_at_a_time(alice: Actor) -> None:
    add(alice, "北柳社区")
    with refused("code_taken", "code"):
        add(alice, "南柳社区", valid_from=GONE)


def test_a_code_begins_anew_no_earlier_than_it_was_withdrawn(alice: Actor) -> None:
    withdraw_area(area_id=add(alice, "北柳社区").id, on=GONE, by=alice, at=NOON)
    with refused("code_still_valid_then", "valid_from"):
        add(alice, "南柳社区", valid_from=date(2019, 5, 31))
    assert add(alice, "南柳社区", valid_from=GONE).valid_from == GONE


def test_a_code_is_withdrawn_once_and_after_it_began(alice: Actor) -> None:
    old = add(alice, "北柳社区")
    with refused("before_it_began", "on"):
        withdraw_area(area_id=old.id, on=BEGAN, by=alice, at=NOON)
    withdraw_area(area_id=old.id, on=GONE, by=alice, at=NOON)
    with refused("withdrawn_already"):
        withdraw_area(area_id=old.id, on=GONE, by=alice, at=NOON)


def test_an_area_does_not_follow_itself(alice: Actor) -> None:
    old = add(alice, "北柳社区")
    with refused("own_successor", "successors"):
        withdraw_area(area_id=old.id, on=GONE, successor_ids=[old.id], by=alice, at=NOON)


def test_a_code_that_another_station_serves_is_not_one_stations_to_withdraw(charlie: Actor, cast: Cast) -> None:
    street = add_area(
        level=AreaLevel.STREET, code="990106009", name="槐安街道", parent_id=None, valid_from=BEGAN, by=charlie, at=NOON
    )
    community = add(charlie, "北柳社区")
    Area.objects.filter(pk=community.pk).update(parent=street)
    cast.house.station.areas.add(community)
    for area in (community, street):
        with refused("serves_others"):
            withdraw_area(area_id=area.id, on=GONE, by=charlie, at=NOON)
    assert withdraw_area(area_id=community.id, on=GONE, by=actor_of(cast.alice), at=NOON).valid_until == GONE


def test_who_may_not_edit_places_adds_no_area(cast: Cast) -> None:
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            add(actor_of(account), "北柳社区")
    assert Area.objects.count() == 0
