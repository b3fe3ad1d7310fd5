"""Who leads an emergency, who reads the policy, and who does neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.actions import announce_risk, begin_phase, end_emergency, publish_policy, start_emergency
from gatepost.emergencies.enums import EmergencyKind, RiskLevel
from gatepost.emergencies.models import AreaRisk, Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import peace_policy
from gatepost.kernel.access import Actor, NotAllowed, Permission, Role
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_staff, sign_in
from tests.factories.moments import TODAY

EDITORS = {Role.ADMINISTRATOR, Role.STATION_LEAD, Role.BRANCH_SECRETARY, Role.DEPUTY_HEAD}
PAGES = ["home", "policies", "start", "new_risk", "next_policy"]
READ_ONLY = {"home", "policies"}
Doing = Callable[[Emergency, Actor], object]


def _start(_emergency: Emergency, by: Actor) -> object:
    return start_emergency(kind=EmergencyKind.FIRE, name="火情", started_at=NOON, by=by, at=NOON)


def _begin(emergency: Emergency, by: Actor) -> object:
    return begin_phase(emergency_id=emergency.id, name="封闭管理", from_on=TODAY, by=by, at=NOON)


def _announce(_emergency: Emergency, by: Actor) -> object:
    area = make_area(1)
    return announce_risk(area_id=area.id, level=RiskLevel.LOW, from_on=TODAY, source="", by=by, at=NOON)


def _publish(_emergency: Emergency, by: Actor) -> object:
    return publish_policy(policy=peace_policy(), follows=None, valid_from=NOON, note="", by=by, at=NOON)


def _end(emergency: Emergency, by: Actor) -> object:
    return end_emergency(emergency_id=emergency.id, by=by, at=NOON)


def make_area(number: int) -> Area:
    return Area.objects.create(
        level=AreaLevel.STREET, code=f"9901060{number:02d}", name=f"街道{number}", valid_from=date(2010, 1, 1)
    )


def everything() -> list[object]:
    return [list(model.objects.values()) for model in (Emergency, Phase, AreaRisk, PolicyVersion)]


@pytest.mark.parametrize("do", [_start, _begin, _announce, _publish, _end])
def test_who_may_not_edit_the_policy_leads_nothing(cast: Cast, emergency: Emergency, do: Doing) -> None:
    before = everything()
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed) as refusal:
            do(emergency, actor_of(account))
        assert refusal.value.permission is Permission.EDIT_POLICY
        Area.objects.all().delete()
    assert everything() == before


@pytest.mark.parametrize("do", [_begin, _end])
def test_another_stations_emergency_is_not_there(cast: Cast, emergency: Emergency, do: Doing) -> None:
    with pytest.raises(Emergency.DoesNotExist):
        do(emergency, actor_of(cast.charlie))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_the_pages_that_are_its_own(cast: Cast, client: Client, role: Role) -> None:
    sign_in(client, make_staff(role, cast.house.station))
    opened = {page for page in PAGES if client.get(reverse(f"emergencies:{page}")).status_code == 200}
    assert opened == (set(PAGES) if role in EDITORS else set() if role is Role.STREET_VIEWER else READ_ONLY)


def test_who_only_reads_is_offered_no_change(cast: Cast, client: Client, emergency: Emergency) -> None:
    sign_in(client, cast.bob)
    version = cast.house.station.policies.get(emergency=emergency)
    pages = [
        reverse("emergencies:home"),
        reverse("emergencies:policies"),
        reverse("emergencies:policy", args=[version.id]),
    ]
    changes = [reverse(f"emergencies:{name}") for name in ("start", "new_risk", "next_policy")]
    changes += [reverse(f"emergencies:{name}", args=[emergency.id]) for name in ("new_phase", "end")]
    shown = [(page, url) for page in pages for url in changes if f'"{url}"' in client.get(page).content.decode()]
    assert shown == []


def test_charlie_finds_neither_emergency_nor_version_of_alices(
    cast: Cast, client: Client, emergency: Emergency
) -> None:
    sign_in(client, cast.charlie)
    version = cast.house.station.policies.get(emergency=emergency)
    urls = [
        reverse("emergencies:policy", args=[version.id]),
        reverse("emergencies:new_phase", args=[emergency.id]),
        reverse("emergencies:end", args=[emergency.id]),
    ]
    assert [client.get(url).status_code for url in urls] == [404, 404, 404]
    assert [client.post(url, {"name": "x", "from_on": "2020-02-14"}).status_code for url in urls] == [405, 404, 404]
    emergency.refresh_from_db()
    assert (emergency.ended_at, emergency.phases.count()) == (None, 0)
