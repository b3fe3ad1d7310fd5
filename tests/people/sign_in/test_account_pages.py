"""Every page of signing in is drawn as the house draws its pages, in both languages."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver, reverse

from tests.addresses import routes
from tests.cast import Cast
from tests.ground.html import texts_of
from tests.people.sign_in.soft_key import SoftKey, add_key
from tests.people.sign_in.typed import confirm, sign_in_typing, type_password

SIGNED_OUT = ("account_login", "account_inactive")
SIGNED_IN = (
    "account_reauthenticate", "account_change_password", "account_logout", "mfa_index", "mfa_reauthenticate",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn",
)  # fmt: skip
NO_PAGES = {
    "account_set_password": "for accounts without a password: there are none",
    "mfa_login_webauthn": "answers the script",
    "mfa_download_recovery_codes": "a text file",
    "mfa_activate_totp": "only while none is set up, see below",
    "mfa_authenticate": "between password and code, see below",
    "mfa_edit_webauthn": "of a key that is there, see below",
    "mfa_remove_webauthn": "of a key that is there, see below",
}
ENGLISH_ON_CHINESE_PAGES = {"English", "JavaScript", "alice", "bob"}
CHINESE_ON_ENGLISH_PAGES = {"中文", "手机", "艾丽丝"}
"""The other language by its own name, and what somebody called a key."""


def english_left(page: str) -> list[str]:
    """Words of a Chinese page that nobody translated; codes and secrets to copy are in capitals or digits."""
    words = re.findall(r"[A-Za-z]*[a-z][A-Za-z]+", " ".join(texts_of(page)))
    return [word for word in words if word not in ENGLISH_ON_CHINESE_PAGES]


def chinese_left(page: str) -> list[str]:
    return [
        text for text in texts_of(page) if re.search(r"[\u4e00-\u9fff]", text) and text not in CHINESE_ON_ENGLISH_PAGES
    ]


def assert_drawn(client: Client, url: str, *, status: int = 200) -> None:
    """In the house's frame, with one heading, and in one language at a time."""
    for language, left in (("zh-hans", english_left), ("en", chinese_left)):
        client.cookies["django_language"] = language
        answer = client.get(url)
        page = answer.content.decode()
        assert answer.status_code == status
        assert f'<html lang="{language}">' in page
        assert [page.count(word) for word in ("built/desk.css", "<h1>")] == [1, 1]
        assert left(page) == []


def test_every_page_of_signing_in_is_looked_at() -> None:

    known = {name for name, _text, _pattern in routes(get_resolver()) if name.startswith(("account_", "mfa_"))}
    assert known == {*SIGNED_OUT, *SIGNED_IN, *NO_PAGES}


@pytest.mark.parametrize("name", SIGNED_OUT)
def test_a_page_before_signing_in_is_drawn_in_both_languages(cast: Cast, client: Client, name: str) -> None:
    assert_drawn(client, reverse(name))


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_of_the_own_account_is_drawn_in_both_languages(cast: Cast, client: Client, name: str) -> None:
    Authenticator.objects.create(user=cast.alice, type="recovery_codes", data={"seed": "plum", "used_mask": 0})
    assert_drawn(_with_key(client), reverse(name))


def test_the_page_that_asks_for_the_code_is_drawn_in_both_languages(cast: Cast, client: Client) -> None:
    type_password(client, "alice")
    assert_drawn(client, reverse("mfa_authenticate"))


def test_the_page_that_sets_up_an_authenticator_is_drawn_with_its_code(cast: Cast, client: Client) -> None:
    Authenticator.objects.filter(user=cast.alice).delete()
    confirm(sign_in_typing(client, "alice"))
    assert_drawn(client, reverse("mfa_activate_totp"))
    assert 'src="data:image/svg+xml' in client.get(reverse("mfa_activate_totp")).content.decode()


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_the_pages_of_one_key_are_drawn_and_are_nobody_elses(cast: Cast, client: Client, name: str) -> None:
    _with_key(client)
    url = reverse(name, args=[Authenticator.objects.get(user=cast.alice, type="webauthn").pk])
    assert_drawn(client, url)
    other = confirm(sign_in_typing(Client(), "bob"))
    assert other.get(url).status_code == 404


def _with_key(client: Client) -> Client:
    """Alice, signed in and with a key on her phone."""
    add_key(confirm(sign_in_typing(client, "alice")), SoftKey())
    return client


@pytest.mark.parametrize("name", SIGNED_IN)
def test_who_is_not_signed_in_is_asked_to(cast: Cast, client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_login")) or (
        name == "account_logout" and answer.headers["Location"] == reverse("account_login")
    )


def test_the_own_password_is_changed_and_the_old_one_is_over(cast: Cast, client: Client) -> None:
    sign_in_typing(client, "bob")
    new = "willow-kettle-frost"
    typed = {"oldpassword": "plum-rain-lantern", "password1": new, "password2": new}
    client.post(reverse("account_change_password"), typed)
    assert type_password(Client(), "bob").status_code == 200
    assert type_password(Client(), "bob", new).status_code == 302


@pytest.mark.parametrize("new", ["short", "1234567890", "password1234"])
def test_a_password_too_short_or_too_common_is_told(cast: Cast, client: Client, new: str) -> None:
    sign_in_typing(client, "bob")
    typed = {"oldpassword": "plum-rain-lantern", "password1": new, "password2": new}
    answer = client.post(reverse("account_change_password"), typed)
    assert answer.context["form"].errors != {}
    assert english_left(answer.content.decode()) == []
    assert type_password(Client(), "bob").status_code == 302


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/"])
def test_nobody_makes_an_account_or_resets_a_password_by_themselves(client: Client, db: None, path: str) -> None:
    assert client.get(f"/account/{path}").status_code == 404


def test_signing_out_ends_the_session(cast: Cast, client: Client) -> None:
    sign_in_typing(client, "bob")
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("account_login")
    assert client.get(reverse("people:own_account")).status_code == 302
