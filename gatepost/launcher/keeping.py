"""`gatepost backup` and `gatepost recovery-key`."""

from __future__ import annotations

import os
from pathlib import Path

from gatepost.config.database import DATA_DIR_DEFAULT, uses_own_server
from gatepost.kernel.cluster.folders import locate
from gatepost.launcher.asking import ask
from gatepost.launcher.commands import data_dir_of
from gatepost.launcher.django_here import django_here
from gatepost.launcher.signals import stopping_on_signals
from gatepost.launcher.store import opened_store
from gatepost.launcher.words import Refusal, in_words, say

_STEPS = {"copy": ("  读出全部数据并加密", "  Reading everything out and encrypting it"),
          "prove": ("  还原到一个临时数据库核对", "  Proving it by restoring it into an empty database")}  # fmt: skip


def back_up(folder: Path | None) -> int:
    """Stopped in the middle, it leaves nothing."""
    data_dir = data_dir_of(DATA_DIR_DEFAULT)
    if not uses_own_server(os.environ) and not locate(data_dir).cluster.exists():
        raise Refusal(f"{data_dir} 里没有可备份的数据。", f"There is nothing to back up in {data_dir}.")
    with stopping_on_signals(), django_here(data_dir), opened_store(data_dir, os.environ):
        from gatepost.kernel.backup.problems import BackupRefused  # noqa: PLC0415  (needs Django set up)
        from gatepost.kernel.backup.recording import back_up as make  # noqa: PLC0415

        try:
            made = make(folder.expanduser().resolve() if folder else None, tell=lambda step: say(*_STEPS[step]))
        except BackupRefused as refusal:
            raise Refusal(str(refusal), str(refusal)) from refusal
    size = f"{made.size / 1_000_000:.1f} MB"
    say(
        f"备份已完成：{made.path}（{size}，{made.rows} 行）",
        f"The backup is there: {made.path} ({size}, {made.rows} rows)",
    )
    if not made.is_proved:
        say(
            "这台机器没有内置数据库，只完整读了一遍，没有还原核对。",
            "It was read back, not restored: there is no embedded database here.",
        )
    return 0


def make_recovery_key() -> int:
    """Shown once; in force once a part of it was typed back."""
    data_dir = data_dir_of(DATA_DIR_DEFAULT)
    with django_here(data_dir):
        from gatepost.kernel.backup.recovery import keep_public_half, mark_of, new_recovery_key  # noqa: PLC0415

        key = new_recovery_key()
        say(
            "\n恢复密钥（只显示这一次，请打印或抄下来，放在别处锁好）：",
            "\nThe recovery key, shown this once. Print it or write it down, and lock it up elsewhere:",
        )
        say(f"\n    {key.text}\n    {mark_of(key.public)}\n", f"\n    {key.text}\n    {mark_of(key.public)}\n")
        typed = ask(in_words("请输入第 3 组和第 8 组：", "Type groups 3 and 8: "))
        if not key.is_confirmed_by(typed):
            raise Refusal(
                "和纸上的不一致，这把密钥没有启用。", "That is not what the sheet says. This key is not in force."
            )
        keep_public_half(data_dir, key.public)
    say("从现在起，备份都用这把密钥。", "From now on backups belong to this key.")
    return 0
