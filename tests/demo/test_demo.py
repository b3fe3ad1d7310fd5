"""What the load leaves in the database."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from django.db import transaction
from django.db.models import Count, Q

from gatepost.demo.first_staff import ASSISTANT, SIGN_INS
from gatepost.demo.first_station import FIRST_STATION
from gatepost.demo.loading import DatabaseNotEmpty, load_demo
from gatepost.demo.moments import CALL_OUT, NOW, TODAY, at_second
from gatepost.demo.progress import SilentSteps
from gatepost.emergencies.queries import policy_in_force, risk_on
from gatepost.gate.actions.keys import signing_pair
from gatepost.gate.content import VisitorContent
from gatepost.gate.models import Outing, Pass, Passage, PresenceRow
from gatepost.gate.queries.codes import code_of
from gatepost.gate.queries.visits import known_again, overdue_visits, visits_inside
from gatepost.gate.serials import read_serial
from gatepost.gate.tokens.text import PREFIX
from gatepost.gate.visitors import visitor_of
from gatepost.kernel import vault
from gatepost.kernel.ids import made_at
from gatepost.kernel.models import AuditLine
from gatepost.kernel.search.index import find, tail_term
from gatepost.kernel.search.terms import name_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.demo_identity_numbers import DEMO_AREA
from gatepost.people.enums import PoliticalStanding
from gatepost.people.identity_papers import PaperKind, check_paper
from gatepost.people.models import AlikePair, Person, PersonRequest, PoliticalStatus, StaffAccount
from gatepost.people.phones import read_phone
from gatepost.places.door_addresses import read_door
from gatepost.places.models import Area, Compound, Door, Entrance, Post, Station

pytestmark = pytest.mark.usefixtures("demo")


def _first() -> Station:
    return Station.objects.get(organisation__name="云杉街道工会服务站")


def _members_on(day: date, **of: object) -> int:
    steps = PoliticalStatus.objects.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)
    station = Q(station=_first(), standing=PoliticalStanding.MEMBER)
    return steps.filter(station, person__account__isnull=False, **of).count()


@pytest.mark.proves("F11", "F14", "F15")
def test_the_branch_had_three_members_when_founded_and_the_assistants_are_five_and_two_now():
    founded_on = FIRST_STATION.branch_founded_on
    assert founded_on.year == 2017
    assert _members_on(founded_on) == 3
    assert _members_on(TODAY, person__account__title=ASSISTANT) == 5
    activists = PoliticalStatus.objects.filter(standing=PoliticalStanding.ACTIVIST, until_on=None, station=_first())
    assert [one.person.account.title for one in activists] == [ASSISTANT, ASSISTANT]
    assert StaffAccount.objects.filter(title=ASSISTANT, person__station=_first()).count() == 7


@pytest.mark.proves("F3", "F4")
def test_the_station_lives_in_one_community_and_in_a_compound_of_the_area_that_it_serves():
    station = _first()
    assert station.address is not None
    assert station.address.building.compound.community == station.host_community
    assert {area.name for area in station.areas.all()} == {"云杉街道"}
    assert Compound.objects.filter(station=station).values("community").distinct().count() == 3


@pytest.mark.proves("F5", "F48", "F75")
def test_each_compound_is_closed_with_one_open_entrance_and_a_post_at_it():
    for compound in Compound.objects.all():
        assert compound.is_closed
        assert (
            Entrance.objects.filter(compound=compound).aggregate(open=Count("pk", filter=Q(is_open=True)))["open"] == 1
        )
        post = Post.objects.get(entrance__compound=compound)
        assert post.entrance.is_open
        assert post.sign_text.endswith("工会服务站党员服务岗")
    assert Post.objects.order_by("founded_at")[0].founded_at.date() == date(2020, 1, 29)


def test_a_withdrawn_community_names_its_successor():
    (gone,) = Area.objects.exclude(valid_until=None)
    assert [area.valid_until for area in gone.successors.all()] == [None]
    assert Area.objects.exclude(code__startswith=DEMO_AREA[:2]).count() == 0


def test_a_door_is_found_however_its_address_is_typed():
    door = Door.objects.get(building__compound__name="雁归里小区", unit="2", room="501")
    for typed in (door.spoken, "1-2-501", "一号楼二单元501", "Building 1, Unit 2, Room 501"):
        assert read_door(typed).key_in_building == door.key


def test_every_person_opens_is_found_by_number_and_has_a_number_of_no_real_area():
    key_id = vault.station_key(_first().id)
    people = list(Person.objects.filter(station=_first()))
    assert len(people) > 200
    for person in people:
        _check_paper(person, key_id)
        if person.phone_sealed:
            phone = vault.unseal(person.phone_sealed, context=f"people.person.phone:{person.id}")
            assert read_phone(phone).number == phone
            assert bytes(person.phone_blind) == vault.blind(phone, key_id=key_id, purpose="phone")


def _check_paper(person, key_id):
    if person.paper_sealed is None:
        assert person.paper_kind == PaperKind.NONE
        return
    paper = vault.unseal(person.paper_sealed, context=f"people.person.paper:{person.id}")
    checked = check_paper(PaperKind(person.paper_kind), paper, today=TODAY)
    assert (checked.accepted, checked.number) == (True, paper)
    assert bytes(person.paper_blind) == vault.blind(paper, key_id=key_id, purpose="paper")
    if person.paper_kind == PaperKind.RESIDENT_CARD:
        assert paper.startswith(DEMO_AREA)
        assert checked.identity.born_on == person.born_on


def test_people_are_found_by_the_beginning_of_their_name_and_by_the_end_of_their_phone():
    station = _first()
    with seeing([station.id]):
        assert [one.title for one in find(["luqinghe"])] == ["陆青荷"]
        account = StaffAccount.objects.get(username="luqinghe")
        phone = vault.unseal(account.person.phone_sealed, context=f"people.person.phone:{account.person_id}")
        tail = tail_term(vault.station_key(station.id), phone[-4:])
        assert [one.subject_id for one in find([tail, *(name_terms("陆") & {"陆"})])] == [account.person_id]


def test_policies_follow_the_phases_and_the_street_is_at_medium_risk_since_the_second_wave():
    station = _first()
    days = (date(2020, 1, 10), date(2020, 1, 30), date(2020, 2, 10), date(2020, 5, 1), TODAY)
    versions = [policy_in_force(station.id, at_second(day, 43_200)) for day in days]
    numbers = [(version.emergency_id is not None, version.number) for version in versions]
    assert numbers == [(False, 1), (True, 1), (True, 2), (True, 3), (True, 4)]
    street = station.areas.get()
    assert [risk_on(station.id, street.id, day) for day in (date(2020, 6, 15), TODAY)] == ["low", "medium"]


def test_nothing_is_later_than_the_evening_of_the_demo():
    for model, field in ((Passage, "happened_at"), (Passage, "recorded_at"), (Pass, "issued_at"), (AuditLine, "at")):
        assert model.objects.filter(**{f"{field}__gt": NOW}).count() == 0
    assert Passage.objects.filter(happened_at__lt=CALL_OUT).count() == 0


def test_identifiers_of_passages_carry_the_time_at_which_they_happened():
    rows = Passage.objects.order_by("id")[:500]
    assert [made_at(row.id) for row in rows] == [row.happened_at for row in rows]


def test_serials_are_the_ones_that_a_keypad_accepts():
    serials = list(Pass.objects.values_list("serial", flat=True))
    assert [read_serial(serial) for serial in serials] == serials
    row = Pass.objects.filter(station=_first())[0]
    assert code_of(row, signing_pair(row.station_id)).startswith(PREFIX)


def test_where_somebody_is_agrees_with_the_last_passage():
    last = {}
    passed = Passage.objects.filter(passed=True).order_by("happened_at")
    for row in passed.values_list("person_id", "vehicle_id", "compound_id", "direction", "happened_at", "id"):
        last[row[0] or row[1]] = (row[2], row[3] == "in", *row[4:])
    last.pop(None)
    fields = ("subject_id", "compound_id", "is_inside", "since", "passage_id")
    assert {one[0]: one[1:] for one in PresenceRow.objects.values_list(*fields)} == last
    assert PresenceRow.objects.filter(is_inside=True).count() > 200
    assert PresenceRow.objects.filter(is_inside=False).count() > 5


def test_outings_count_who_left_on_a_day():
    total = sum(Outing.objects.values_list("outings", flat=True))
    assert total == Passage.objects.filter(passed=True, direction="out", household_id__isnull=False).count()


def test_this_evening_has_a_high_reading_a_visitor_who_stays_too_long_and_a_household_at_home():
    first, today = _first(), Passage.objects.filter(station_id=_first().id, happened_at__gte=at_second(TODAY, 0))
    assert today.filter(highest_tenths__gte=373, passed=True).count() >= 1
    visitors = today.filter(passer="visitor", passed=True)
    assert visitors.filter(direction="in").count() > visitors.filter(direction="out").count()
    minute = (at_second(TODAY, 50_760), at_second(TODAY, 50_820))
    overdue = today.get(passer="visitor", direction="in", happened_at__range=minute)
    context = f"gate.passage.details:{overdue.id}"
    told = msgspec.json.decode(vault.unseal(overdue.details_sealed, context=context), type=VisitorContent)
    assert told.phone.startswith("1990000")
    assert policy_in_force(first.id, NOW).content["visitors"]["longest_stay_minutes"] == 120


def test_this_evening_somebody_should_have_left_and_a_visitor_is_known_again():
    first = _first()
    visitors = Passage.objects.filter(station_id=first.id, passer="visitor", passed=True, happened_at__date=TODAY)
    inside = visits_inside(first.id)
    assert inside.count() == visitors.filter(direction="in").count() - visitors.filter(direction="out").count()
    assert overdue_visits(first.id, NOW).count() == 1
    visit = inside[0]
    assert known_again(first.id, visitor_of(visit).phone) == visit


def test_a_second_load_is_refused_and_changes_nothing():
    before = Passage.objects.count()
    with pytest.raises(DatabaseNotEmpty), transaction.atomic():
        load_demo(SilentSteps())
    assert Passage.objects.count() == before


def test_the_sign_ins_shown_are_accounts_of_the_demo():
    names = [username for _zh, _en, username in SIGN_INS]
    assert sorted(StaffAccount.objects.filter(username__in=names).values_list("username", flat=True)) == sorted(names)


def test_somebody_looking_around_finds_two_doubles_and_two_requests_at_each_station():
    stations = list(Station.objects.all())
    assert [AlikePair.objects.filter(station=one).count() for one in stations] == [2, 2]
    due = PersonRequest.objects.filter(station=_first(), answered_at=None).order_by("due_on")
    assert [(row.due_on - TODAY).days for row in due] == [5, 27]
