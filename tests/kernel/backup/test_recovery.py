from __future__ import annotations

import re

import pytest

from gatepost.kernel.backup.problems import BackupRefused
from gatepost.kernel.backup.recovery import (
    RecoveryKey,
    keep_public_half,
    mark_of,
    new_recovery_key,
    public_half,
    read_recovery_key,
)

KEY = RecoveryKey(bytes(range(18)))
TEXT = KEY.text


def test_it_is_printed_as_eight_groups_without_letters_that_look_like_digits():
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}", TEXT)


def test_two_keys_differ():
    assert new_recovery_key() != new_recovery_key()


@pytest.mark.parametrize(
    "typed",
    [
        TEXT,
        TEXT.lower(),
        TEXT.replace("-", ""),
        TEXT.replace("-", "  "),
        TEXT.replace("-", "－"),
        f" {TEXT}\n",
        TEXT.replace("0", "O").replace("1", "l"),
        "".join(chr(ord(letter) + 0xFEE0) if letter.isalnum() else letter for letter in TEXT),
    ],
    ids=["as printed", "small", "run together", "spaces", "full-width line", "ends", "look-alikes", "full-width"],
)
def test_it_is_read_however_it_is_typed(typed):
    assert read_recovery_key(typed) == KEY


@pytest.mark.parametrize(
    "typed",
    ["", "AAAA", TEXT[:-1], TEXT + "7", TEXT[1:] + TEXT[0], TEXT.replace("-", "恢复", 1), "U" * 32, "A" * 32],
    ids=["nothing", "one group", "short", "long", "turned", "Chinese", "no such letter", "another"],
)
def test_a_slip_is_told_as_one(typed):
    with pytest.raises(BackupRefused) as refused:
        read_recovery_key(typed)
    assert str(refused.value) == (
        "The recovery key is mistyped: 8 groups of 4 letters and digits, as they are on the sheet."
    )


def test_one_changed_letter_anywhere_is_a_slip():
    letters = TEXT.replace("-", "")
    slips = [letters[:n] + ("7" if letter != "7" else "8") + letters[n + 1 :] for n, letter in enumerate(letters)]
    read = []
    for slip in slips:
        try:
            read.append(read_recovery_key(slip))
        except BackupRefused:
            continue
    assert read == []


def test_it_is_confirmed_by_its_third_and_its_last_group():
    third, last = KEY.groups[2], KEY.groups[7]
    assert KEY.is_confirmed_by(f"{third.lower()} {last}") is True
    assert KEY.is_confirmed_by(f"{last} {third}") is False
    assert KEY.is_confirmed_by(third) is False
    assert KEY.is_confirmed_by("") is False


def test_the_machine_keeps_the_public_half_only(tmp_path):
    assert public_half(tmp_path) is None
    keep_public_half(tmp_path, KEY.public)
    kept = public_half(tmp_path)
    assert (kept.raw, kept.mark) == (KEY.public, mark_of(KEY.public))
    files = [path for path in (tmp_path / "keys").iterdir() if path.is_file()]
    assert [path.name for path in files] == ["recovery.public"]
    assert (KEY.seed.hex() in files[0].read_text(), files[0].stat().st_mode & 0o777) == (False, 0o600)
