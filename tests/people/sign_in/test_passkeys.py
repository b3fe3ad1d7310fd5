"""A key on the phone or on a stick: added by who is signed in, and then enough without a password."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.people.sign_in.soft_key import SoftKey, add_key, sign_in_with
from tests.people.sign_in.typed import confirm, sign_in_typing

BOARD = reverse("desk:board")


@pytest.fixture
def key(cast: Cast) -> SoftKey:
    """Alice's, added by her."""
    made = SoftKey()
    answer = add_key(confirm(sign_in_typing(Client(), "alice")), made)
    assert answer.status_code == 302, answer.context["form"].errors
    return made


def test_a_passkey_signs_in_without_a_password_and_counts_as_the_second_factor(
    cast: Cast, client: Client, key: SoftKey
) -> None:
    Authenticator.objects.filter(user=cast.alice, type="totp").delete()
    assert sign_in_with(client, key).headers["Location"] == BOARD
    assert client.get(BOARD).status_code == 200
    assert client.session["_auth_user_id"] == str(cast.alice.pk)


def test_a_key_that_nobody_added_signs_in_nobody(cast: Cast, client: Client, key: SoftKey) -> None:
    sign_in_with(client, SoftKey(owner=key.owner))
    assert client.get(BOARD).status_code == 302


def test_the_right_key_with_another_signature_signs_in_nobody(cast: Cast, client: Client, key: SoftKey) -> None:
    sign_in_with(client, SoftKey(id=key.id, owner=key.owner))
    assert client.get(BOARD).status_code == 302


@pytest.mark.parametrize("origin", ["http://testserver", "https://gatep0st.example", "https://testserver.example"])
def test_a_key_used_on_another_site_signs_in_nobody(cast: Cast, client: Client, key: SoftKey, origin: str) -> None:
    key.origin = origin
    sign_in_with(client, key)
    assert client.get(BOARD).status_code == 302


def test_a_key_that_did_not_ask_for_its_owner_signs_in_nobody(cast: Cast, client: Client, key: SoftKey) -> None:
    key.verifies = False
    sign_in_with(client, key)
    assert client.get(BOARD).status_code == 302


def test_a_removed_key_signs_in_nobody(cast: Cast, client: Client, key: SoftKey) -> None:
    row = Authenticator.objects.get(user=cast.alice, type="webauthn")
    sign_in_with(client, key)
    confirm(client).post(reverse("mfa_remove_webauthn", args=[row.pk]))
    assert not Authenticator.objects.filter(pk=row.pk).exists()
    other = Client()
    sign_in_with(other, key)
    assert other.get(BOARD).status_code == 302


def test_a_locked_account_is_not_let_in_by_its_key(cast: Cast, client: Client, key: SoftKey) -> None:
    StaffAccount.objects.filter(pk=cast.alice.pk).update(is_active=False)
    sign_in_with(client, key)
    assert client.get(BOARD).status_code == 302


def test_the_key_is_listed_by_its_name_and_renamed(cast: Cast, client: Client, key: SoftKey) -> None:
    row = Authenticator.objects.get(user=cast.alice, type="webauthn")
    sign_in_with(client, key)
    confirm(client)
    assert "手机" in client.get(reverse("mfa_list_webauthn")).content.decode()
    client.post(reverse("mfa_edit_webauthn", args=[row.pk]), {"name": "门岗电脑"})
    assert "门岗电脑" in client.get(reverse("mfa_list_webauthn")).content.decode()
