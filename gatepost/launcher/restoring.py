"""`gatepost restore FILE`: one command into an empty data folder or database, with this machine's own key or the printed one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatepost.config.database import DATA_DIR_DEFAULT, uses_own_server
from gatepost.launcher.asking import ask
from gatepost.launcher.claim import claimed
from gatepost.launcher.commands import data_dir_of
from gatepost.launcher.django_here import django_here
from gatepost.launcher.signals import stopping_on_signals
from gatepost.launcher.words import Refusal, in_words, say


def restore(path: Path, *, key_file: Path | None) -> int:
    data_dir, path = data_dir_of(DATA_DIR_DEFAULT), path.expanduser().resolve()
    with stopping_on_signals(), claimed(data_dir, "gatepost restore"), django_here(data_dir), _refusals():
        from gatepost.launcher import restoring_into as into  # noqa: PLC0415  (needs Django set up)

        opener = into.opener_for(path, data_dir, lambda mark: _recovery_key(mark, key_file))
        say("  检查备份是否完整", "  Checking that the backup is whole")
        take_in = into.own_server if uses_own_server(os.environ) else into.embedded
        rows = take_in(path, opener, data_dir=data_dir)
    say(
        f"已全部还原，逐表核对一致（{rows} 行）。",
        f"Everything is restored, and every table is the same ({rows} rows).",
    )
    if uses_own_server(os.environ):
        say("接着运行 gatepost migrate，再启动。", "Run gatepost migrate, then start.")
    return 0


@contextmanager
def _refusals() -> Iterator[None]:
    from gatepost.kernel.backup.problems import BackupRefused  # noqa: PLC0415  (needs Django set up)

    try:
        yield
    except BackupRefused as refusal:
        raise Refusal(str(refusal), str(refusal)) from refusal


def _recovery_key(mark: str, key_file: Path | None) -> str:
    if key_file is None:
        return ask(in_words(f"请输入编号 {mark} 的恢复密钥：", f"The recovery key with the mark {mark}: "))
    try:
        return key_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"读不了 {key_file}。", f"{key_file} cannot be read.") from error
