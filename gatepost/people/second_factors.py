"""Secrets of second factors leave no trace in the tables, in dumps or in what a thief of the database has."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from functools import cache

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_SEALED = "sealed:"
_NONCE_BYTES = 12


class StaffFactorAdapter(DefaultMFAAdapter):
    """Seals by AES-256-GCM, under a key that comes from the signing secret in the data folder. Accounts belong to no one station,
    whose key could be taken."""

    def encrypt(self, text: str) -> str:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _SEALED + b64encode(nonce + _key().encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Those of before they were sealed are read as they are."""
        if not encrypted_text.startswith(_SEALED):
            return encrypted_text
        value = b64decode(encrypted_text.removeprefix(_SEALED))
        return _key().decrypt(value[:_NONCE_BYTES], value[_NONCE_BYTES:], None).decode()


@cache
def _key() -> AESGCM:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"second factors")
    return AESGCM(derive.derive(settings.SECRET_KEY.encode()))
