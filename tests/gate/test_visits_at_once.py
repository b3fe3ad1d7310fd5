"""Two guards and one visitor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gatepost.gate.actions.visits import VisitOver, end_visit
from gatepost.gate.models import Visit
from gatepost.kernel.models import AuditLine
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.factories.visits import make_visit
from tests.ground.overlapping import overlapping

pytestmark = pytest.mark.django_db(transaction=True)


def ending(visit: Visit, who: StaffAccount) -> Callable[[], object]:
    by = actor_of(who)
    return lambda: end_visit(visit_id=visit.id, by=by, at=NOON)


@pytest.mark.proves("F63")
def test_of_two_guards_who_end_one_visit_the_second_waits_and_is_told(committed_cast: Cast) -> None:
    visit = make_visit(committed_cast.house.east)
    found = overlapping(ending(visit, committed_cast.bob), ending(visit, committed_cast.alice))
    assert (type(found.first), type(found.second), found.second_waited) == (Visit, VisitOver, True)
    assert Visit.objects.get().closed_by == committed_cast.bob.id
    assert AuditLine.objects.filter(action="gate.end_visit").count() == 1
