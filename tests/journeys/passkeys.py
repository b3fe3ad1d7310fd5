"""A passkey as a browser hands it over (WebAuthn level 2, attestation "none"), for pages that list keys."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

_NAME = "localhost"
_ID = bytes(range(32))


def a_passkey() -> dict[str, Any]:
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key = AttestedCredentialData.create(bytes(16), _ID, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(sha256(_NAME.encode()), flags, 0, key)
    asked = CollectedClientData.create("webauthn.create", bytes(32), f"http://{_NAME}")
    response = {
        "clientDataJSON": websafe_encode(asked),
        "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
    }
    return {"type": "public-key", "id": websafe_encode(_ID), "rawId": websafe_encode(_ID), "response": response}
