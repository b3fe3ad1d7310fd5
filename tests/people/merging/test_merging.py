"""Two records of one person become one: every row follows, or nothing happens."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import ProtectedError

from gatepost.gate import person_references as of_gate
from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.kernel.search.index import find
from gatepost.kernel.search.terms import name_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import AlreadyRegistered, move_in, receive_request, register_person, say_different
from gatepost.people.enums import PoliticalStanding, RequestKind, Sex
from gatepost.people.identity_papers import PaperKind
from gatepost.people.merging.references import CannotFollow, all_references
from gatepost.people.merging.values import MergeField
from gatepost.people.merging.walking import MergeBroken
from gatepost.people.models import (
    DifferentPersons,
    Employment,
    Enterprise,
    Household,
    ImportRow,
    MergedRow,
    Person,
    PersonMerge,
    PoliticalStatus,
    SheetImport,
)
from gatepost.people.sealing import paper_of, phone_of
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_person, make_staff
from tests.factories.moments import TODAY
from tests.people.conftest import BORN_ON, PAPER
from tests.people.merging.conftest import SINCE, Two, give_everything, look, merged
from tests.refused import refused


def rows_of(person: Person) -> dict[str, int]:
    return {reference.name: reference.rows(person.id).count() for reference in all_references()}


@pytest.fixture
def full(cast: Cast, two: Two, alice: Actor) -> Two:
    """Both with rows everywhere; the first one merged before, from a sheet, and with an account."""
    for person in (two.gone, two.kept):
        give_everything(cast, person)
    earlier = make_person(cast.house.station, "王芳芳")
    merged(Two(two.gone, earlier), alice)
    sheet = SheetImport.objects.create(
        station=cast.house.station, kind="residents", file_name="住户.csv", noted_at=NOON, created_at=NOON
    )
    for number, person in enumerate((two.gone, two.kept), start=1):
        ImportRow.objects.create(
            sheet_import=sheet, number=number, station=cast.house.station, verdict="same", subject_id=person.id
        )
        receive_request(kind=RequestKind.SEE, asker="王芳芳", wish="", person_id=person.id, by=alice, at=NOON)
    cast.bob.person = two.gone
    cast.bob.save()
    return two


def test_every_row_of_every_table_follows(full: Two, alice: Actor) -> None:
    before = {name: count for name, count in rows_of(full.gone).items() if "AlikePair" not in name}
    empty = [name for name, count in before.items() if not count and "other_id" not in name]
    assert empty == []
    merge = merged(full, alice)
    assert set(rows_of(full.gone).values()) == {0}
    # Both records said the same standing: it stands once, so that one row had nowhere to go.
    assert {name: count - merge.counts.get(name, 0) for name, count in before.items()} == {
        name: int(name == "people.PoliticalStatus.person_id") for name in before
    }
    assert rows_of(full.kept)["gate.PresenceRow.subject_id"] == 1


def test_the_record_that_goes_is_gone(full: Two, alice: Actor) -> None:
    merged(full, alice)
    assert not Person.objects.filter(pk=full.gone.pk).exists()


def test_the_record_that_stays_says_what_it_said(two: Two, alice: Actor) -> None:
    before = two.kept
    merged(two, alice)
    now = Person.objects.get(pk=two.kept.pk)
    told = [(row.name, row.sex, row.born_on, row.household_id, paper_of(row), phone_of(row)) for row in (before, now)]
    assert told[0] == told[1]


def test_what_is_taken_stays_instead(two: Two, alice: Actor) -> None:
    merged(two, alice, take={MergeField.NAME, MergeField.PHONE, MergeField.HOME})
    now = Person.objects.get(pk=two.kept.pk)
    assert (now.name, phone_of(now), now.household_id, paper_of(now)) == (
        "王方", "+8613900009999", two.gone.household_id, PAPER
    )  # fmt: skip


def test_a_number_moves_to_the_record_that_stays(two: Two, alice: Actor) -> None:
    """It is on the register once at any instant; birth and sex follow it."""
    Person.objects.filter(pk=two.gone.pk).update(sex=Sex.MALE)
    merged(Two(two.gone, two.kept), alice, take={MergeField.PAPER})
    now = Person.objects.get(pk=two.gone.pk)
    assert (paper_of(now), now.paper_kind, now.born_on, now.sex) == (PAPER, "resident_card", BORN_ON, "female")


def test_a_number_whose_key_was_destroyed_keeps_nobody_apart(two: Two, alice: Actor) -> None:
    Person.objects.filter(pk=two.gone.pk).update(phone_sealed=b"\x01" + bytes(60), phone_blind=bytes(16))
    merged(two, alice)
    assert phone_of(Person.objects.get(pk=two.kept.pk)) == "+8613900005678"


def test_a_row_that_does_not_follow_takes_the_whole_merge_back(full: Two, alice: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        cursor.execute("CREATE TRIGGER stay BEFORE UPDATE ON gate_vehicle FOR EACH ROW EXECUTE FUNCTION stay()")
    before = [rows_of(person) for person in (full.kept, full.gone)]
    merges = PersonMerge.objects.count()
    with pytest.raises(MergeBroken) as broken:
        merged(full, alice)
    assert broken.value.counts == ("gate.Vehicle.keeper_id", 2, 1)
    assert [rows_of(person) for person in (full.kept, full.gone)] == before
    assert (PersonMerge.objects.count(), Person.objects.filter(pk=full.gone.pk).exists()) == (merges, True)


def test_a_table_that_nobody_declared_keeps_the_record_from_going(
    full: Two, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the register of references ever lack one, the database refuses instead of losing rows."""
    without = tuple(one for one in of_gate.PERSON_REFERENCES if one.name != "gate.Pass.person_id")
    monkeypatch.setattr(of_gate, "PERSON_REFERENCES", without)
    with pytest.raises(ProtectedError):
        merged(full, alice)
    assert Person.objects.filter(pk=full.gone.pk).exists()


