"""A passkey without a device: it does what the key on a phone does (WebAuthn level 3), in a few lines."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

ORIGIN = "https://testserver"
FLAG = AuthenticatorData.FLAG


@dataclass
class SoftKey:
    """Asks its owner for a finger each time, unless `verifies` is taken from it."""

    secret: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    owner: str = ""
    verifies: bool = True
    origin: str = ORIGIN

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.create() gives."""
        self.owner = options["user"]["id"]
        public = AttestedCredentialData.create(
            bytes(16), self.id, ES256.from_cryptography_key(self.secret.public_key())
        )
        seen = AuthenticatorData.create(_digest(options["rp"]["id"]), self._flags() | FLAG.AT, 1, public)
        said = CollectedClientData.create("webauthn.create", options["challenge"], self.origin)
        made = AttestationObject.create("none", seen, {})
        return self._told({"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(made)})

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.get() gives."""
        seen = AuthenticatorData.create(_digest(options["rpId"]), self._flags(), 2)
        said = CollectedClientData.create("webauthn.get", options["challenge"], self.origin)
        signature = self.secret.sign(seen + said.hash, ec.ECDSA(hashes.SHA256()))
        return self._told(
            {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(seen),
                "signature": websafe_encode(signature),
                "userHandle": self.owner,
            }
        )

    def _flags(self) -> AuthenticatorData.FLAG:
        return FLAG.UP | (FLAG.UV if self.verifies else FLAG(0))

    def _told(self, response: dict[str, str]) -> dict[str, Any]:
        identifier = websafe_encode(self.id)
        extensions = {"credProps": {"rk": True}}
        return {
            "id": identifier, "rawId": identifier, "type": "public-key", "response": response,
            "clientExtensionResults": extensions, "authenticatorAttachment": "platform",
        }  # fmt: skip


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def add_key(client: Client, key: SoftKey, *, name: str = "手机") -> HttpResponse:
    """On the page of the own account, after the password was typed once more."""
    url = reverse("mfa_add_webauthn")
    options = client.get(url).context["js_data"]["creation_options"]["publicKey"]
    data = {"name": name, "passwordless": "on", "credential": json.dumps(key.make(options))}
    return client.post(url, data)


def sign_in_with(client: Client, key: SoftKey) -> HttpResponse:
    """By the button on the page of signing in."""
    url = reverse("mfa_login_webauthn")
    options = client.get(url, headers={"X-Requested-With": "XMLHttpRequest"}).json()["request_options"]["publicKey"]
    return client.post(url, {"credential": json.dumps(key.use(options))})
