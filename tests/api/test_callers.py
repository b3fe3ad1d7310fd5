"""People who call through the desk's session."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.test import Client

from tests.api.bodies import ready
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import sign_in


def test_signed_in_person_calls_without_a_token(bob: Caller) -> None:
    assert bob.get("/gate/posts").status == 200


def test_call_of_a_session_that_writes_needs_the_pages_csrf_token(cast: Cast) -> None:
    caller = Caller(sign_in(Client(enforce_csrf_checks=True), cast.bob))
    answer = caller.post("/gate/checks", ready(cast))
    assert (answer.status, answer.problem) == (403, "page-too-old")


def test_with_the_csrf_token_it_goes_through(cast: Cast) -> None:
    client = sign_in(Client(enforce_csrf_checks=True), cast.bob)
    client.cookies["csrftoken"] = "a" * 32
    assert Caller(client).post("/gate/checks", ready(cast), X_CSRFToken="a" * 32).status == 200


def test_device_needs_no_csrf_token(cast: Cast, phone: Caller) -> None:
    caller = Caller(Client(enforce_csrf_checks=True), phone.headers)
    assert caller.post("/gate/checks", ready(cast)).status == 200


def test_lead_without_a_second_factor_is_asked_to_set_it_up(cast: Cast) -> None:
    Authenticator.objects.filter(user=cast.alice).delete()
    answer = Caller.signed_in(cast.alice).get("/gate/posts")
    assert (answer.status, answer.problem) == (403, "second-factor-needed")


def test_lead_with_a_second_factor_is_let_in(alice: Caller) -> None:
    assert alice.get("/gate/posts").status == 200
