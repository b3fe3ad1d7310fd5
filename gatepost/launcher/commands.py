"""What the subcommands do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gatepost.config.database import DATA_DIR_DEFAULT, uses_own_server
from gatepost.config.env import env_int, env_path
from gatepost.launcher.lan.choosing import EVERYWHERE, chosen_lan
from gatepost.launcher.lan.showing import show_phones
from gatepost.launcher.ports import status_of
from gatepost.launcher.program import Plan, running, wait_for_end
from gatepost.launcher.setup_code import FIRST_RUN_PATH, new_setup_code, show_first_steps
from gatepost.launcher.sign_ins import show_address
from gatepost.launcher.signals import StopAsked, stopping_on_signals
from gatepost.launcher.store import opened_store
from gatepost.launcher.words import say

DEMO_DATA_DIR = ".data/demo"
SETTINGS = "gatepost.config.settings"


def plan_for(
    *, demo: bool, fresh: bool = False, host: str = "", port: int | None = None, with_lan: bool = False
) -> Plan:
    """Reads the environment; what is given on the command line wins."""
    data_dir = data_dir_of(DEMO_DATA_DIR if demo else DATA_DIR_DEFAULT)
    host = host or (EVERYWHERE if with_lan else "127.0.0.1")
    port = port or env_int("GATEPOST_PORT", default=8000, least=1, most=65535)
    lan = chosen_lan(host=host, port=port) if with_lan else None
    env = settled_env(data_dir) | ({"GATEPOST_DEMO": "1"} if demo else {"GATEPOST_SETUP_CODE": new_setup_code()})
    return Plan(
        data_dir=data_dir,
        host=host,
        port=port,
        workers=env_int("GATEPOST_WORKERS", default=2, least=1, most=64),
        env=env | (lan.environment(env) if lan else {}),
        demo=demo,
        fresh=fresh,
        lan=lan,
    )


def data_dir_of(default: str) -> Path:
    return env_path("GATEPOST_DATA_DIR", default=default).resolve()


def settled_env(data_dir: Path) -> dict[str, str]:
    return {**os.environ, "GATEPOST_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": SETTINGS}


def run(plan: Plan) -> int:
    """Serves until it is asked to stop."""
    try:
        with stopping_on_signals(), running(plan) as program:
            show_address(plan.address, plan.data_dir)
            if not plan.demo:
                status = status_of(plan.own_host, plan.port, FIRST_RUN_PATH, authority=plan.authority)
                show_first_steps(plan.address, plan.env["GATEPOST_SETUP_CODE"], status=status)
            if plan.lan:
                show_phones(plan.lan)
            say("按 Ctrl-C 停止。", "Ctrl-C stops it.")
            wait_for_end(program)
    except StopAsked:
        pass
    say("\n已停止。", "\nStopped; nothing is left running.")
    return 0


def manage(arguments: list[str]) -> int:
    """Django's own commands, as the account that owns the tables unless the environment says otherwise."""
    data_dir = data_dir_of(DATA_DIR_DEFAULT)
    os.environ.update(settled_env(data_dir))
    os.environ.setdefault("GATEPOST_DB_ROLE", "owner")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (slow, and only this command needs it)

    if uses_own_server(os.environ):
        execute_from_command_line(["gatepost manage", *arguments])
        return 0
    with opened_store(data_dir, os.environ):
        execute_from_command_line(["gatepost manage", *arguments])
    return 0


def interrupted() -> int:
    sys.stderr.write("\n")
    return 130
