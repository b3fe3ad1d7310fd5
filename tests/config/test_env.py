from __future__ import annotations

from pathlib import Path

import pytest

from gatepost.config.env import EnvironmentMistake, env_bool, env_int, env_list, env_path, env_str


@pytest.mark.parametrize(
    ("text", "meant"), [("1", True), ("YES", True), (" on ", True), ("0", False), ("false", False)]
)
def test_yes_and_no_are_understood(text, meant):
    assert env_bool("SWITCH", default=not meant, env={"SWITCH": text}) is meant


def test_what_is_empty_counts_as_not_set():
    assert env_bool("SWITCH", default=True, env={"SWITCH": "  "}) is True
    assert env_str("NAME", default="usual", env={"NAME": ""}) == "usual"


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda: env_str("NAME", env={}), "NAME is not set. Set it and start again."),
        (
            lambda: env_bool("SWITCH", default=True, env={"SWITCH": "maybe"}),
            "SWITCH is 'maybe'. Write 1 for yes or 0 for no.",
        ),
        (
            lambda: env_int("PORT", default=8000, env={"PORT": "web"}),
            "PORT is 'web'. Write a whole number, for example 8000.",
        ),
        (
            lambda: env_int("PORT", default=8000, least=1, most=65535, env={"PORT": "70000"}),
            "PORT is 70000. Write a number from 1 to 65535.",
        ),
        (
            lambda: env_int("WORKERS", default=2, least=1, env={"WORKERS": "0"}),
            "WORKERS is 0. Write a number of at least 1.",
        ),
        (lambda: env_int("DAYS", default=2, most=7, env={"DAYS": "8"}), "DAYS is 8. Write a number of at most 7."),
    ],
)
def test_a_mistake_names_the_variable_and_what_it_takes(read, message):
    with pytest.raises(EnvironmentMistake) as caught:
        read()
    assert str(caught.value) == message


def test_a_number_in_range_is_taken():
    assert env_int("PORT", default=8000, least=1, most=65535, env={"PORT": "8080"}) == 8080


def test_a_path_is_absolute():
    assert env_path("DIR", default=".data/post", env={}) == Path.cwd() / ".data" / "post"


def test_a_list_has_commas():
    assert env_list("HOSTS", default=[], env={"HOSTS": "one, two,,"}) == ["one", "two"]


def test_the_default_list_is_not_shared():
    default = ["one"]
    env_list("HOSTS", default=default, env={}).append("two")
    assert default == ["one"]
