from __future__ import annotations

import os
import subprocess

import pytest

from gatepost.kernel.cluster import NoBinaries, binaries
from gatepost.kernel.cluster.account import Account, account_for
from gatepost.kernel.cluster.running import as_account


def test_an_engine_that_everybody_can_read_is_used_where_it_lies(data_dir, monkeypatch):
    monkeypatch.setattr(binaries, "may_read", lambda path, account: True)
    assert binaries.engine_for(Account(54321, 54321), data_dir / "engine") == binaries.wheel_engine()
    assert not (data_dir / "engine").exists()


def test_an_engine_that_the_account_cannot_read_is_copied_and_runs(data_dir, monkeypatch):
    monkeypatch.setattr(binaries, "may_read", lambda path, account: False)
    account = account_for(data_dir / "cluster") or Account(os.geteuid(), os.getegid())
    engine = binaries.engine_for(account, data_dir / "engine")
    assert engine.root.parent == data_dir / "engine"
    runs_as = as_account(account if os.geteuid() == 0 else None)
    shown = subprocess.run([engine.binary("postgres"), "--version"], check=True, capture_output=True, **runs_as)
    assert shown.stdout.startswith(b"postgres (PostgreSQL) 18.")


def test_a_copy_that_was_cut_off_is_made_again(data_dir, monkeypatch):
    monkeypatch.setattr(binaries, "may_read", lambda path, account: False)
    engine_dir = data_dir / "engine"
    first = binaries.engine_for(Account(54321, 54321), engine_dir)
    first.root.rename(first.root.with_suffix(".draft"))
    (first.root.with_suffix(".draft") / "half").touch()
    again = binaries.engine_for(Account(54321, 54321), engine_dir)
    assert again == first
    assert not (again.root / "half").exists()


def test_a_machine_without_the_wheel_is_told_what_to_set(monkeypatch):
    monkeypatch.setattr(binaries, "find_spec", lambda name: None)
    with pytest.raises(NoBinaries) as caught:
        binaries.wheel_engine()
    assert str(caught.value) == (
        "There is no embedded PostgreSQL for this kind of machine. Set DATABASE_URL to a PostgreSQL 15 or newer."
    )
