"""Who may change passes, keys and stays at home; and the line that every change leaves behind, or does not happen."""

from __future__ import annotations

from typing import NoReturn

import pytest
from django.core.exceptions import ObjectDoesNotExist

from gatepost.gate.actions.passes import PassRefused
from gatepost.kernel import audit
from gatepost.kernel.access import NotAllowed, Role
from gatepost.kernel.models import AuditLine
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_staff
from tests.gate.doings import DOINGS, FOR_WHO_ISSUES, FOR_WHO_LEADS, Stage, make_stage, tables

LINES = {name: [f"gate.{name}"] for name in DOINGS} | {
    "issue_building": ["gate.issue_pass"],
    "replace_pass": ["gate.issue_pass", "gate.replace_pass"],
}
"""A building's passes leave a line each; a replaced card is issued, too."""
OWN = {"rotate_signing_key", "register_vehicle"}
"""These name nothing of anybody: Charlie does them at his own station."""


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return make_stage(cast)


def lines(stage: Stage, who: StaffAccount) -> list[str]:
    """What somebody did at noon at Alice's station."""
    rows = AuditLine.objects.filter(station_id=stage.cast.house.station.id, staff_id=who.id, at=NOON)
    return sorted(rows.values_list("action", flat=True))


@pytest.mark.parametrize("action", DOINGS)
def test_lead_may_and_leaves_a_line(stage: Stage, action: str) -> None:
    DOINGS[action](stage, actor_of(stage.cast.alice))
    assert lines(stage, stage.cast.alice) == LINES[action]


@pytest.mark.parametrize("action", DOINGS)
def test_line_that_fails_undoes_the_change(stage: Stage, action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_line: object) -> NoReturn:
        raise audit.AuditError

    before = tables()
    monkeypatch.setattr(audit, "record", fail)
    with pytest.raises(audit.AuditError):
        DOINGS[action](stage, actor_of(stage.cast.alice))
    assert tables() == before


@pytest.mark.parametrize("action", FOR_WHO_ISSUES)
def test_shift_worker_may_issue_and_end_passes(stage: Stage, action: str) -> None:
    DOINGS[action](stage, actor_of(stage.cast.bob))
    assert lines(stage, stage.cast.bob) == LINES[action]


@pytest.mark.parametrize("action", FOR_WHO_LEADS)
def test_shift_worker_may_not_touch_keys_and_stays_at_home(stage: Stage, action: str) -> None:
    with pytest.raises(NotAllowed):
        DOINGS[action](stage, actor_of(stage.cast.bob))


@pytest.mark.parametrize("action", DOINGS)
@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.STREET_VIEWER, Role.COMMUNITY_LIAISON, Role.UNION_CHAIR])
def test_who_only_helps_or_looks_on_may_none_of_it(stage: Stage, role: Role, action: str) -> None:
    before = tables()
    with pytest.raises(NotAllowed):
        DOINGS[action](stage, actor_of(make_staff(role, stage.cast.house.station)))
    assert tables() == before


@pytest.mark.parametrize("action", sorted(set(DOINGS) - OWN - {"issue_pass", "lift_hold"}))
def test_lead_of_another_station_finds_nothing(stage: Stage, action: str) -> None:
    before = tables()
    with pytest.raises(ObjectDoesNotExist):
        DOINGS[action](stage, actor_of(stage.cast.charlie))
    assert tables() == before


def test_lead_of_another_station_issues_nothing_to_our_people(stage: Stage) -> None:
    before = tables()
    with pytest.raises(PassRefused, match="not_here"):
        DOINGS["issue_pass"](stage, actor_of(stage.cast.charlie))
    assert tables() == before


def test_lead_of_another_station_ends_no_stay_of_ours(stage: Stage) -> None:
    before = tables()
    assert (DOINGS["lift_hold"](stage, actor_of(stage.cast.charlie)), tables()) == (False, before)
