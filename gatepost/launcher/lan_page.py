"""Serves the page for phones and nothing else, over plain HTTP: `python -m gatepost.launcher.lan_page TAG HOST PORT KEYS ADDRESS PAGE_ADDRESS`."""

from __future__ import annotations

import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from gatepost.launcher.lan.page import POLICY, lan_page
from gatepost.launcher.lan.profile import profile
from gatepost.launcher.lan.steps import CERTIFICATE, PROFILE

_PATIENCE_SECONDS = 10
Answer = tuple[str, bytes]
"""Content type and content."""


class Pages:
    """Made once; a phone can ask for nothing else."""

    def __init__(self, certificate: x509.Certificate, *, address: str, page_address: str) -> None:
        der = certificate.public_bytes(serialization.Encoding.DER)
        told = {
            "address": address,
            "page_address": page_address,
            "fingerprint": certificate.fingerprint(hashes.SHA256()).hex(":").upper(),
        }
        self._pages = {language: lan_page(language, **told).encode() for language in ("zh", "en")}
        self._files = {
            CERTIFICATE: ("application/x-x509-ca-cert", der),
            PROFILE: ("application/x-apple-aspen-config", profile(der)),
        }

    def answer(self, target: str, accepted: str) -> Answer | None:
        asked = urlsplit(target)
        if asked.path == "/":
            chosen = parse_qs(asked.query).get("lang", [""])[0] or ("zh" if "zh" in accepted.lower() else "en")
            return "text/html; charset=utf-8", self._pages["zh" if chosen == "zh" else "en"]
        return self._files.get(asked.path)


class Handler(BaseHTTPRequestHandler):
    pages: Pages
    timeout = _PATIENCE_SECONDS
    server_version, sys_version = "Gatepost", ""

    def do_GET(self) -> None:
        found = self.pages.answer(self.path, self.headers.get("Accept-Language", ""))
        if found is None:
            self.send_error(404)
            return
        kind, content = found
        self.send_response(200)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(content))),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  (named by the library)
        """Who looks at this page is nobody's business."""


def serve(host: str, port: int, keys: Path, *, address: str, page_address: str) -> None:
    certificate = x509.load_pem_x509_certificate((keys / "lan-ca.crt").read_bytes())
    Handler.pages = Pages(certificate, address=address, page_address=page_address)
    with ThreadingHTTPServer((host, port), Handler) as server:
        server.daemon_threads = True
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
        server.serve_forever()


if __name__ == "__main__":
    _tag, _host, _port, _keys, _address, _page_address = sys.argv[1:]
    serve(_host, int(_port), Path(_keys), address=_address, page_address=_page_address)