def test_the_search_box_finds_one_person_afterwards(two: Two, alice: Actor, cast: Cast) -> None:
    merged(two, alice)
    with seeing([cast.house.station.id]):
        found = [one.subject_id for one in find(name_terms("王"), kinds=["person"])]
    assert found == [two.kept.id]


def test_a_household_in_which_nobody_is_left_ends(two: Two, alice: Actor) -> None:
    merged(two, alice)
    ends = dict(Household.objects.filter(members=None).values_list("id", "until_on"))
    assert ends[two.gone.household_id] == TODAY
    assert Household.objects.get(pk=two.kept.household_id).until_on is None


def test_a_household_of_others_goes_on(two: Two, alice: Actor, cast: Cast) -> None:
    make_person(cast.house.station, "李娜", door=two.gone.household.door)
    merged(two, alice)
    assert Household.objects.get(pk=two.gone.household_id).until_on is None


def test_a_line_in_the_audit_names_both(two: Two, alice: Actor) -> None:
    merged(two, alice)
    assert lines_about(two.kept.id) == ["people.merge_persons"]


def test_the_name_of_who_went_is_nowhere_in_the_clear(two: Two, alice: Actor) -> None:
    merge = merged(two, alice)
    told = [*MergedRow.objects.filter(merge=merge).values_list("before", "after"), PersonMerge.objects.values_list()[0]]
    assert [one for one in told if "王方" in str(one) or "13900009999" in str(one)] == []


# One person cannot have two of these ----------------------------------------------------------------------------------


def test_one_job_that_both_records_tell_is_one_job_from_its_earlier_day(two: Two, alice: Actor, cast: Cast) -> None:
    shop = Enterprise.objects.create(station=cast.house.station, name="晴川小铺")
    for person, since, title in ((two.kept, TODAY, ""), (two.gone, SINCE, "店员")):
        Employment.objects.create(
            station=cast.house.station, person=person, enterprise=shop, from_on=since, title=title
        )
    merged(two, alice)
    assert [(job.from_on, job.title, job.person_id) for job in Employment.objects.all()] == [
        (SINCE, "店员", two.kept.id)
    ]


def test_two_histories_of_standing_become_one(two: Two, alice: Actor, cast: Cast) -> None:
    station = cast.house.station
    told = (
        (two.kept, PoliticalStanding.MASSES, 2010, 2016), (two.kept, PoliticalStanding.ACTIVIST, 2016, 2018),
        (two.kept, PoliticalStanding.MEMBER, 2018, None), (two.gone, PoliticalStanding.MEMBER, 2019, None),
    )  # fmt: skip
    for person, standing, since, until in told:
        PoliticalStatus.objects.create(
            station=station, person=person, standing=standing, from_on=SINCE.replace(year=since),
            until_on=SINCE.replace(year=until) if until else None,
        )  # fmt: skip
    merged(two, alice)
    assert [
        (row.standing, row.from_on.year, row.until_on and row.until_on.year) for row in PoliticalStatus.objects.all()
    ] == [("masses", 2010, 2016), ("activist", 2016, 2018), ("member", 2018, None)]


