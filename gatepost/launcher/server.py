"""Granian with the project's settings: `python -m gatepost.launcher.server TAG HOST PORT WORKERS [CERTIFICATE KEY]`."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces, SSLProtocols
from granian.log import LogLevels

_THREADS = 8
"""Per worker; as many as the pool has connections, so that no page waits for one."""


def serve(tag: str, host: str, port: int, workers: int, certificate: str = "", key: str = "") -> None:
    """Over HTTPS with a certificate. Returns when it was asked to stop and every worker has ended."""
    Granian(
        "gatepost.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        ssl_cert=Path(certificate) if certificate else None,
        ssl_key=Path(key) if key else None,
        # Phones of 2018 know nothing newer.
        ssl_protocol_min=SSLProtocols.tls12,
        log_level=LogLevels.warning,
        # Where the package setproctitle happens to be installed, granian renames itself; the tag must stay readable.
        process_name=f"gatepost.launcher.server {tag}" if find_spec("setproctitle") else None,
    ).serve()


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), *sys.argv[5:])
