"""The emergency on the desk: what it is, its phases, the levels of areas, and what is told when something cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from gatepost.emergencies.actions import begin_phase, end_emergency
from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import AreaRisk, Emergency, Phase
from gatepost.emergencies.models.emergencies import KIND_NAMES
from gatepost.kernel import clock
from gatepost.kernel.access import Actor, Role
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area, Station
from tests.cast import Cast
from tests.factories import at_noon, make_staff, make_station, sign_in
from tests.factories.moments import TODAY, WHEN_IT_BEGAN
from tests.words import in_chinese

HOME = "emergencies:home"


@pytest.fixture
def station(cast: Cast) -> Station:
    return cast.house.station


@pytest.fixture
def peace(emergency: Emergency, alice: Actor) -> Emergency:
    """The emergency that ended yesterday."""
    return end_emergency(emergency_id=emergency.id, by=alice, at=at_noon(days=-1))


@pytest.fixture
def street(cast: Cast) -> Area:
    return Area.objects.create(level=AreaLevel.STREET, code="990106009", name="槐安街道", valid_from=date(2010, 1, 1))


def home(desk: Client) -> str:
    return desk.get(reverse(HOME)).content.decode()


def told_at(page: str, field: str) -> str:
    """What stands beside a field, in plain words."""
    part = page[page.index(f'id="id_{field}_error"') :]
    return part[part.index("<span>") + 6 : part.index("</span>")]


@pytest.mark.proves("F23")
def test_the_page_shows_kind_start_and_the_phase_of_today(desk: Client, emergency: Emergency, alice: Actor) -> None:
    for name, day in (("封闭管理", date(2020, 2, 10)), ("逐步放开", date(2020, 3, 1))):
        begin_phase(emergency_id=emergency.id, name=name, from_on=day, by=alice, at=clock.now())
    page = home(desk)
    assert [
        word for word in ("疫情防控", "疫情", "2月10日", "封闭管理", "逐步放开", "3月1日") if word not in page
    ] == []
    lede = page[page.index('<p class="page-lede">') : page.index('<div class="tools">')]
    assert ("封闭管理" in lede, "逐步放开" in lede) == (True, False)


@pytest.mark.parametrize("kind", list(EmergencyKind))
def test_an_emergency_of_each_kind_is_opened_on_the_desk(
    desk: Client, peace: Emergency, station: Station, kind: EmergencyKind
) -> None:
    answer = desk.post(reverse("emergencies:start"), {"kind": kind.value, "name": "应急一号"})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse(HOME))
    opened = Emergency.objects.get(station=station, ended_at=None)
    assert (opened.kind, opened.name) == (kind.value, "应急一号")
    page = home(desk)
    with override("zh-hans"):
        assert [word for word in ("应急一号", str(KIND_NAMES[kind])) if word not in page] == []


def test_it_may_have_begun_before_it_was_opened(desk: Client, peace: Emergency, station: Station) -> None:
    desk.post(reverse("emergencies:start"), {"kind": "flood", "name": "防汛", "started_at": "2020-02-14T06:30"})
    opened = Emergency.objects.get(station=station, ended_at=None)
    assert opened.started_at == at_noon(hours=-5, minutes=-30)


@pytest.mark.parametrize(
    ("started_at", "sentence"),
    [
        ("2020-02-14T13:00", "That time has not come yet. Choose one that has passed, or leave this empty."),
        ("2020-02-13T11:00", "The emergency before it ended later than that. Choose a later time."),
    ],
)
def test_a_start_that_cannot_be_is_told_beside_it_and_what_was_typed_stays(
    desk: Client, peace: Emergency, started_at: str, sentence: str
) -> None:
    typed = {"kind": "flood", "name": "防汛", "started_at": started_at}
    page = desk.post(reverse("emergencies:start"), typed).content.decode()
    assert told_at(page, "started_at") == in_chinese(sentence)
    kept = ['value="防汛"', f'value="{started_at}"', '<option value="flood" selected>']
    assert [text for text in kept if text not in page] == []


def test_a_second_one_is_told_above_the_form(desk: Client, emergency: Emergency) -> None:
    page = desk.post(reverse("emergencies:start"), {"kind": "fire", "name": "火情"}).content.decode()
    assert in_chinese("An emergency is open already. End it before you start another one.") in page
    assert 'value="火情"' in page


def test_an_emergency_without_a_name_is_told_beside_the_name(desk: Client, peace: Emergency) -> None:
    page = desk.post(reverse("emergencies:start"), {"kind": "fire", "name": " "}).content.decode()
    assert told_at(page, "name") != ""
    assert '<option value="fire" selected>' in page


@pytest.mark.proves("F23")
def test_phases_are_begun_on_the_desk(desk: Client, emergency: Emergency) -> None:
    url = reverse("emergencies:new_phase", args=[emergency.id])
    assert f'value="{TODAY:%Y-%m-%d}"' in desk.get(url).content.decode()
    desk.post(url, {"name": "封闭管理", "from_on": "2020-02-14"})
    assert [(row.name, row.from_on) for row in Phase.objects.all()] == [("封闭管理", TODAY)]


def test_a_phase_that_cannot_be_is_told_beside_its_day(desk: Client, emergency: Emergency) -> None:
    url = reverse("emergencies:new_phase", args=[emergency.id])
    page = desk.post(url, {"name": "封闭管理", "from_on": "2020-02-09"}).content.decode()
    assert told_at(page, "from_on") == in_chinese("The emergency begins later than that. Choose a later day.")
    assert ('value="封闭管理"' in page, 'value="2020-02-09"' in page) == (True, True)


@pytest.mark.proves("F23")
def test_it_is_ended_on_the_desk_after_a_question(desk: Client, emergency: Emergency) -> None:
    url = reverse("emergencies:end", args=[emergency.id])
    asked = desk.get(url).content.decode()
    assert in_chinese("End this emergency") in asked
    emergency.refresh_from_db()
    assert emergency.ended_at is None
    assert desk.post(url).headers["Location"] == reverse(HOME)
    emergency.refresh_from_db()
    assert emergency.ended_at is not None
    assert in_chinese("No emergency") in home(desk)


def test_one_that_has_ended_is_not_ended_again(desk: Client, peace: Emergency) -> None:
    page = desk.post(reverse("emergencies:end", args=[peace.id])).content.decode()
    assert in_chinese("This emergency has ended already.") in page


@pytest.mark.proves("F23")
def test_an_earlier_emergency_keeps_its_kind_its_dates_and_its_phases(
    desk: Client, emergency: Emergency, alice: Actor
) -> None:
    begin_phase(emergency_id=emergency.id, name="封闭管理", from_on=date(2020, 2, 10), by=alice, at=WHEN_IT_BEGAN)
    end_emergency(emergency_id=emergency.id, by=alice, at=at_noon(days=-1))
    page = home(desk)
    past = page[page.index(in_chinese("Earlier emergencies")) :]
    assert [word for word in ("疫情防控", "疫情", "2月10日", "2月13日", "封闭管理") if word not in past] == []


@pytest.mark.proves("F104")
def test_a_level_is_recorded_on_the_desk_with_its_dates_and_who_announced_it(
    desk: Client, station: Station, street: Area
) -> None:
    typed = {
        "area": street.id,
        "level": "medium",
        "from_on": "2020-06-16",
        "until_on": "2020-07-07",
        "source": "区防控办",
    }
    assert desk.post(reverse("emergencies:new_risk"), typed).headers["Location"] == reverse(HOME)
    row = AreaRisk.objects.get(station=station)
    assert (row.area, row.level, row.from_on, row.until_on) == (street, "medium", date(2020, 6, 16), date(2020, 7, 7))
    page = home(desk)
    shown = ["槐安街道", "中风险", "6月16日", "7月7日", "区防控办"]
    assert [word for word in shown if word not in page] == []


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        (
            {"from_on": "2020-02-01"},
            "from_on",
            "A level from that day or later is known for this area. Choose a later day.",
        ),
        (
            {"from_on": "2020-06-16", "until_on": "2020-06-16"},
            "until_on",
            "This must be later than the day on which the level begins.",
        ),
    ],
)
def test_a_level_that_cannot_be_is_told_beside_the_day_and_what_was_typed_stays(
    desk: Client, station: Station, street: Area, days: dict[str, str], field: str, sentence: str
) -> None:
    AreaRisk.objects.create(station=station, area=street, level="low", from_on=date(2020, 2, 1))
    typed = {"area": street.id, "level": "high", "source": "区防控办", **days}
    page = desk.post(reverse("emergencies:new_risk"), typed).content.decode()
    assert told_at(page, field) == in_chinese(sentence)
    kept = [f'<option value="{street.id}" selected>', '<option value="high" selected>', 'value="区防控办"']
    assert [text for text in kept if text not in page] == []
    assert AreaRisk.objects.count() == 1


def test_a_withdrawn_area_is_not_offered(desk: Client, street: Area) -> None:
    Area.objects.create(
        level=AreaLevel.STREET, code="990106010", name="旧街道", valid_from=date(2010, 1, 1), valid_until=TODAY
    )
    page = desk.get(reverse("emergencies:new_risk")).content.decode()
    assert ("槐安街道" in page, "旧街道" in page) == (True, False)


def test_a_station_where_nothing_was_ever_written_says_so(client: Client, noon: None) -> None:
    page = home(sign_in(client, make_staff(Role.STATION_LEAD, make_station())))
    sentences = [
        "No emergency",
        "There is no policy yet: the gate cannot decide.",
        "No level has been announced for any area.",
        "not reported yet",
    ]
    assert [one for one in sentences if in_chinese(one) not in page] == []
