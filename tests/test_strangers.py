"""A person of another, well-filled station sees nothing: every address of the program is asked.

An address that is not listed in tests/addresses.py fails, so that a new page cannot be forgotten.
"""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.addresses import address, all_routes, belongings, unnamed_routes
from tests.cast import Cast
from tests.factories import sign_in


def secrets_of(cast: Cast) -> list[str]:
    house = cast.house
    return [
        house.resident.id.hex, str(house.resident.id), str(house.resident_pass.id), house.resident_pass.serial,
        house.compound.name, house.east.name, house.other_compound.name, "晴川小铺", "鲍勃", "薇拉", "艾丽丝",
        house.station.organisation.name + "党支部",
    ]  # fmt: skip


PUBLIC_AUTHORITY = {"places:withdraw_area"}
"""Areas are the public order of things: known to all stations, withdrawn by who leads all that one serves; see places/access.py."""

ASKED_WITH = {
    "people:persons": ("building", "building_id"),
    "people:register_person": ("door", "door_id"),
    "people:register_enterprise": ("building", "building_id"),
    "places:register_building": ("compound", "compound_id"),
    "places:found_post": ("entrance", "entrance_id"),
    "gate:issue_building": ("building", "building_id"),
    "gate:check": ("post", "post_id"),
    "gate:give_handover": ("post", "post_id"),
    "gate:passages": ("post", "post_id"),
    "gate:passages_sheet": ("post", "post_id"),
}
"""What a page takes from behind the question mark."""


def without_the_way_back(page: str, url: str) -> str:
    """Switching the language leads back to the address that the asker typed; nothing else on a page may repeat it."""
    return page.replace(f'<input type="hidden" name="next" value="{escape(url)}">', "")


def told(answer: HttpResponseBase, url: str) -> str:
    body = b"".join(answer) if answer.streaming else answer.content
    return without_the_way_back(body.decode(errors="replace"), url)


def test_only_the_way_back_is_taken_out_of_a_page() -> None:
    page = '<input type="hidden" name="next" value="/a/1/?x=1&amp;y"><a href="/a/1/">1</a>'
    assert without_the_way_back(page, "/a/1/?x=1&y") == '<a href="/a/1/">1</a>'
    assert without_the_way_back(page, "/a/1/") == page


def test_every_address_has_a_name_by_which_it_is_walked() -> None:
    assert unnamed_routes() == ["api/^(?P<rest>.*)$"]


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
            text = told(answer, url)
            leaks += [
                f"{method} {name}: {word}" for word in secrets_of(cast) if word in text and name not in PUBLIC_AUTHORITY
            ]
    assert opened == []
    assert leaks == []


@pytest.mark.parametrize("name", ASKED_WITH)
def test_charlie_sees_nothing_of_alices_by_naming_it_in_a_question(cast: Cast, client: Client, name: str) -> None:
    sign_in(client, cast.charlie)
    word, kind = ASKED_WITH[name]
    owned = str(belongings(cast)[kind])
    url = f"{reverse(name)}?{word}={owned}"
    answer = client.get(url)
    assert answer.status_code in {200, 404}
    text = told(answer, url).replace(f"{word}={owned}", "")  # a list that renews itself asks the same question again
    assert [secret for secret in [owned, *secrets_of(cast)] if secret in text] == []


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
    "gate:visits",
    "gate:passes_sheet",
    "gate:passages_sheet",
    "gate:inside_sheet",
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
