"""A station's key that was changed: everything reads and is found as before, and nothing hangs on the former one."""

from __future__ import annotations

import pytest

from gatepost.gate.content import VisitorContent
from gatepost.gate.models import Passage, Visit
from gatepost.gate.queries.visits import known_again
from gatepost.gate.visitors import phone_of
from gatepost.kernel import vault
from gatepost.kernel.access import NOBODY
from gatepost.kernel.ids import new_id
from gatepost.kernel.keys.problems import KeyProblem, KeyRefused
from gatepost.kernel.keys.station import rotate_station_key
from gatepost.kernel.keys.turns import only_one
from gatepost.kernel.models import AuditLine, DataKey
from gatepost.people.actions import register_person
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.refusals import AlreadyRegistered
from tests.factories import NOON, actor_of
from tests.factories.visits import make_visit
from tests.kernel.keys.kept import Kept, forget, indexes, keys_of, left_under
from tests.people.conftest import PAPER


def rotate(kept: Kept) -> int:
    return rotate_station_key(station_id=kept.station_id, at=NOON)


def test_everything_reads_as_before_and_nothing_is_left_under_the_former_key(kept: Kept) -> None:
    before, former = kept.read(), vault.station_key(kept.station_id)
    assert left_under(former, kept.station_id) != {}
    rotate(kept)
    forget()
    assert kept.read() == before
    assert left_under(former, kept.station_id) == {}
    assert vault.station_key(kept.station_id) != former


def test_the_former_key_is_destroyed_and_the_new_one_is_the_only_one(kept: Kept) -> None:
    former = vault.station_key(kept.station_id)
    rotate(kept)
    assert keys_of(kept.station_id) == [("empty", False), ("current", True)]
    row = DataKey.objects.get(pk=former)
    assert (row.wrapped, row.destroyed_at) == (None, NOON)


def test_numbers_are_found_by_new_indexes_and_by_no_old_one(kept: Kept) -> None:
    before = indexes(kept.station_id)
    rotate(kept)
    forget()
    after = indexes(kept.station_id)
    assert (len(after), after & before) == (len(before), set())
    assert kept.found() == kept.all_found


def test_a_second_record_with_the_number_is_refused_as_before(kept: Kept) -> None:
    rotate(kept)
    with pytest.raises(AlreadyRegistered) as refused:
        register_person(
            name="王方", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, by=actor_of(kept.cast.alice), at=NOON
        )
    assert refused.value.person_id == kept.person.id


def test_what_an_emergency_sealed_stays_as_it_is(kept: Kept) -> None:
    row = Passage.objects.get(station_id=kept.station_id, id=kept.visit_of_emergency.id)
    rotate(kept)
    assert bytes(row.details_sealed) == bytes(
        Passage.objects.get(station_id=kept.station_id, id=kept.visit_of_emergency.id).details_sealed
    )
    assert [row.stage for row in DataKey.objects.filter(station_id=kept.station_id).exclude(emergency_id=None)] == [
        "current"
    ]


def test_visitors_are_known_again_by_the_key_that_sealed_them(kept: Kept) -> None:
    """Of peace time by the newer one; of an emergency by its own, so that nothing of them outlives that."""
    of_peace = Visit.objects.get(station_id=kept.station_id)
    number = "+8613700002222"
    of_emergency = make_visit(kept.cast.house.east, VisitorContent(name="白鹭", phone=number), came_at=NOON)
    blinds = (bytes(of_peace.phone_blind), bytes(of_emergency.phone_blind))
    rotate(kept)
    of_peace.refresh_from_db()
    of_emergency.refresh_from_db()
    assert (bytes(of_peace.phone_blind) == blinds[0], bytes(of_emergency.phone_blind) == blinds[1]) == (False, True)
    found = [known_again(kept.station_id, phone_of(row)) for row in (of_peace, of_emergency)]
    assert found == [of_peace, of_emergency]


def test_another_station_keeps_its_key_and_its_values(kept: Kept) -> None:
    other = kept.cast.charlies
    before, key_id = bytes(Person.objects.get(pk=other.resident.pk).phone_sealed), vault.station_key(other.station.id)
    rotate(kept)
    assert bytes(Person.objects.get(pk=other.resident.pk).phone_sealed) == before
    assert vault.station_key(other.station.id) == key_id


def test_it_can_be_done_again_and_again(kept: Kept) -> None:
    before = kept.read()
    moved = [rotate(kept), rotate(kept)]
    assert moved[0] == moved[1] > 0
    assert kept.read() == before
    assert keys_of(kept.station_id) == [("empty", False), ("empty", False), ("current", True)]


def test_the_audit_says_that_a_key_took_over_and_that_the_former_was_destroyed(kept: Kept) -> None:
    former = vault.station_key(kept.station_id)
    rotate(kept)
    lines = AuditLine.objects.filter(station_id=kept.station_id, subject_kind="data_key").order_by("id")
    assert [(line.action, line.subject_id, line.staff_id) for line in lines] == [
        ("kernel.rotate_station_key", vault.station_key(kept.station_id), NOBODY.staff_id),
        ("kernel.destroy_former_key", former, NOBODY.staff_id),
    ]


def test_a_value_that_nobody_can_open_keeps_the_former_key_until_it_was_entered_again(kept: Kept) -> None:
    former = vault.station_key(kept.station_id)
    sealed = vault.seal("+8613900001111", key_id=former, context="people.person.phone:elsewhere")
    Person.objects.filter(pk=kept.cast.house.resident.pk).update(phone_sealed=sealed)
    with pytest.raises(KeyRefused) as refused:
        rotate(kept)
    assert str(refused.value) == (
        "Some values cannot be opened, and their key is kept for that reason:"
        f" people_person {kept.cast.house.resident.pk}. Enter them again on their pages, then run this command again."
    )
    assert keys_of(kept.station_id) == [("retired", True), ("current", True)]
    Person.objects.filter(pk=kept.cast.house.resident.pk).update(phone_sealed=None, phone_blind=None)
    rotate(kept)
    assert keys_of(kept.station_id) == [("empty", False), ("current", True)]


def test_an_old_row_that_is_written_back_whole_is_found_again_all_the_same(kept: Kept) -> None:
    stale = Person.objects.get(pk=kept.person.pk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gatepost.kernel.keys.station.move_all", lambda *_: (0, ["not yet"]))
        with pytest.raises(KeyRefused):
            rotate(kept)
    stale.save(force_update=True)
    rotate(kept)
    assert kept.found() == kept.all_found


def test_a_station_without_a_key_is_told_so(kept: Kept) -> None:
    with pytest.raises(KeyRefused) as refused:
        rotate_station_key(station_id=new_id(), at=NOON)
    assert str(refused.value) == "This station has no key: nothing of it is sealed."


def test_a_wrong_master_key_is_told_before_anything_is_changed(kept: Kept, folder) -> None:
    before = indexes(kept.station_id)
    (folder / "keys" / "master.key").write_bytes(bytes(32))
    forget()
    with pytest.raises(KeyRefused) as refused:
        rotate(kept)
    assert (refused.value.problem, refused.value.detail) == (KeyProblem.OTHERS, "1")
    assert (indexes(kept.station_id), keys_of(kept.station_id)) == (before, [("current", True)])


def test_of_two_who_change_keys_at_once_the_second_is_told(kept: Kept, folder) -> None:
    with only_one(folder), pytest.raises(KeyRefused) as refused:
        rotate(kept)
    assert str(refused.value) == "Keys are being changed at this moment. Wait until that is done."
