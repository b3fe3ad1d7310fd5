"""Everybody reads what is kept of people, why and for how long: also who is not signed in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.models import RetentionRun
from gatepost.kernel.retention.declaring import personal_tables
from tests.cast import Cast
from tests.factories import sign_in
from tests.factories.moments import TODAY

URL = "/retention/"


def test_nobody_needs_to_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(reverse("desk:retention")).status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_table_of_people_stands_there_with_purpose_period_end_and_law(
    cast: Cast, client: Client, language: str
) -> None:
    client.cookies["django_language"] = language
    page = client.get(URL).content.decode()
    from django.utils.html import escape
    from django.utils.translation import override

    with override(language):
        told = [
            escape(str(word))
            for one in personal_tables()
            for word in (one.what, one.purpose, one.period, one.how, one.basis.label, one.ending.label)
        ]
    assert [word for word in told if word not in page] == []


def test_the_sign_in_page_leads_there(cast: Cast, client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert f'<a href="{URL}">留存了哪些个人信息，为什么留，留多久</a>' in page


def test_who_is_signed_in_finds_it_in_the_menu(cast: Cast, client: Client) -> None:
    page = sign_in(client, cast.vera).get(reverse("desk:board")).content.decode()
    assert f'href="{URL}"' in page


def test_what_ended_lately_is_for_those_who_may_read_the_audit(cast: Cast, client: Client) -> None:
    RetentionRun.objects.create(
        station_id=cast.house.station.id, day=TODAY, table="gate_passage", ending="destroyed", rows=47114711
    )
    RetentionRun.objects.create(
        station_id=cast.charlies.station.id, day=TODAY, table="gate_passage", ending="destroyed", rows=81508150
    )
    seen = {}
    for account in (cast.alice, cast.vera, None):
        page = (sign_in(Client(), account) if account else Client()).get(URL).content.decode()
        seen[account.username if account else ""] = ("47,114,711" in page, "81,508,150" in page)
    assert seen == {"alice": (True, False), "vera": (False, False), "": (False, False)}
