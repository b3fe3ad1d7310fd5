from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from gatepost.launcher.demo_mark import DemoState, demo_state, mark_demo
from gatepost.launcher.exit_codes import EMPTY_FIRST
from gatepost.launcher.preparing import load_demo
from gatepost.launcher.words import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(monkeypatch):
    """Which management commands were asked for."""
    asked = []
    monkeypatch.setattr("gatepost.launcher.preparing.call_command", asked.append)
    return asked


@pytest.fixture
def real_data(monkeypatch):
    class Accounts:
        @staticmethod
        def exists():
            return True

    monkeypatch.setattr(get_user_model(), "objects", Accounts)


def test_a_new_database_is_empty():
    assert demo_state() is DemoState.EMPTY


@pytest.mark.parametrize("state", [DemoState.LOADING, DemoState.LOADED])
def test_the_mark_is_read_back(state):
    mark_demo(state)
    assert demo_state() is state


def test_an_empty_database_is_loaded_once(calls):
    assert [load_demo(fresh=False), load_demo(fresh=False)] == [0, 0]
    assert calls == ["load_demo"]


def test_a_load_that_was_cut_off_starts_from_nothing(calls):
    mark_demo(DemoState.LOADING)
    assert load_demo(fresh=False) == EMPTY_FIRST
    assert calls == []


def test_fresh_starts_from_nothing(calls):
    mark_demo(DemoState.LOADED)
    assert load_demo(fresh=True) == EMPTY_FIRST
    assert calls == []


@pytest.mark.parametrize("fresh", [False, True])
def test_real_data_is_never_touched(calls, real_data, fresh):
    with pytest.raises(Refusal, match="real data, which the demo never touches"):
        load_demo(fresh=fresh)
    assert calls == []
