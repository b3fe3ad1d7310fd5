"""Our passes and an independent COSE library read each other."""

from __future__ import annotations

import cbor2
from pycose.algorithms import EdDSA
from pycose.headers import KID, Algorithm
from pycose.keys.okp import OKPKey
from pycose.messages.cosemessage import CoseMessage
from pycose.messages.sign1message import Sign1Message

from gatepost.gate.enums import TokenState
from gatepost.gate.tokens import TokenReading, read, sign
from gatepost.gate.tokens.claims import claims_to_bytes
from tests.gate.tokens.token_makers import CLAIMS, KEY, OTHER_KEY, RING, as_bytes, as_text


def message_of(token: str) -> Sign1Message:
    message = CoseMessage.decode(as_bytes(token))
    assert isinstance(message, Sign1Message)
    return message


def test_pycose_verifies_our_pass() -> None:
    message = message_of(sign(CLAIMS, KEY))
    message.key = OKPKey(crv="ED25519", x=KEY.public)
    assert message.verify_signature() is True
    assert message.phdr == {Algorithm: EdDSA, KID: KEY.kid}
    assert message.uhdr == {}
    assert message.payload is not None
    assert cbor2.loads(message.payload)[7] == CLAIMS.pass_id.bytes


def test_pycose_refuses_our_pass_under_another_key() -> None:
    message = message_of(sign(CLAIMS, KEY))
    message.key = OKPKey(crv="ED25519", x=OTHER_KEY.public)
    assert message.verify_signature() is False


def test_pass_made_by_pycose_is_valid_here() -> None:
    message = Sign1Message(phdr={Algorithm: EdDSA, KID: KEY.kid}, uhdr={}, payload=claims_to_bytes(CLAIMS))
    message.key = OKPKey(crv="ED25519", x=KEY.public, d=KEY.private)
    assert read(as_text(message.encode()), RING) == TokenReading(TokenState.VALID, CLAIMS, KEY.kid)
