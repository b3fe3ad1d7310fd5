"""Who opens which page of people: Alice leads, Bob works shifts, Vera looks on from the street's office."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from gatepost.kernel.access import Role
from gatepost.people.models import StaffAccount
from tests.addresses import address, all_routes, belongings, routes
from tests.cast import Cast
from tests.factories import make_staff, sign_in

OWN = {"people:own_account"}
BY_POST_ONLY = {
    "people:switch_station", "people:reveal_person", "people:reveal_contact", "people:set_account_state",
    "people:say_different", "people:take_back_difference",
}  # fmt: skip
SEEN = {"people:persons", "people:person", "people:enterprises", "people:enterprise"}
FOUND = {"people:search"}
STAFF_SEEN = {"people:staff", "people:staff_member"}
EDITED = {
    "people:register_person", "people:edit_person", "people:move_in", "people:move_out", "people:hire", "people:leave",
    "people:register_enterprise", "people:edit_enterprise", "people:start_tenancy", "people:close_enterprise",
    "people:end_tenancy", "people:alike", "people:merge_persons", "people:undo_merge",
}  # fmt: skip
STANDING = {"people:set_political_status"}
STAFF_EDITED = {
    "people:create_account", "people:edit_account", "people:grant_role", "people:give_password", "people:end_role",
    "people:take_second_factor",
}  # fmt: skip
ANSWERED = {
    "people:requests", "people:request", "people:receive_request", "people:receive_request_about", "people:answer_request",
    "people:copy",
}  # fmt: skip
ALL = ANSWERED | OWN | BY_POST_ONLY | SEEN | FOUND | STAFF_SEEN | EDITED | STANDING | STAFF_EDITED
READ_ONLY = {"people:requests", "people:request", "people:copy"}
IMPORTS = "people/imports/"
"""Reading sheets in has tests of its own."""


def opened(cast: Cast, client: Client, account: StaffAccount) -> set[str]:
    """The pages of people that open; the rest must be refused."""
    sign_in(client, account)
    owned, opens = belongings(cast), set()
    for name, pattern in all_routes().items():
        if name in ALL:
            status = client.get(address(name, pattern, owned)).status_code
            assert status in ((405,) if name in BY_POST_ONLY else (200, 403)), f"{name} {status}"
            opens |= {name} if status == 200 else set()
    return opens


def test_every_page_of_people_is_asked() -> None:
    known = routes(get_resolver())
    assert {
        name for name, text, _pattern in known if text.startswith("people/") and not text.startswith(IMPORTS)
    } == ALL


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        (Role.STATION_LEAD, ALL - BY_POST_ONLY),
        (Role.BRANCH_SECRETARY, ALL - BY_POST_ONLY),
        (Role.DEPUTY_HEAD, ANSWERED | OWN | SEEN | FOUND | STAFF_SEEN | EDITED),
        (Role.ADMINISTRATOR, OWN | SEEN | FOUND | STAFF_SEEN | EDITED | STAFF_EDITED),
        (Role.SHIFT_WORKER, OWN | SEEN | FOUND | STAFF_SEEN),
        (Role.CASE_WORKER, OWN | SEEN | FOUND | STAFF_SEEN),
        (Role.TESTER, OWN | SEEN | FOUND | STAFF_SEEN),
        (Role.COMMUNITY_LIAISON, OWN | SEEN | FOUND),
        (Role.UNION_CHAIR, OWN | FOUND | STAFF_SEEN),
        (Role.VOLUNTEER, OWN | FOUND),
        (Role.STREET_VIEWER, OWN),
    ],
)
def test_a_role_opens_its_pages_and_no_other(cast: Cast, client: Client, role: Role, opens: set[str]) -> None:
    assert opened(cast, client, make_staff(role, cast.house.station)) == opens


def test_nothing_is_posted_by_who_may_only_see(cast: Cast, client: Client) -> None:
    owned = belongings(cast)
    sign_in(client, cast.bob)
    answers = {
        name: client.post(address(name, pattern, owned), {"on": "2020-02-14", "state": "inactive"}).status_code
        for name, pattern in all_routes().items()
        if name in EDITED | STANDING | STAFF_EDITED | ANSWERED - READ_ONLY | {"people:set_account_state"}
    }
    assert set(answers.values()) == {403}


def test_a_person_works_for_one_station_at_a_time_and_changes_it(cast: Cast, client: Client) -> None:
    both = make_staff(Role.SHIFT_WORKER, cast.house.station)
    both.roles.create(role="tester", organisation=cast.charlies.station.organisation, from_on="2019-01-01")
    sign_in(client, both)
    seen = {}
    for station, person in ((cast.house, cast.house.resident), (cast.charlies, cast.charlies.resident)):
        client.post(reverse("people:switch_station"), {"station": station.station.id})
        seen[station.station.id] = [
            client.get(reverse("people:person", args=[one.id])).status_code
            for one in (cast.house.resident, cast.charlies.resident)
        ]
        assert person.station_id == station.station.id
    assert seen == {cast.house.station.id: [200, 404], cast.charlies.station.id: [404, 200]}


def test_what_one_may_at_one_station_one_may_not_at_the_other(cast: Cast, client: Client) -> None:
    both = make_staff(Role.STATION_LEAD, cast.house.station)
    both.roles.create(role="tester", organisation=cast.charlies.station.organisation, from_on="2019-01-01")
    sign_in(client, both)
    client.post(reverse("people:switch_station"), {"station": cast.charlies.station.id})
    assert client.get(reverse("people:register_person")).status_code == 403
    client.post(reverse("people:switch_station"), {"station": cast.house.station.id})
    assert client.get(reverse("people:register_person")).status_code == 200


@pytest.mark.parametrize("station", ["charlies", "nonsense", ""])
def test_nobody_changes_to_a_station_without_a_role_there(cast: Cast, client: Client, station: str) -> None:
    sign_in(client, cast.bob)
    asked = cast.charlies.station.id if station == "charlies" else station
    assert client.post(reverse("people:switch_station"), {"station": asked}).status_code == 404


@pytest.mark.parametrize("following", ["https://gatep0st.example/", "//gatep0st.example/", "javascript:go()"])
def test_changing_the_station_leads_nowhere_else(cast: Cast, client: Client, following: str) -> None:
    sign_in(client, cast.bob)
    answer = client.post(reverse("people:switch_station"), {"station": cast.house.station.id, "next": following})
    assert answer.headers["Location"] == "/"
