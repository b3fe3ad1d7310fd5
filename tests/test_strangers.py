"""A person of another, well-filled station sees nothing: every address of the program is asked.

An address that is not listed here fails, so that a new page cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gatepost.gate.models import SigningKey
from tests.cast import Cast
from tests.factories import make_device, sign_in

OPEN_TO_ALL = {
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password", "account_set_password",
    "set_language", "styleguide",
}  # fmt: skip
"""About the asker's own account, or about nobody."""

OTHER_PEOPLES_TESTS = ("api:", "mfa_")
"""The API has its own walk in tests/api; the second factor is about the asker's own account."""


def routes(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from routes(entry, space + inner)
        elif entry.name:
            yield space + entry.name, entry


def all_routes() -> dict[str, URLPattern]:
    found = dict(routes(get_resolver()))
    return {
        name: pattern
        for name, pattern in found.items()
        if name not in OPEN_TO_ALL and not name.startswith(OTHER_PEOPLES_TESTS)
    }


def belongings(cast: Cast) -> dict[str, object]:
    """For each word in an address something that is Alice's."""
    house = cast.house
    building = house.door.building
    device = make_device(house.station)
    key = SigningKey.objects.get(station=house.station)
    emergency = house.station.emergencies.get()
    policy = house.station.policies.get(emergency=emergency)
    return {
        "post_id": house.east.id,
        "pass_id": house.resident_pass.id,
        "person_id": house.resident.id,
        "building_id": building.id,
        "compound_id": house.compound.id,
        "door_id": house.door.id,
        "entrance_id": house.east.entrance_id,
        "device_id": getattr(device, "id", None) or device[0].id,
        "key_id": key.id,
        "emergency_id": emergency.id,
        "version_id": policy.id,
        "account_id": cast.bob.id,
        "role_id": cast.bob.roles.get().id,
        "organisation_id": house.station.organisation_id,
        **things_of_enterprises(cast),
        "area_id": area_of(cast),
        "ending": "withdraw",
        "field": "phone",
    }


def things_of_enterprises(cast: Cast) -> dict[str, object]:
    from datetime import date

    from gatepost.people.models import Employment, Enterprise, Tenancy

    station = cast.house.station
    enterprise = Enterprise.objects.create(station=station, name="晴川小铺")
    tenancy = Tenancy.objects.create(
        station=station, enterprise=enterprise, building=cast.house.door.building, from_on=date(2019, 1, 1)
    )
    employment = Employment.objects.create(
        station=station, person=cast.house.resident, enterprise=enterprise, from_on=date(2019, 1, 1)
    )
    return {"enterprise_id": enterprise.id, "tenancy_id": tenancy.id, "employment_id": employment.id}


def area_of(cast: Cast) -> object:
    from datetime import date

    from gatepost.places.enums import AreaLevel
    from gatepost.places.models import Area

    area = Area.objects.create(level=AreaLevel.STREET, code="990106001", name="槐安街道", valid_from=date(2010, 1, 1))
    cast.house.station.areas.add(area)
    return area.id


def secrets_of(cast: Cast) -> list[str]:
    house = cast.house
    return [
        house.resident.id.hex, str(house.resident.id), str(house.resident_pass.id), house.resident_pass.serial,
        house.compound.name, house.east.name, house.other_compound.name, "晴川小铺", "鲍勃", "薇拉", "艾丽丝",
        house.station.organisation.name + "党支部",
    ]  # fmt: skip


def address(name: str, pattern: URLPattern, owned: dict[str, object]) -> str:
    words = pattern.pattern.converters
    unknown = set(words) - set(owned)
    assert not unknown, (
        f"{name} has the words {unknown} in its address: say in `belongings` what of Alice's they stand for"
    )
    return reverse(name, kwargs={word: owned[word] for word in words})


PUBLIC_AUTHORITY = {"places:withdraw_area", "places:edit_organisation"}
"""Areas and organisations are the public order of things: known to all stations, changed by those who may; see places/access.py."""


def test_charlie_sees_nothing_of_alices_on_any_page(cast: Cast, client: Client) -> None:
    sign_in(client, cast.charlie)
    owned, leaks, opened = belongings(cast), [], []
    for name, pattern in all_routes().items():
        url = address(name, pattern, owned)
        for method in ("get", "post"):
            answer = getattr(client, method)(url)
            own = bool(set(pattern.pattern.converters) - {"ending", "field"})
            if own and name not in PUBLIC_AUTHORITY and answer.status_code not in {403, 404, 405}:
                opened.append(f"{method} {name} {answer.status_code}")
            body = b"".join(answer) if answer.streaming else answer.content
            text = body.decode(errors="replace")
            leaks += [
                f"{method} {name}: {word}" for word in secrets_of(cast) if word in text and name not in PUBLIC_AUTHORITY
            ]
    assert opened == []
    assert leaks == []


def test_who_is_not_signed_in_is_asked_to(cast: Cast, client: Client) -> None:
    owned, open_doors = belongings(cast), []
    for name, pattern in all_routes().items():
        answer = client.get(address(name, pattern, owned))
        asked = answer.status_code == 302 and "/account/login/" in answer.headers["Location"]
        if not asked and answer.status_code != 405:
            open_doors.append(f"{name} {answer.status_code}")
    assert open_doors == []


LISTS = (
    "gate:passes",
    "gate:passages",
    "gate:inside",
    "people:persons",
    "people:enterprises",
    "people:staff",
    "desk:audit",
)


@pytest.mark.parametrize("name", LISTS)
def test_the_street_viewer_sees_figures_and_no_lists(cast: Cast, client: Client, name: str) -> None:
    sign_in(client, cast.vera)
    assert client.get(reverse(name)).status_code == 403


def test_the_street_viewers_board_has_no_names_and_no_ways_to_lists(cast: Cast, client: Client) -> None:
    sign_in(client, cast.vera)
    page = client.get(reverse("desk:board")).content.decode()
    assert cast.house.resident.name not in page
    assert reverse("gate:passages") not in page
