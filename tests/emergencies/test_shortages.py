"""What is scarce at the outbreak, as need against have (F24): by whatever module reports it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.config import wiring
from gatepost.emergencies.shortages import NeedAgainstHave, ScarceThing, ShortagePort, shortages
from tests.cast import Cast
from tests.factories import NOON
from tests.words import in_chinese

HERE = UUID(int=1)
Provider = Callable[[UUID, datetime], NeedAgainstHave]


def reporting(thing: ScarceThing, need: int, have: int, by: str) -> Provider:
    return lambda _station_id, _at: NeedAgainstHave(thing, need, have, f"/{by}/", by)


STAFF = reporting(ScarceThing.STAFF, 12, 9, "roster")
MASKS = reporting(ScarceThing.SUPPLIES, 400, 150, "supplies")
GLOVES = reporting(ScarceThing.SUPPLIES, 40, 60, "errands")


@pytest.mark.parametrize(("need", "have", "missing"), [(12, 9, 3), (12, 12, 0), (12, 15, 0), (0, 0, 0)])
def test_what_is_missing_is_what_is_needed_and_not_there(need: int, have: int, missing: int) -> None:
    assert NeedAgainstHave(ScarceThing.STAFF, need, have, "", "roster").missing == missing


def test_nothing_reported_is_not_enough() -> None:
    assert shortages((), HERE, NOON) == dict.fromkeys(ScarceThing, ())


def test_each_scarce_thing_has_its_reports_the_greatest_lack_first() -> None:
    found = shortages((STAFF, GLOVES, MASKS), HERE, NOON)
    assert {thing: [figure.reported_by for figure in figures] for thing, figures in found.items()} == {
        ScarceThing.SWEEP_WORK: [],
        ScarceThing.STAFF: ["roster"],
        ScarceThing.SUPPLIES: ["supplies", "errands"],
    }


def test_a_module_is_asked_for_the_station_and_the_instant() -> None:
    asked: list[tuple[UUID, datetime]] = []

    def provider(station_id: UUID, at: datetime) -> NeedAgainstHave:
        asked.append((station_id, at))
        return STAFF(station_id, at)

    shortages((provider,), HERE, NOON)
    assert asked == [(HERE, NOON)]


def test_the_page_says_of_each_that_nobody_reports_it_yet(desk: Client, cast: Cast) -> None:
    page = desk.get(reverse("emergencies:home")).content.decode()
    assert page.count(in_chinese("not reported yet")) == 3
    assert [word for word in ("摸排", "值守人员", "防护物资") if word not in page] == []


@pytest.mark.proves("F24")
def test_the_page_shows_need_have_and_lack_of_what_is_reported(
    desk: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(wiring.PROVIDERS, ShortagePort, (STAFF, MASKS))
    page = desk.get(reverse("emergencies:home")).content.decode()
    cells = ['<td class="number">12</td><td class="number">9</td><td class="number"><strong>3</strong></td><td>roster</td>',
             '<td class="number">400</td><td class="number">150</td><td class="number"><strong>250</strong></td><td>supplies</td>']  # fmt: skip
    assert [cell for cell in cells if cell not in page] == []
    assert ('<a href="/roster/">' in page, page.count(in_chinese("not reported yet"))) == (True, 1)
