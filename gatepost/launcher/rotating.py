"""`gatepost keys rotate-master | rotate-station | rotate-signing`: while the post runs or not, gone on with after whatever stopped it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from gatepost.config.database import DATA_DIR_DEFAULT, uses_own_server
from gatepost.kernel.cluster.folders import locate
from gatepost.launcher.commands import data_dir_of
from gatepost.launcher.django_here import django_here
from gatepost.launcher.signals import StopAsked, stopping_on_signals
from gatepost.launcher.store import opened_store
from gatepost.launcher.words import Refusal, in_words


class Rotation(StrEnum):
    MASTER = "rotate-master"
    STATION = "rotate-station"
    SIGNING = "rotate-signing"


def rotate_keys(what: Rotation, station: str) -> int:
    """`station` by its name; empty where there is one only. Raises Refusal."""
    data_dir = data_dir_of(DATA_DIR_DEFAULT)
    if not uses_own_server(os.environ) and not locate(data_dir).cluster.exists():
        raise Refusal(f"{data_dir} 里还没有建过站。", f"No post was ever set up in {data_dir}.")
    with stopping_on_signals(), django_here(data_dir), opened_store(data_dir, os.environ), _going_on():
        from gatepost.launcher import rotating_here as here  # noqa: PLC0415  (needs Django set up)

        here.refuse_other_tables()
        if what is Rotation.MASTER:
            here.rotate_master()
        elif what is Rotation.STATION:
            here.rotate_station(here.station_named(station))
        else:
            here.rotate_signing(here.station_named(station))
    return 0


@contextmanager
def _going_on() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, StopAsked):
        told = in_words(
            "\n停在半路上了。数据照样能读能查；再运行一次同样的命令，会接着做完。",
            "\nStopped half-way. Everything can be read and found as before; the same command goes on from here.",
        )
        sys.stderr.write(told)
        raise