def test_two_present_standings_are_for_a_person_to_decide(two: Two, alice: Actor, cast: Cast) -> None:
    for person, standing in ((two.kept, PoliticalStanding.MEMBER), (two.gone, PoliticalStanding.MASSES)):
        PoliticalStatus.objects.create(station=cast.house.station, person=person, standing=standing, from_on=SINCE)
    with pytest.raises(CannotFollow):
        merged(two, alice)
    assert PoliticalStatus.objects.filter(person=two.gone).count() == 1


def test_two_accounts_are_for_a_person_to_decide(two: Two, alice: Actor, cast: Cast) -> None:
    cast.bob.person, cast.vera.person = two.kept, two.gone
    cast.bob.save()
    cast.vera.save()
    with pytest.raises(CannotFollow):
        merged(two, alice)


def test_what_was_said_of_both_and_a_third_is_said_once(two: Two, alice: Actor, cast: Cast) -> None:
    third = make_person(cast.house.station, "王方方")
    for one, other in ((two.kept, third), (third, two.gone)):
        DifferentPersons.objects.create(station=cast.house.station, person=one, other=other, said_at=NOON)
    merged(two, alice)
    assert list(DifferentPersons.objects.values_list("person_id", "other_id")) == [(two.kept.id, third.id)]


# What is refused ------------------------------------------------------------------------------------------------------


def test_two_numbers_are_two_people(two: Two, alice: Actor, cast: Cast) -> None:
    other = make_person(cast.house.station, "王芳", paper="109901199011300198")
    with refused("two_numbers"):
        merged(Two(two.kept, other), alice)


def test_who_was_said_to_be_different_is_not_merged(two: Two, alice: Actor) -> None:
    say_different(person_id=two.gone.id, other_id=two.kept.id, by=alice, at=NOON)
    with refused("said_different"):
        merged(two, alice)


def test_a_record_is_not_merged_with_itself(two: Two, alice: Actor) -> None:
    with refused("same_record"):
        merged(Two(two.kept, two.kept), alice, seen="")


def test_what_was_changed_since_it_was_looked_at_is_looked_at_again(two: Two, alice: Actor) -> None:
    seen = look(two)
    move_in(person_id=two.gone.id, door_id=two.kept.household.door_id, on=TODAY, by=alice, at=NOON)
    with refused("changed_since"):
        merged(two, alice, seen=seen)


def test_a_record_that_went_is_there_no_more(two: Two, alice: Actor) -> None:
    seen = look(two)
    merged(two, alice)
    with refused("merged_already"):
        merged(two, alice, seen=seen)


def test_a_record_of_another_station_is_not_there(two: Two, cast: Cast, alice: Actor) -> None:
    theirs = make_person(cast.charlies.station, "王芳")
    with refused("merged_already"):
        merged(Two(two.kept, theirs), alice)


@pytest.mark.parametrize("role", [Role.SHIFT_WORKER, Role.CASE_WORKER, Role.COMMUNITY_LIAISON, Role.STREET_VIEWER])
def test_who_may_not_edit_persons_merges_nobody(two: Two, cast: Cast, role: Role) -> None:
    with pytest.raises(NotAllowed):
        merged(two, actor_of(make_staff(role, cast.house.station)))


@pytest.mark.parametrize("role", [Role.STATION_LEAD, Role.DEPUTY_HEAD, Role.BRANCH_SECRETARY])
def test_lead_secretary_and_deputy_merge(two: Two, cast: Cast, role: Role) -> None:
    merged(two, actor_of(make_staff(role, cast.house.station)))
    assert not Person.objects.filter(pk=two.gone.pk).exists()


def test_the_number_of_who_went_is_known_to_be_of_who_stayed(two: Two, alice: Actor) -> None:
    merged(Two(two.gone, two.kept), alice, take={MergeField.PAPER})
    with pytest.raises(AlreadyRegistered) as told:
        register_person(name="王芳", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, by=alice, at=NOON)
    assert told.value.person_id == two.gone.id


def test_who_is_destroyed_by_a_statement_takes_along_what_was_noted(two: Two, alice: Actor, cast: Cast) -> None:
    """The keeping and the closing destroy persons without a word of Python; the seal would keep what they said."""
    third = make_person(cast.house.station, "王芳", door=two.kept.household.door)
    say_different(person_id=two.kept.id, other_id=third.id, by=alice, at=NOON)
    merged(two, alice)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_person WHERE id = %s", [two.kept.id])
    connection.check_constraints()
    assert [model.objects.count() for model in (PersonMerge, MergedRow, DifferentPersons)] == [0, 0, 0]
