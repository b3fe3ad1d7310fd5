"""Who can change rules or see everything signs in with a second factor, and sets one up before anything else."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import SECOND_FACTOR_ROLES, Role
from gatepost.people.models import StaffAccount
from gatepost.people.second_factors import StaffFactorAdapter
from tests.cast import Cast
from tests.factories import make_staff
from tests.people.sign_in.typed import code_now, confirm, sign_in_typing, type_code, type_password, wrong_code
from tests.words import in_chinese

BOARD, SET_UP = reverse("desk:board"), reverse("mfa_index")


@pytest.fixture
def newcomer(cast: Cast) -> StaffAccount:
    """A lead on the first day: with a password and nothing else."""
    account = make_staff(Role.STATION_LEAD, cast.house.station, username="newcomer", name="祁远帆")
    Authenticator.objects.filter(user=account).delete()
    return account


@pytest.mark.parametrize("role", sorted(Role))
def test_the_second_factor_is_asked_of_who_can_change_rules_and_of_nobody_else(
    cast: Cast, client: Client, role: Role
) -> None:
    account = make_staff(role, cast.house.station, username="newcomer")
    Authenticator.objects.filter(user=account).delete()
    type_password(client, "newcomer")
    answer = client.get(BOARD)
    asked = answer.status_code == 302 and answer.headers["Location"] == SET_UP
    assert asked is (role in SECOND_FACTOR_ROLES)
    assert answer.status_code == (302 if asked else 200)


def test_without_one_no_page_opens_and_nothing_is_changed(cast: Cast, client: Client, newcomer: StaffAccount) -> None:
    type_password(client, "newcomer")
    asked = [
        client.get(reverse("people:staff")),
        client.post(reverse("places:set_compound_state", args=[cast.house.compound.id]), {"state": "open"}),
        client.post(reverse("people:reveal_person", args=[cast.house.resident.id, "phone"])),
    ]
    cast.house.compound.refresh_from_db()
    assert [(answer.status_code, answer.headers.get("Location")) for answer in asked] == [(302, SET_UP)] * 3
    assert cast.house.compound.is_closed


def test_without_one_the_api_opens_nothing_either(cast: Cast, client: Client, newcomer: StaffAccount) -> None:
    type_password(client, "newcomer")
    assert client.get("/api/places/compounds").status_code == 403


def test_the_page_that_sets_it_up_says_why_and_opens(client: Client, newcomer: StaffAccount) -> None:
    type_password(client, "newcomer")
    page = client.get(SET_UP).content.decode()
    why = "Who can change rules or see everything signs in with a second factor. Set one up here, then go on."
    assert in_chinese(why) in page
    assert reverse("mfa_activate_totp") in page
    assert reverse("mfa_add_webauthn") in page


def test_a_lead_sets_up_an_authenticator_and_goes_on(client: Client, newcomer: StaffAccount) -> None:
    type_password(client, "newcomer")
    url = reverse("mfa_activate_totp")
    assert client.get(url).headers["Location"].startswith(reverse("account_reauthenticate"))
    secret = confirm(client).get(url).context["form"].secret
    refused = client.post(url, {"code": wrong_code(secret)})
    assert (refused.status_code, Authenticator.objects.filter(user=newcomer).count()) == (200, 0)
    client.post(url, {"code": code_now(secret)})
    kinds = set(Authenticator.objects.filter(user=newcomer).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    assert client.get(BOARD).status_code == 200


def test_nothing_in_the_tables_lets_anybody_make_the_codes(client: Client, newcomer: StaffAccount) -> None:
    type_password(client, "newcomer")
    url = reverse("mfa_activate_totp")
    secret = confirm(client).get(url).context["form"].secret
    client.post(url, {"code": code_now(secret)})
    kept = {row.type: row.data for row in Authenticator.objects.filter(user=newcomer)}
    assert secret not in str(kept)
    assert (kept["totp"]["secret"][:7], kept["recovery_codes"]["seed"][:7]) == ("sealed:", "sealed:")
    assert StaffFactorAdapter().decrypt(kept["totp"]["secret"]) == secret


def test_a_password_alone_opens_nothing_where_a_second_factor_is_set_up(cast: Cast, client: Client) -> None:
    answer = type_password(client, "alice")
    assert answer.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(BOARD).headers["Location"].startswith(reverse("account_login"))


def test_the_code_signs_in_once(cast: Cast, client: Client) -> None:
    type_password(client, "alice")
    code = code_now()
    assert type_code(client, wrong_code()).status_code == 200
    assert type_code(client, code).headers["Location"] == BOARD
    assert client.get(BOARD).status_code == 200
    other = Client()
    type_password(other, "alice")
    assert type_code(other, code).status_code == 200
    assert other.get(BOARD).status_code == 302


def test_codes_cannot_be_tried_without_end(cast: Cast, client: Client) -> None:
    type_password(client, "alice")
    for _time in range(6):
        last = type_code(client, wrong_code())
    assert in_chinese("Too many failed login attempts. Try again later.") in last.content.decode()
    assert type_code(client, code_now()).status_code == 200
    assert client.get(BOARD).status_code == 302


def test_a_recovery_code_signs_in_once(client: Client, newcomer: StaffAccount) -> None:
    type_password(client, "newcomer")
    url = reverse("mfa_activate_totp")
    client.post(url, {"code": code_now(confirm(client).get(url).context["form"].secret)})
    codes = Authenticator.objects.get(user=newcomer, type="recovery_codes").wrap().get_unused_codes()
    for client_now, signed_in in ((Client(), True), (Client(), False)):
        type_password(client_now, "newcomer")
        type_code(client_now, codes[0])
        assert (client_now.get(BOARD).status_code == 200) is signed_in


def test_who_gives_it_up_is_asked_for_it_again(cast: Cast, client: Client) -> None:
    sign_in_typing(client, "alice")
    assert client.get(BOARD).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=cast.alice, type="totp").exists()
    confirm(client).post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=cast.alice, type="totp").exists()
    assert client.get(BOARD).headers["Location"] == SET_UP


def test_recovery_codes_alone_are_no_second_factor(cast: Cast, client: Client, newcomer: StaffAccount) -> None:
    Authenticator.objects.create(user=newcomer, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    client.force_login(newcomer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(BOARD).headers["Location"] == SET_UP


def test_in_the_demo_everybody_looks_around_without_one(
    client: Client, newcomer: StaffAccount, settings: LazySettings
) -> None:
    settings.GATEPOST_DEMO = True
    type_password(client, "newcomer")
    assert client.get(BOARD).status_code == 200


def test_a_passkey_is_offered_for_signing_in(cast: Cast, client: Client) -> None:
    answer = client.get(reverse("mfa_login_webauthn"), headers={"X-Requested-With": "XMLHttpRequest"})
    options = answer.json()["request_options"]["publicKey"]
    assert (options["rpId"], options["userVerification"]) == ("testserver", "required")
    assert in_chinese("Sign in with a passkey") in client.get(reverse("account_login")).content.decode()


def test_adding_a_passkey_offers_one_for_this_account(cast: Cast, client: Client) -> None:
    sign_in_typing(client, "alice")
    page = confirm(client).get(reverse("mfa_add_webauthn"))
    options = page.context["js_data"]["creation_options"]["publicKey"]
    assert (page.status_code, options["user"]["name"], options["rp"]["id"]) == (200, "alice", "testserver")
