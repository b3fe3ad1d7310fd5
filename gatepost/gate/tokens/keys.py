"""Ed25519 keys (RFC 8032) that sign passes and verify them."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_KEY_BYTES = 32
KID_BYTES = 8


def kid_of(public: bytes) -> bytes:
    """A key's name on the passes that it signed."""
    return hashlib.sha256(public).digest()[:KID_BYTES]


@dataclass(frozen=True)
class VerifyingKey:
    """`withdrawn_at`, once set, refuses whatever the key signed; to judge an earlier instant, leave out what came later."""

    public: bytes
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        if len(self.public) != _KEY_BYTES:
            raise ValueError("an Ed25519 public key has 32 bytes")

    @cached_property
    def kid(self) -> bytes:
        return kid_of(self.public)

    def verifies(self, signature: bytes, content: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, content)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class SigningKey:
    private: bytes = field(repr=False)

    @cached_property
    def public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw()

    @cached_property
    def kid(self) -> bytes:
        return kid_of(self.public)

    def signature(self, content: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(content)


def new_key_pair() -> SigningKey:
    return SigningKey(Ed25519PrivateKey.generate().private_bytes_raw())


def key_ring(keys: Iterable[VerifyingKey]) -> dict[bytes, VerifyingKey]:
    return {key.kid: key for key in keys}


def export_public_keys(keys: Iterable[VerifyingKey]) -> dict[str, list[dict[str, str]]]:
    """A JWK set (RFC 7517, RFC 8037) for devices and other verifiers, ordered by kid; `kid` is hexadecimal.

    Withdrawn keys stay in it with the member `withdrawn_at`, so that a device can tell a withdrawn key from a strange one.
    """
    return {"keys": [dict(_jwk(key)) for key in sorted(keys, key=lambda key: key.kid)]}


def _jwk(key: VerifyingKey) -> Mapping[str, str]:
    jwk = {
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "EdDSA",
        "use": "sig",
        "kid": key.kid.hex(),
        "x": urlsafe_b64encode(key.public).rstrip(b"=").decode(),
    }
    if key.withdrawn_at is not None:
        jwk["withdrawn_at"] = key.withdrawn_at.isoformat()
    return jwk
