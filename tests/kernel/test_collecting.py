"""The collector rests while many rows are held, and only then."""

from __future__ import annotations

import gc

import pytest

from gatepost.kernel.collecting import collector_resting


def test_the_collector_rests_and_goes_on() -> None:
    with collector_resting():
        assert gc.isenabled() is False
    assert gc.isenabled() is True


def test_it_goes_on_after_what_breaks() -> None:
    with pytest.raises(OSError, match="power cut"), collector_resting():
        raise OSError("power cut")
    assert gc.isenabled() is True


def test_who_finds_it_resting_does_not_wake_it() -> None:
    gc.disable()
    try:
        with collector_resting():
            pass
        assert gc.isenabled() is False
    finally:
        gc.enable()
