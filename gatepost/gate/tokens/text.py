"""The text in the QR code: "GP1:" and base45 (RFC 9285) of a tagged COSE_Sign1 (RFC 9052) over the claims.

There is exactly one text for one signed content: base45 has one text for one run of bytes, and these are packed again and
compared. cbor2 and cryptography rather than the cwt library: about as fast (0.1 ms a reading, two thirds of it the
signature), but cwt judges expiry by the machine's clock, which here is the decision's business, and reads many forms of
one token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import base45
import cbor2

from gatepost.gate.enums import TokenState
from gatepost.gate.tokens.claims import PassClaims, claims_from_bytes, claims_to_bytes
from gatepost.gate.tokens.keys import SigningKey, VerifyingKey

PREFIX = "GP1:"
LONGEST = 400
"""Characters. A token has at most 235; nothing longer than this is tried."""

_COSE_SIGN1_TAG = 18
_ALG, _KID, _EDDSA = 1, 4, -8
_KID_PLACE = slice(8, 16)
_CLAIMS_PLACE = slice(19, -66)
_SIGNATURE_PLACE = slice(-64, None)


@dataclass(frozen=True, slots=True)
class TokenReading:
    """What a text turned out to be. `kid` is known once the text has the right form.

    `claims` are there when a known key signed them: VALID, and WITHDRAWN_KEY too, so that the pass can be found and
    printed anew; never admit anybody by claims without looking at the state.
    """

    state: TokenState
    claims: PassClaims | None = None
    kid: bytes | None = None


def sign(claims: PassClaims, key: SigningKey) -> str:
    protected, content = _protected(key.kid), claims_to_bytes(claims)
    return _text(protected, content, key.signature(_signed_bytes(protected, content)))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A text of the right form. Nobody has looked at its signature: `claims` say what to look for, and prove nothing."""

    kid: bytes
    claims: PassClaims
    signature: bytes
    signed: bytes


def unpack(text: str) -> Unpacked | None:
    """Never raises, whatever the text; None when it has not the one right form."""
    message = _message(text)
    kid, content, signature = message[_KID_PLACE], message[_CLAIMS_PLACE], message[_SIGNATURE_PLACE]
    claims = claims_from_bytes(content)
    protected = _protected(kid)
    if claims is None or _packed(protected, content, signature) != message:
        return None
    return Unpacked(kid, claims, signature, _signed_bytes(protected, content))


def judge(token: Unpacked, key: VerifyingKey | None) -> TokenReading:
    """Says nothing about expiry or withdrawal of the pass: that is for the decision."""
    if key is None:
        return TokenReading(TokenState.UNKNOWN_KEY, None, token.kid)
    if not key.verifies(token.signature, token.signed):
        return TokenReading(TokenState.BAD_SIGNATURE, None, token.kid)
    state = TokenState.VALID if key.withdrawn_at is None else TokenState.WITHDRAWN_KEY
    return TokenReading(state, token.claims, token.kid)


def read(text: str, keys: Mapping[bytes, VerifyingKey]) -> TokenReading:
    """Unpacks and judges."""
    token = unpack(text)
    return judge(token, keys.get(token.kid)) if token else TokenReading(TokenState.UNREADABLE)


def _message(text: str) -> bytes:
    """Empty when there is nothing to read."""
    if len(text) > LONGEST or not text.startswith(PREFIX) or text.endswith("\n"):
        return b""
    try:
        message: bytes = base45.b45decode(text[len(PREFIX) :])
    except ValueError:
        return b""
    return message


def _protected(kid: bytes) -> bytes:
    return cbor2.dumps({_ALG: _EDDSA, _KID: kid}, canonical=True)


def _signed_bytes(protected: bytes, content: bytes) -> bytes:
    """Sig_structure of RFC 9052, section 4.4."""
    return cbor2.dumps(["Signature1", protected, b"", content])


def _packed(protected: bytes, content: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1_TAG, [protected, {}, content, signature]))


def _text(protected: bytes, content: bytes, signature: bytes) -> str:
    digits: bytes = base45.b45encode(_packed(protected, content, signature))
    return PREFIX + digits.decode()
