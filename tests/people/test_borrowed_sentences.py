"""Signing in and its second factor speak the words of the glossary, although another library draws the pages."""

from __future__ import annotations

import inspect
from pathlib import Path

import allauth
import pytest
from babel.messages.mofile import read_mo
from django.contrib import auth
from django.contrib.auth import password_validation
from django.test import Client
from django.utils.translation import gettext, ngettext, override

from gatepost.people.borrowed_sentences import BORROWED
from tests.cast import Cast
from tests.factories.staff import sign_in

CATALOGUES = [
    Path(str(package.__file__)).parent / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.mo"
    for package in (auth, allauth)
]
NOT_OURS = ("双因素", "身份验证器", "安全密钥", "恢复代码", "登出", "激活")


def told_by_the_libraries() -> dict[str, str]:
    """What they say in Chinese; of passwords Django has a sentence that its own catalogue lacks."""
    told = dict.fromkeys((one for one in BORROWED if one in inspect.getsource(password_validation)), "")
    for path in CATALOGUES:
        with path.open("rb") as file:
            entries = [entry for entry in read_mo(file) if entry.id]
        told |= {(entry.id if isinstance(entry.id, str) else entry.id[0]): str(entry.string) for entry in entries}
    return told


def test_every_borrowed_sentence_is_still_one_of_the_libraries() -> None:
    known = told_by_the_libraries()
    assert [sentence for sentence in BORROWED if sentence not in known] == []


def test_ours_is_shown_and_not_the_libraries() -> None:
    known = told_by_the_libraries()
    with override("zh-hans"):
        shown = {sentence: {gettext(sentence), ngettext(sentence, "", 2)} for sentence in BORROWED}
    assert [sentence for sentence in BORROWED if shown[sentence] <= {sentence, known[sentence], ""}] == []


@pytest.mark.parametrize("address", ["/account/2fa/", "/account/password/change/", "/account/logout/"])
def test_pages_of_signing_in_use_one_word_per_thing(cast: Cast, client: Client, address: str) -> None:
    page = sign_in(client, cast.alice).get(address).content.decode()
    assert [word for word in NOT_OURS if word in page] == []


def test_wrong_password_is_told_with_what_to_do(cast: Cast, client: Client) -> None:
    answer = client.post("/account/login/", {"login": "alice", "password": "not this one"})
    assert "用户名或密码不对，请再输一次。" in answer.content.decode()
