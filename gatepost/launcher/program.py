"""The program as one thing: what is started here is stopped here, in the opposite order, whatever happens."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gatepost.config.database import uses_own_server
from gatepost.launcher.children import child
from gatepost.launcher.claim import claimed
from gatepost.launcher.exit_codes import EMPTY_FIRST
from gatepost.launcher.lan.choosing import Lan, certificate_for
from gatepost.launcher.leftovers import end_leftovers
from gatepost.launcher.ports import answers_pages, require_free_port
from gatepost.launcher.signals import Starter
from gatepost.launcher.store import Store, opened_store
from gatepost.launcher.words import Refusal, say
from gatepost.launcher.worker_keeper import WorkerKeeper, kept_worker

_UP_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What to start, where."""

    data_dir: Path
    host: str
    port: int
    workers: int
    env: Mapping[str, str]
    demo: bool = False
    fresh: bool = False
    lan: Lan | None = None

    @property
    def address(self) -> str:
        if self.lan:
            return f"https://{self.lan.first}:{self.port}"
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"

    @property
    def own_host(self) -> str:
        """By which this machine reaches the pages itself: everywhere includes here."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    @property
    def authority(self) -> Path | None:
        """Who signed for the pages, where they are served over HTTPS."""
        return self.data_dir / "keys" / "lan-ca.crt" if self.lan else None

    def env_of(self, role: str) -> dict[str, str]:
        return {**self.env, "GATEPOST_DB_ROLE": role}


@dataclass(frozen=True, slots=True)
class Running:
    server: subprocess.Popen[bytes]
    worker: WorkerKeeper


@contextmanager
def running(plan: Plan) -> Iterator[Running]:
    """Everything is up while the block runs, and gone afterwards. Raises Refusal and ClusterError."""
    with ExitStack() as stack:
        stack.enter_context(claimed(plan.data_dir, plan.address))
        end_leftovers(plan.data_dir)
        require_free_port(plan.host, plan.port)
        if plan.lan:
            require_free_port(plan.host, plan.lan.page_port)
        if not uses_own_server(plan.env):
            say("  启动数据库", "  Starting the database")
        store = stack.enter_context(opened_store(plan.data_dir, plan.env))
        prepare(plan, store)
        say("  启动网页服务", "  Starting the pages")
        output = stack.enter_context(_log(plan.data_dir)) if plan.demo else None
        server = stack.enter_context(_server(plan, output))
        page = stack.enter_context(_page_for_phones(plan, plan.lan, output)) if plan.lan else None
        _wait_until_up(plan, server, plan.port, authority=plan.authority)
        if plan.lan and page:
            _wait_until_up(plan, page, plan.lan.page_port)
        worker = stack.enter_context(kept_worker(plan.data_dir, plan.env_of("owner"), output))
        yield Running(server, worker)


def prepare(plan: Plan, store: Store) -> None:
    if uses_own_server(plan.env) and not plan.demo:
        return
    fresh = ["--fresh"] if plan.fresh else []
    result = _prepared(plan, [*(["--demo"] if plan.demo else []), *fresh])
    if result == EMPTY_FIRST:
        say("  清空演示数据", "  Emptying the demo")
        store.empty()
        result = _prepared(plan, ["--demo"])
    if result != 0:
        raise Refusal("准备工作没有完成，原因见上。", "Preparing did not succeed; the reason is above.")


def _prepared(plan: Plan, arguments: list[str]) -> int:
    with child("gatepost.launcher.preparing", arguments, plan.env_of("owner"), data_dir=plan.data_dir) as program:
        return program.wait()


@contextmanager
def _log(data_dir: Path) -> Iterator[IO[bytes]]:
    path = data_dir / "log" / "server.log"
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as log:
        yield log


@contextmanager
def _server(plan: Plan, output: IO[bytes] | None) -> Iterator[subprocess.Popen[bytes]]:
    where = [plan.host, str(plan.port), str(plan.workers)]
    if plan.lan:
        certificate = certificate_for(plan.data_dir, plan.lan)
        where += [str(certificate.path), str(certificate.key_path)]
    with child("gatepost.launcher.server", where, plan.env_of("app"), data_dir=plan.data_dir, output=output) as server:
        yield server


@contextmanager
def _page_for_phones(plan: Plan, lan: Lan, output: IO[bytes] | None) -> Iterator[subprocess.Popen[bytes]]:
    what = [plan.host, str(lan.page_port), str(plan.data_dir / "keys"), plan.address, lan.page_address]
    with child("gatepost.launcher.lan_page", what, plan.env, data_dir=plan.data_dir, output=output) as page:
        yield page


def _wait_until_up(plan: Plan, server: subprocess.Popen[bytes], port: int, *, authority: Path | None = None) -> None:
    deadline = time.monotonic() + _UP_SECONDS
    while not answers_pages(plan.own_host, port, authority=authority):
        if server.poll() is not None or time.monotonic() > deadline:
            raise Refusal(
                f"网页服务没有启动，日志在 {plan.data_dir / 'log'}。",
                f"The pages did not come up; the log is in {plan.data_dir / 'log'}.",
            )
        time.sleep(0.05)


def wait_for_end(program: Running) -> None:
    """Until the server ends or whoever started us is gone. Raises Refusal when the server ended by itself."""
    starter = Starter()
    while not starter.is_gone():
        try:
            program.server.wait(0.5)
        except subprocess.TimeoutExpired:
            program.worker.look()
            continue
        raise Refusal("网页服务意外停止。", "The pages stopped unexpectedly.")
