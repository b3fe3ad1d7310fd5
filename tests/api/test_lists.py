"""Lists: as many statements for one row as for three, and pages that neither repeat nor miss a row."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from gatepost.emergencies.enums import PasserKind, RiskLevel
from gatepost.emergencies.models import AreaRisk, Emergency
from gatepost.gate.models import PresenceRow
from gatepost.kernel.ids import new_id
from gatepost.kernel.search.index import put_entry
from gatepost.kernel.search.terms import plate_terms
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area
from tests.api.caller import Caller
from tests.api.examples import example_of
from tests.api.operations import OPERATIONS, Operation
from tests.cast import Cast, House
from tests.factories import (
    at_noon,
    make_building,
    make_door,
    make_pass,
    make_passage,
    make_person,
    make_policy,
    make_post,
    make_signing_key,
    make_vehicle,
)
from tests.factories.moments import TODAY
from tests.ground.counting import statements_for

ASKED = {"list_passes": {}, "list_passages": {}, "search": {"q": "沈若溪"}}
"""What makes a list longer than the one row of its example."""
ONE_THING = {"get_pass", "get_pass_code", "get_policy", "get_figures_of_today", "get_policy_in_force", "list_hours"}
"""A single thing, or as long as the clock says."""
LISTS = [operation for operation in OPERATIONS if operation.method == "get" and operation.id not in ONE_THING]


def add_one_of_everything(house: House, number: int) -> None:
    station, compound = house.station, house.compound
    door = make_door(station, compound=compound, address=f"3-2-70{number}")
    row = make_pass(make_person(station, "沈若溪", door=door))
    make_passage(house.east, row, at=at_noon(minutes=-number))
    vehicle = make_vehicle(station, f"京A1234{number}")
    make_passage(house.west, make_pass(vehicle), at=at_noon(minutes=-number))
    put_entry(
        station_id=station.id, kind="vehicle", subject_id=vehicle.id, title=vehicle.plate, note="",
        sort_key=vehicle.plate, terms=plate_terms(vehicle.plate),
    )  # fmt: skip
    PresenceRow.objects.create(
        station_id=station.id, subject_id=vehicle.id, compound_id=compound.id, is_inside=True, since=at_noon(),
        passage_id=new_id(), passer=PasserKind.VEHICLE,
    )  # fmt: skip
    post = make_post(station)
    make_building(station, compound=post.entrance.compound, number=str(number))
    emergency = Emergency.objects.get(station=station)
    make_policy(station, emergency=emergency, valid_from=at_noon(minutes=-number))
    make_signing_key(station)
    area = Area.objects.create(level=AreaLevel.STREET, code=f"99010600{number}", name="槐安街道", valid_from=TODAY)
    AreaRisk.objects.create(station=station, area=area, level=RiskLevel.HIGH, from_on=TODAY)


def rows_in(content: Any) -> int:
    """All rows of all lists, those inside rows too."""
    if isinstance(content, list):
        return len(content) + sum(rows_in(one) for one in content)
    return sum(rows_in(one) for one in content.values()) if isinstance(content, dict) else 0


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_list_of_three_takes_as_many_statements_as_a_list_of_one(
    alice: Caller, cast: Cast, operation: Operation
) -> None:
    add_one_of_everything(cast.house, 1)
    example = example_of(operation.id, cast.house)
    url = f"/api{operation.address(example)}?{urlencode(ASKED.get(operation.id, example.query))}"
    few, statements = rows_in(alice.client.get(url).json()), statements_for(alice.client, url)
    for number in (2, 3):
        add_one_of_everything(cast.house, number)
    assert rows_in(alice.client.get(url).json()) >= few + 2
    assert statements_for(alice.client, url) == statements


def test_search_for_a_plate_takes_as_many_statements_for_three(alice: Caller, cast: Cast) -> None:
    url = "/api/search?" + urlencode({"q": "京A1234"})
    add_one_of_everything(cast.house, 1)
    statements = statements_for(alice.client, url)
    for number in (2, 3):
        add_one_of_everything(cast.house, number)
    assert len(alice.client.get(url).json()["vehicles"]) == 3
    assert statements_for(alice.client, url) == statements
