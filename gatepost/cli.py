"""`gatepost serve | demo | backup | restore | recovery-key | keys | doctor | migrate | manage`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from gatepost import __version__
from gatepost.config.env import EnvironmentMistake
from gatepost.kernel.cluster import ClusterError
from gatepost.launcher.commands import interrupted, manage, plan_for, run
from gatepost.launcher.doctor import doctor
from gatepost.launcher.keeping import back_up, make_recovery_key
from gatepost.launcher.restoring import restore
from gatepost.launcher.rotating import Rotation, rotate_keys
from gatepost.launcher.signals import StopAsked
from gatepost.launcher.words import Refusal


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number from 1 to 65535")
    return int(text)


def parser() -> argparse.ArgumentParser:
    """Subcommands and what they take."""
    top = argparse.ArgumentParser(prog="gatepost", description="小门岗: the software a service post runs on.")
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="a post with invented people, on this machine only")
    demo.add_argument("--fresh", action="store_true", help="forget what was done in the demo and load it again")
    demo.add_argument("--port", type=_port, help="8000 unless GATEPOST_PORT says otherwise")
    serve = commands.add_parser("serve", help="a post of your own")
    serve.add_argument("--host", default="", help="the address to listen on; this machine only if not given")
    serve.add_argument(
        "--lan", action="store_true", help="over HTTPS for phones on the same network, with a page that shows them how"
    )
    serve.add_argument("--port", type=_port, help="8000 unless GATEPOST_PORT says otherwise")
    backup = commands.add_parser("backup", help="make an encrypted backup now, and prove it by restoring it")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="that of GATEPOST_BACKUP_DIR if not given")
    restore = commands.add_parser("restore", help="take a backup into an empty data folder or database")
    restore.add_argument("file", type=Path)
    restore.add_argument("--key-file", type=Path, help="a file with the recovery key; else it is asked for")
    commands.add_parser("recovery-key", help="make a new recovery key, to be printed and put away")
    _add_keys(
        commands.add_parser("keys", help="change a key, while people work; after a stop the same command goes on")
    )
    commands.add_parser("doctor", help="say in words what is missing or wrong")
    commands.add_parser("migrate", help="bring the tables of the data directory up to date")
    passed = commands.add_parser("manage", help="one of Django's commands", add_help=False)
    passed.add_argument("arguments", nargs=argparse.REMAINDER)
    return top


def _add_keys(keys: argparse.ArgumentParser) -> None:
    changes = keys.add_subparsers(dest="rotation", required=True, metavar="WHICH")
    changes.add_parser(Rotation.MASTER, help="the master key of the data folder")
    of_station = {
        Rotation.STATION: "the key that seals what a station keeps",
        Rotation.SIGNING: "the key that signs passes",
    }
    for rotation, told in of_station.items():
        one = changes.add_parser(rotation, help=told)
        one.add_argument("--station", default="", metavar="NAME", help="needed where there are several")


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": lambda given: run(plan_for(demo=True, fresh=given.fresh, port=given.port)),
    "serve": lambda given: run(plan_for(demo=False, host=given.host, port=given.port, with_lan=given.lan)),
    "backup": lambda given: back_up(given.to),
    "restore": lambda given: restore(given.file, key_file=given.key_file),
    "recovery-key": lambda _given: make_recovery_key(),
    "keys": lambda given: rotate_keys(Rotation(given.rotation), getattr(given, "station", "")),
    "doctor": lambda _given: doctor(),
    "migrate": lambda _given: manage(["migrate"]) or manage(["make_months"]),
    "manage": lambda given: manage(given.arguments),
}


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 with one sentence on why not."""
    given = parser().parse_args(arguments)
    try:
        return _COMMANDS[given.command](given)
    except (Refusal, ClusterError, EnvironmentMistake) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (KeyboardInterrupt, StopAsked):
        return interrupted()
