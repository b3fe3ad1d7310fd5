"""The keys in the data folder: without the master key nothing sealed can be read again."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from gatepost.launcher.health.findings import Finding, fine, hint, wrong

_KEY_BYTES = 32


def master_key(path: Path, *, data_keys: int, opens: Callable[[], bool]) -> Finding:
    """`opens` tries it on a key of the database; it is asked only once the file itself is sound."""
    if not path.exists():
        return _missing(path, data_keys)
    try:
        content = path.read_bytes()
    except OSError as error:
        return wrong(
            f"读不了主密钥 {path}（{error.strerror}）。请用建站时的用户启动。",
            f"The master key {path} cannot be read ({error.strerror}). Start as the user who set the post up.",
        )
    if len(content) != _KEY_BYTES:
        return wrong(
            f"主密钥 {path} 坏了。请从备份恢复 keys 文件夹。",
            f"The master key {path} is damaged. Restore the folder keys from a backup.",
        )
    if data_keys and not opens():
        return wrong(
            f"主密钥 {path} 打不开这个数据库，是另一个站的。请把原来的 keys 文件夹放回来。",
            f"The master key {path} is another post's and does not open this database. Put the folder keys of this post back.",
        )
    return _private(path)


def _missing(path: Path, data_keys: int) -> Finding:
    if not data_keys:
        return fine(
            "还没有加密过任何内容，主密钥会在第一次用到时生成。",
            "Nothing is sealed yet; the master key is made when it is needed.",
        )
    return wrong(
        f"主密钥 {path} 不见了，加密的证件号和电话都打不开。请从备份恢复 keys 文件夹，先不要继续使用。",
        f"The master key {path} is gone, and no sealed number can be opened. Restore the folder keys from a backup before going on.",
    )


def _private(path: Path) -> Finding:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return wrong(
            f"别的用户也能读主密钥。请运行：chmod 600 {path}",
            f"Other users can read the master key. Enter: chmod 600 {path}",
        )
    return fine("主密钥完好，只有本用户能读。", "The master key is sound, and only its owner can read it.")


def unfinished(*, master: bool, stations: int) -> Iterator[Finding]:
    """Changes of keys that were stopped half-way, or are under way at this moment."""
    if master:
        yield hint(
            "主密钥换到一半。再运行一次 gatepost keys rotate-master 会接着换完。",
            "The master key is half changed. gatepost keys rotate-master goes on with it.",
        )
    if stations:
        yield hint(
            f"有 {stations} 个站的密钥换到一半。再运行一次 gatepost keys rotate-station 会接着换完。",
            f"The keys of {stations} stations are half changed. gatepost keys rotate-station goes on with it.",
        )


def recovery_key(mark: str | None) -> Finding:
    if mark:
        return fine(
            f"恢复密钥编号 {mark}。纸还在吗？", f"The recovery key has the mark {mark}. Is the sheet still there?"
        )
    return wrong(
        "还没有恢复密钥，所以没有备份。请在“备份”页面生成，或运行 gatepost recovery-key。",
        "There is no recovery key, and so no backup. Make one on the page of backups, or run gatepost recovery-key.",
    )


def certificate(*, days_left: int | None, missing: list[str]) -> Finding:
    """That of `gatepost serve --lan`."""
    if days_left is None:
        return hint(
            "没有给局域网手机用的证书。需要时用 gatepost serve --lan 启动。",
            "There is no certificate for phones on the local network. Start with gatepost serve --lan if you need it.",
        )
    if days_left < 0:
        return wrong(
            "局域网证书过期了。重新启动 gatepost serve --lan 就会换新的。",
            "The certificate for the local network has expired. Restarting gatepost serve --lan renews it.",
        )
    if missing:
        names = ", ".join(missing)
        return wrong(
            f"局域网证书里没有这台机器现在的地址 {names}。重新启动 gatepost serve --lan。",
            f"The certificate for the local network lacks this machine's address {names}. Restart gatepost serve --lan.",
        )
    return fine(
        f"局域网证书还有 {days_left} 天到期，到时自动换新。",
        f"The certificate for the local network is good for {days_left} more days and renews itself.",
    )
