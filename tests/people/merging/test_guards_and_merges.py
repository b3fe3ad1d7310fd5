"""A guard records while two records are merged: one comes after the other, and both know one person."""

from __future__ import annotations

import pytest
from django.db import transaction

from gatepost.gate.actions.passages import Recorded, record_passage
from gatepost.gate.models import Outing, Passage, PresenceRow
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_pass
from tests.gate.passers import passage, record
from tests.ground.overlapping import overlapping
from tests.people.merging.conftest import make_two, merged

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_guard_waits_for_the_merge_and_records_the_one_person(committed_cast: Cast) -> None:
    """With the household and its outings of the record that stayed."""
    cast, alice = committed_cast, actor_of(committed_cast.alice)
    two = make_two(cast)
    card = make_pass(two.gone, compound=cast.house.compound)
    content = passage(cast, code=card.serial, direction="out")

    def recording() -> Recorded:
        with transaction.atomic():
            return record_passage(content, by=actor_of(cast.bob), at=NOON)

    done = overlapping(lambda: merged(two, alice), recording)
    assert (type(done.second), done.second_waited) == (Recorded, True)
    row = Passage.objects.get(id=content.id)
    assert (row.person_id, row.household_id) == (two.kept.id, two.kept.household_id)
    assert [(one.household_id, one.outings) for one in Outing.objects.all()] == [(two.kept.household_id, 1)]
    assert PresenceRow.objects.get(passage_id=content.id).subject_id == two.kept.id


def test_a_merge_waits_for_the_guard_and_takes_the_passage_along(committed_cast: Cast) -> None:
    cast, alice = committed_cast, actor_of(committed_cast.alice)
    two = make_two(cast)
    card = make_pass(two.gone, compound=cast.house.compound)
    content = passage(cast, code=card.serial)
    done = overlapping(lambda: record(cast, code=card.serial, id=content.id), lambda: merged(two, alice))
    assert done.second_waited
    assert done.second.counts["gate.Passage.person_id"] == 1
    assert Passage.objects.get(id=content.id).person_id == two.kept.id
    assert PresenceRow.objects.get(passage_id=content.id).subject_id == two.kept.id
