"""Who opens which page of places: Alice leads, Bob works shifts, Vera looks on from the street's office, a deputy is between."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Role
from gatepost.people.models import StaffAccount
from tests.addresses import address, all_routes, belongings
from tests.cast import Cast
from tests.factories import make_staff, sign_in

SEEN = {
    "places:organisations", "places:areas", "places:compounds", "places:compound", "places:posts", "places:post",
    "places:building", "places:door",
}  # fmt: skip
BY_POST_ONLY = {"places:set_compound_state", "places:end_post"}
EDITED = {
    "places:found_organisation", "places:edit_organisation", "places:add_area", "places:withdraw_area",
    "places:register_compound", "places:edit_compound", "places:add_entrance", "places:edit_entrance", "places:found_post",
    "places:change_sign", "places:register_building", "places:make_buildings", "places:add_doors", "places:add_door",
}  # fmt: skip
OF_THE_STATION = {"places:edit_station"}
"""Who also decides over its staff."""


def opened(cast: Cast, client: Client, account: StaffAccount) -> dict[int, set[str]]:
    """The pages of places by how they answered."""
    sign_in(client, account)
    owned, answers = belongings(cast), {}
    for name, pattern in all_routes().items():
        if name.startswith("places:"):
            answers.setdefault(client.get(address(name, pattern, owned)).status_code, set()).add(name)
    return answers


def test_alice_opens_every_page_of_places(cast: Cast, client: Client) -> None:
    assert opened(cast, client, cast.alice) == {200: SEEN | EDITED | OF_THE_STATION, 405: BY_POST_ONLY}


def test_a_deputy_edits_places_but_not_what_roles_hang_on(cast: Cast, client: Client) -> None:
    deputy = make_staff(Role.DEPUTY_HEAD, cast.house.station)
    assert opened(cast, client, deputy) == {200: SEEN | EDITED, 403: OF_THE_STATION, 405: BY_POST_ONLY}


def test_bob_sees_places_and_edits_none(cast: Cast, client: Client) -> None:
    assert opened(cast, client, cast.bob) == {200: SEEN, 403: EDITED | OF_THE_STATION, 405: BY_POST_ONLY}


def test_vera_opens_no_page_of_places(cast: Cast, client: Client) -> None:
    assert opened(cast, client, cast.vera) == {403: SEEN | EDITED | OF_THE_STATION, 405: BY_POST_ONLY}


@pytest.mark.parametrize("who", ["bob", "vera"])
def test_what_is_only_posted_is_refused_to_who_may_not(cast: Cast, client: Client, who: str) -> None:
    sign_in(client, getattr(cast, who))
    state = client.post(reverse("places:set_compound_state", args=[cast.house.compound.id]), {"state": "open"})
    end = client.post(reverse("places:end_post", args=[cast.house.east.id]))
    cast.house.compound.refresh_from_db()
    cast.house.east.refresh_from_db()
    assert (state.status_code, end.status_code) == (403, 403)
    assert (cast.house.compound.is_closed, cast.house.east.ended_at) == (True, None)


def test_a_volunteer_sees_where_the_compounds_are(cast: Cast, client: Client) -> None:
    sign_in(client, make_staff(Role.VOLUNTEER, cast.house.station))
    assert client.get(reverse("places:compounds")).status_code == 200


def test_who_lives_behind_a_door_is_shown_masked_and_only_to_who_may_see_persons(cast: Cast, client: Client) -> None:
    url = reverse("places:door", args=[cast.house.door.id])
    seen = {}
    for account in (cast.bob, make_staff(Role.VOLUNTEER, cast.house.station)):
        page = sign_in(client, account).get(url).content.decode()
        seen[account.username] = ("沈**" in page, cast.house.resident.name in page)
    assert list(seen.values()) == [(True, False), (False, False)]
