"""The form in which an iPhone takes a certificate from a page."""

from __future__ import annotations

import plistlib
from uuid import NAMESPACE_URL, uuid5

_NAME = "小门岗 Gatepost"


def profile(certificate: bytes) -> bytes:
    """The same certificate gives the same identifiers, so that installing twice replaces."""
    mark = uuid5(NAMESPACE_URL, certificate.hex())
    payload = {
        "PayloadType": "com.apple.security.root",
        "PayloadIdentifier": f"gatepost.authority.{mark}",
        "PayloadUUID": str(uuid5(mark, "certificate")).upper(),
        "PayloadVersion": 1,
        "PayloadDisplayName": _NAME,
        "PayloadContent": certificate,
    }
    return plistlib.dumps(
        {
            "PayloadType": "Configuration",
            "PayloadIdentifier": f"gatepost.profile.{mark}",
            "PayloadUUID": str(mark).upper(),
            "PayloadVersion": 1,
            "PayloadDisplayName": _NAME,
            "PayloadDescription": "本地网络的网页证书 / certificate of pages on the local network",
            "PayloadContent": [payload],
        }
    )
