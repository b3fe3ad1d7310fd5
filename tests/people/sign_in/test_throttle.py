"""Five wrong passwords lock one name at one address for fifteen minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.people.sign_in.typed import type_password
from tests.words import in_chinese

LOCKED = 429
MOST = settings.AXES_FAILURE_LIMIT


def fail(client: Client, times: int, username: str = "bob", **sent: str) -> list[int]:
    return [type_password(client, username, "wrong-password", **sent).status_code for _time in range(times)]


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("people:own_account")).status_code == 200


def test_a_right_password_signs_in_and_leads_to_the_first_page(cast: Cast, client: Client) -> None:
    answer = type_password(client, "bob")
    assert (answer.status_code, answer.headers["Location"], is_signed_in(client)) == (302, "/", True)


def test_the_fifth_wrong_password_locks_and_says_for_how_long(cast: Cast, client: Client) -> None:
    assert fail(client, MOST) == [200] * (MOST - 1) + [LOCKED]
    answer = type_password(client, "bob")
    assert (answer.status_code, is_signed_in(client)) == (LOCKED, False)
    sentence = "The password was wrong %(failure_limit)s times. Please wait %(minutes)s minutes, then sign in again."
    assert in_chinese(sentence) % {"failure_limit": 5, "minutes": 15} in answer.content.decode()


def test_the_sentence_is_told_in_english_too(cast: Cast, client: Client) -> None:
    client.cookies["django_language"] = "en"
    fail(client, MOST)
    page = type_password(client, "bob").content.decode()
    assert "The password was wrong 5 times. Please wait 15 minutes, then sign in again." in page


def test_after_fifteen_minutes_the_right_password_signs_in(cast: Cast, client: Client) -> None:
    fail(client, MOST)
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME + timedelta(seconds=30))
    assert type_password(client, "bob").status_code == LOCKED
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(seconds=1))
    assert (type_password(client, "bob").status_code, is_signed_in(client)) == (302, True)


def test_a_colleague_at_the_same_computer_still_signs_in(cast: Cast, client: Client) -> None:
    fail(client, MOST)
    type_password(client, "vera")
    assert client.session["_auth_user_id"] == str(cast.vera.pk)


def test_the_same_name_at_another_computer_still_signs_in(cast: Cast, client: Client) -> None:
    fail(client, MOST)
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert (type_password(other, "bob").status_code, is_signed_in(other)) == (302, True)


def test_signing_in_forgets_the_slips_before(cast: Cast, client: Client) -> None:
    fail(client, MOST - 1)
    type_password(client, "bob")
    client.post(reverse("account_logout"))
    assert fail(client, MOST - 1) == [200] * (MOST - 1)
    assert type_password(client, "bob").status_code == 302


def test_a_name_that_is_nobodys_is_answered_and_locked_like_any_other(cast: Cast, client: Client) -> None:
    told = [type_password(client, name, "wrong-password").context["form"].errors for name in ("bob", "nobody")]
    assert told[0] == told[1]
    assert fail(client, MOST - 1, "nobody") == [200] * (MOST - 2) + [LOCKED]


@pytest.mark.parametrize("username", ["", "bob\0", "b" * 500, "鲍勃"])
def test_whatever_is_typed_as_a_name_is_answered(cast: Cast, client: Client, username: str) -> None:
    assert type_password(client, username, "wrong-password").status_code == 200


def test_a_locked_account_is_not_let_in_by_its_password(cast: Cast, client: Client) -> None:
    type(cast.bob).objects.filter(pk=cast.bob.pk).update(is_active=False)
    type_password(client, "bob")
    assert not is_signed_in(client)
