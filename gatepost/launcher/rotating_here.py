"""The three changes of keys, told to the person at the terminal. Needs Django set up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gatepost.demo.progress import Steps, shown_steps
from gatepost.gate.actions.keys import rotate_signing_key
from gatepost.kernel import clock
from gatepost.kernel.access import Actor, Grant, Role
from gatepost.kernel.backup.problems import BackupRefused
from gatepost.kernel.keys.master import rotate_master_key
from gatepost.kernel.keys.problems import KeyRefused
from gatepost.kernel.keys.station import rotate_station_key
from gatepost.kernel.keys.watching import KeyStep
from gatepost.launcher.health.asking import pending_steps
from gatepost.launcher.words import Refusal, in_words, say
from gatepost.places.models import Station

_STEPS = {
    KeyStep.WAIT: ("等别人手上的事做完", "Waiting for people in the middle of something"),
    KeyStep.FIND: ("按新密钥算好查号码用的索引", "Working out the indexes of numbers"),
    KeyStep.TAKE_OVER: ("换用新密钥", "Taking the new key into use"),
    KeyStep.SEAL: ("用新密钥重新加密", "Sealing values anew"),
    KeyStep.WORDS: ("更新搜索用的电话尾号", "Renewing ends of phones in the search"),
}


class _Shown:
    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def begin(self, step: KeyStep, total: int | None = None) -> None:
        self._steps.begin(in_words(*_STEPS[step]), total)

    def advance(self, count: int) -> None:
        self._steps.advance(count)


def refuse_other_tables() -> None:
    if pending_steps():
        raise Refusal(
            "数据表不是这个版本的。请先运行 gatepost migrate。",
            "The tables are not those of this version. Run gatepost migrate first.",
        )


def station_named(name: str) -> Station:
    """The only one, where no name is given. Raises Refusal."""
    rows = list(Station.objects.select_related("organisation").order_by("organisation__name"))
    if not rows:
        raise Refusal("这里还没有建过站。", "No station was set up here yet.")
    meant = [row for row in rows if name in {str(row), str(row.id)}] if name else rows
    if len(meant) == 1:
        return meant[0]
    if not meant:
        zh, en = f"没有叫“{name}”的站。", f"There is no station called “{name}”."
    else:
        zh, en = "这里不止一个站。", "There are several stations here."
    several = [str(row) for row in rows]
    told = [one if several.count(one) == 1 else f"{one} ({row.id})" for one, row in zip(several, rows, strict=True)]
    raise Refusal(
        f"{zh}请用 --station 写明是哪一个：{'、'.join(told)}。",
        f"{en} Name one of them by --station: {', '.join(told)}.",
    )


def rotate_master() -> None:
    with _refusals():
        keys = rotate_master_key(at=clock.now())
    say(
        f"主密钥已更换，{keys} 把密钥都用它重新包好，旧的已销毁。",
        f"The master key is changed: it wraps all {keys} keys, and the former one is destroyed.",
    )
    say(
        "以前的备份带着当时的密钥，照样能还原。请再做一次备份：gatepost backup。",
        "Earlier backups hold the keys of their day and can still be restored. Make a new one now: gatepost backup.",
    )


def rotate_station(station: Station) -> None:
    with _refusals(), shown_steps() as steps:
        rows = rotate_station_key(station_id=station.id, at=clock.now(), watch=_Shown(steps))
    say(
        f"“{station}”的密钥已更换，{rows} 行内容重新加密，旧密钥已销毁。",
        f"The key of “{station}” is changed: {rows} rows are sealed anew, and the former key is destroyed.",
    )
    say(
        "以前的备份里还有旧密钥。不该留的，请自己销毁；再做一次备份：gatepost backup。",
        "Earlier backups still hold the former key: destroy those that must not stay, and make a new one: gatepost backup.",
    )


def rotate_signing(station: Station) -> None:
    by = Actor(station_id=station.id, grants=(Grant(Role.ADMINISTRATOR, station.id),))
    row = rotate_signing_key(by=by, at=clock.now())
    say(
        f"“{station}”的签名密钥已更换，新的是 {row.name}。以前发的证照用。",
        f"The signing key of “{station}” is changed; the new one is {row.name}. Passes issued before stay good.",
    )


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (KeyRefused, BackupRefused) as refusal:
        raise Refusal(str(refusal), str(refusal)) from refusal
