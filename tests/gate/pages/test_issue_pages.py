"""Issuing and ending passes on their pages: what was typed stays, and a sentence says what would be right."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.models import Pass, Vehicle
from tests.cast import Cast
from tests.factories import at_noon, make_building, make_person, make_vehicle

DAYS = {"from_on": "2020-02-14", "until_on": "2020-03-31"}


def to_person(cast: Cast) -> str:
    return reverse("gate:issue_pass", args=[cast.house.resident.id])


TO_VEHICLE, TO_BUILDING = "/gate/passes/vehicle/", "/gate/passes/building/"


def typed(answer: HttpResponse) -> dict[str, str]:
    """What stands in the fields when the page comes back."""
    return {field.name: field.value() for field in answer.context["form"]}


def faults(answer: HttpResponse) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return {name: [str(one) for one in told] for name, told in answer.context["form"].errors.items()}


def test_person_gets_a_pass_and_the_page_of_it_opens(bob: Client, cast: Cast) -> None:
    sent = DAYS | {"kind": "volunteer", "compound": str(cast.house.compound.id)}
    answer = bob.post(to_person(cast), sent)
    row = Pass.objects.get(person=cast.house.resident, kind="volunteer")
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("gate:pass", args=[row.id]))
    assert (row.compound_id, row.issued_by) == (cast.house.compound.id, cast.bob.id)
    assert (row.valid_from, row.valid_until) == (at_noon(hours=-12), at_noon(days=46, hours=12))


def test_form_proposes_the_persons_compound_and_ninety_days(bob: Client, cast: Cast) -> None:
    shown = {name: str(value) for name, value in typed(bob.get(to_person(cast))).items() if value}
    assert shown == {"compound": str(cast.house.compound.id), "from_on": "2020-02-14", "until_on": "2020-05-14"}


def test_form_offers_own_compounds_and_no_visitors_and_vehicles(bob: Client, cast: Cast) -> None:
    form = bob.get(to_person(cast)).context["form"]
    assert set(form.fields["compound"].queryset) == {cast.house.compound, cast.house.other_compound}
    assert {"visitor", "vehicle"} & {value for value, _name in form.fields["kind"].choices} == set()


@pytest.mark.parametrize(
    ("sent", "field", "word"),
    [
        ({"until_on": "2020-02-13"}, "until_on", "ends_before_it_begins"),
        ({"until_on": "2021-02-15"}, "__all__", "too_long"),
        ({"kind": "resident", "compound": ""}, "__all__", "already_has_one"),
    ],
)
def test_refusal_is_told_and_what_was_typed_stays(
    bob: Client, cast: Cast, sent: dict[str, str], field: str, word: str
) -> None:
    whole = DAYS | {"kind": "volunteer", "compound": str(cast.house.compound.id)} | sent
    answer = bob.post(to_person(cast), whole)
    assert (faults(answer), typed(answer)) == ({field: [str(REFUSALS[word])]}, whole)
    assert str(REFUSALS[word]) in answer.content.decode()
    assert Pass.objects.filter(station=cast.house.station).count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"from_on": "x"}, "from_on"),
        ({"from_on": ""}, "from_on"),
        ({"from_on": "0001-01-01"}, "from_on"),
        ({"until_on": "9999-12-31"}, "until_on"),
        ({"kind": "visitor"}, "kind"),
        ({"compound": "x"}, "compound"),
    ],
)
def test_field_that_does_not_fit_is_named_and_all_of_them_stay(
    bob: Client, cast: Cast, sent: dict[str, str], field: str
) -> None:
    whole = DAYS | {"kind": "volunteer", "compound": ""} | sent
    answer = bob.post(to_person(cast), whole)
    assert (list(faults(answer)), typed(answer)) == ([field], whole)


def test_charlies_compound_cannot_be_chosen(bob: Client, cast: Cast) -> None:
    sent = DAYS | {"kind": "volunteer", "compound": str(cast.charlies.compound.id)}
    assert list(faults(bob.post(to_person(cast), sent))) == ["compound"]


def test_vehicle_is_registered_and_gets_its_pass(bob: Client, cast: Cast) -> None:
    answer = bob.post(TO_VEHICLE, DAYS | {"plate": "京a·d12345", "compound": ""})
    row = Pass.objects.get(kind="vehicle")
    assert (answer.headers["Location"], row.vehicle.plate) == (reverse("gate:pass", args=[row.id]), "京AD12345")


def test_known_vehicle_is_not_registered_again(bob: Client, cast: Cast) -> None:
    known = make_vehicle(cast.house.station, "京A12345")
    bob.post(TO_VEHICLE, DAYS | {"plate": "京A·12345", "compound": ""})
    assert (Vehicle.objects.count(), Pass.objects.get(kind="vehicle").vehicle) == (1, known)


@pytest.mark.parametrize("plate", ["京AI2345", "京A" + "1" * 20, "·"])
def test_plate_that_cannot_be_one_stays_to_be_corrected(bob: Client, cast: Cast, plate: str) -> None:
    answer = bob.post(TO_VEHICLE, DAYS | {"plate": plate, "compound": ""})
    assert (list(faults(answer)), typed(answer)["plate"], Vehicle.objects.count()) == (["plate"], plate, 0)


def test_second_pass_of_a_vehicle_is_refused_with_its_sentence(bob: Client, cast: Cast) -> None:
    for _ in range(2):
        answer = bob.post(TO_VEHICLE, DAYS | {"plate": "京A12345", "compound": ""})
    assert faults(answer) == {"__all__": [str(REFUSALS["already_has_one"])]}


def test_building_gets_its_passes_and_a_second_time_nobody_does(bob: Client, cast: Cast) -> None:
    neighbour = make_person(cast.house.station, "方知夏", door=cast.house.door)
    sent = DAYS | {"building": str(cast.house.door.building_id)}
    first, second = (bob.post(TO_BUILDING, sent).context["issued"] for _ in range(2))
    assert ([row.person for row in first.made], first.already) == ([neighbour], 1)
    assert (second.made, second.already) == ((), 2)
    assert (
        reverse("gate:building_cards", args=[cast.house.door.building_id])
        in bob.post(TO_BUILDING, sent).content.decode()
    )


def test_building_that_led_here_is_chosen_already(bob: Client, cast: Cast) -> None:
    building_id = str(cast.house.door.building_id)
    assert typed(bob.get(TO_BUILDING, {"building": building_id}))["building"] == building_id


def test_only_own_buildings_inside_compounds_are_offered(bob: Client, cast: Cast) -> None:
    make_building(cast.house.station, compound=None, number="88")
    offered = bob.get(TO_BUILDING).context["form"].fields["building"].queryset
    assert list(offered) == [cast.house.door.building]
    theirs = DAYS | {"building": str(cast.charlies.door.building_id)}
    assert list(faults(bob.post(TO_BUILDING, theirs))) == ["building"]


def test_refusal_of_a_building_is_told_and_what_was_typed_stays(bob: Client, cast: Cast) -> None:
    make_person(cast.house.station, "方知夏", door=cast.house.door)
    sent = {"building": str(cast.house.door.building_id), "from_on": "2020-02-14", "until_on": "2021-02-15"}
    answer = bob.post(TO_BUILDING, sent)
    assert (faults(answer), typed(answer)) == ({"__all__": [str(REFUSALS["too_long"])]}, sent)


def ending(cast: Cast, way: str) -> str:
    return reverse("gate:end_pass", args=[cast.house.resident_pass.id, way])


@pytest.mark.parametrize(("way", "state"), [("lost", "lost"), ("withdraw", "withdrawn"), ("replace", "replaced")])
def test_pass_ends_as_asked_and_the_page_that_counts_opens(bob: Client, cast: Cast, way: str, state: str) -> None:
    answer = bob.post(ending(cast, way), {"reason": "说明"})
    row = Pass.objects.get(pk=cast.house.resident_pass.id)
    shown = row.replaced_by_id or row.id
    assert (row.state, row.state_reason, answer.headers["Location"]) == (
        state, "说明", reverse("gate:pass", args=[shown])
    )  # fmt: skip


@pytest.mark.parametrize("way", ["lost", "withdraw", "replace"])
def test_ending_is_asked_for_first_and_needs_a_reason(bob: Client, cast: Cast, way: str) -> None:
    assert bob.get(ending(cast, way)).status_code == 200
    answer = bob.post(ending(cast, way), {"reason": " "})
    assert list(faults(answer)) == ["reason"]
    cast.house.resident_pass.refresh_from_db()
    assert cast.house.resident_pass.state == "active"


def test_pass_that_has_ended_says_so_and_keeps_the_reason(bob: Client, cast: Cast) -> None:
    bob.post(ending(cast, "withdraw"), {"reason": "搬走"})
    answer = bob.post(ending(cast, "lost"), {"reason": "丢失"})
    assert faults(answer) == {"__all__": [str(REFUSALS["no_longer_active"])]}
    assert typed(answer) == {"reason": "丢失"}


@pytest.fixture
def pages(cast: Cast) -> dict[str, Any]:
    """Each address with what it takes."""
    person = DAYS | {"kind": "volunteer", "compound": ""}
    ended = {ending(cast, way): {"reason": "说明"} for way in ("lost", "withdraw", "replace")}
    own = {to_person(cast): person} | ended
    return {"own": own, "all": own | {TO_VEHICLE: DAYS | {"plate": "京A12345"}, TO_BUILDING: DAYS}}


def test_who_may_not_issue_is_told_so_and_changes_nothing(
    vera: Client, volunteer: Client, pages: dict[str, Any]
) -> None:
    before = list(Pass.objects.values_list("id", "state"))
    told = [desk.post(url, sent).status_code for desk in (vera, volunteer) for url, sent in pages["all"].items()]
    told += [desk.get(url).status_code for desk in (vera, volunteer) for url in pages["all"]]
    assert (set(told), list(Pass.objects.values_list("id", "state"))) == ({403}, before)


def test_charlie_finds_none_of_our_people_and_passes(charlie: Client, pages: dict[str, Any]) -> None:
    before = list(Pass.objects.values_list("id", "state"))
    found = [charlie.post(url, sent).status_code for url, sent in pages["own"].items()]
    found += [charlie.get(url).status_code for url in pages["own"]]
    assert (set(found), list(Pass.objects.values_list("id", "state"))) == ({404}, before)


def test_who_moved_out_has_no_page_to_get_a_pass(bob: Client, cast: Cast) -> None:
    cast.house.resident.left_on = at_noon().date()
    cast.house.resident.save()
    assert bob.get(to_person(cast)).status_code == 404
