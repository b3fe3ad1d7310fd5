"""Writes contracts/gate/tokens.json: pass codes, good and broken, on which the server and the phone must agree.

The bytes are built here from fixed seeds, without the code under test; what must come of each is written by hand beside it.
Run from the root of the project after adding a line to `cases`: python tools/make_token_vectors.py
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import base45
import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

TARGET = Path(__file__).resolve().parent.parent / "contracts" / "gate" / "tokens.json"
WITHDRAWN_AT = "2020-03-01T09:30:00+00:00"
COMPOUND = bytes.fromhex("0170abcd00007000800000000000c001")
CLAIMS: dict[int, Any] = {
    1: "5e1f00d1",
    4: 1596211200,
    5: 1581264000,
    7: bytes.fromhex("0170abcd00007000800000000000a501"),
    -65537: 1,
    -65538: COMPOUND,
}
EVERYWHERE = {label: value for label, value in CLAIMS.items() if label != -65538}
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


class Key:
    def __init__(self, seed: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())
        self.public = self._private.public_key().public_bytes_raw()
        self.kid = hashlib.sha256(self.public).digest()[:8]

    def sign(self, protected: bytes, payload: bytes) -> bytes:
        return self._private.sign(cbor2.dumps(["Signature1", protected, b"", payload]))

    def jwk(self, **more: str) -> dict[str, str]:
        x = urlsafe_b64encode(self.public).rstrip(b"=").decode()
        kid = self.kid.hex()
        return {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": x, **more}


KEY, WITHDRAWN, STRANGE = Key("gatepost test key 1"), Key("gatepost test key 2"), Key("gatepost test key 3")


def dumps(value: object) -> bytes:
    return cbor2.dumps(value, canonical=True)


def parts(claims: dict[int, Any] | bytes = CLAIMS, *, key: Key = KEY, header: bytes | None = None) -> list[Any]:
    payload = claims if isinstance(claims, bytes) else dumps(claims)
    protected = dumps({1: -8, 4: key.kid}) if header is None else header
    return [protected, {}, payload, key.sign(protected, payload)]


def text(message: bytes, *, prefix: str = "GP1:") -> str:
    digits: bytes = base45.b45encode(message)
    return prefix + digits.decode()


def token(claims: dict[int, Any] | bytes = CLAIMS, **how: Any) -> str:
    return text(tagged(parts(claims, **how)))


def tagged(content: object, tag: int = 18) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(tag, content))


def flipped(message: bytes, at: int) -> bytes:
    changed = bytearray(message)
    changed[at] ^= 1
    return bytes(changed)


def with_larger_scalar(message: bytes) -> bytes:
    """The same signature with the group's order added to S: RFC 8032, 5.1.7 refuses it."""
    scalar = int.from_bytes(message[-32:], "little") + GROUP_ORDER
    return message[:-32] + scalar.to_bytes(32, "little")


def carried_over(digits: str) -> str:
    """Another text for the same bytes to a decoder that forgets the limit of RFC 9285: 65536 more in a group wraps round."""
    for at in range(0, len(digits) - 2, 3):
        low, middle, high = (base45.BASE45_CHARSET.index(character) for character in digits[at : at + 3])
        value = low + middle * 45 + high * 2025 + 65536
        if value < 45**3:
            group = "".join(base45.BASE45_CHARSET[value // 45**place % 45] for place in range(3))
            return digits[:at] + group + digits[at + 3 :]
    raise AssertionError("no group has room")


def content(claims: dict[int, Any]) -> dict[str, Any]:
    """The claims as both languages name them."""
    kinds = ["", "resident", "courier", "cleaner", "guard", "nanny", "essential", "volunteer", "vehicle"]
    return {
        "station": claims[1],
        "pass_id": claims[7].hex(),
        "kind": kinds[claims[-65537]],
        "compound_id": claims[-65538].hex() if -65538 in claims else None,
        "valid_from": claims[5],
        "valid_until": claims[4],
    }


def signed_cases() -> Iterator[dict[str, Any]]:
    yield case("valid, one compound", token(), "valid", KEY, CLAIMS)
    yield case("valid, all compounds", token(EVERYWHERE), "valid", KEY, EVERYWHERE)
    for code, name in ((2, "courier"), (7, "volunteer"), (8, "vehicle")):
        claims = CLAIMS | {-65537: code}
        yield case(f"valid, {name}", token(claims), "valid", KEY, claims)
    past, future = CLAIMS | {5: 65536, 4: 65537}, CLAIMS | {5: 2**32 - 2, 4: 2**32 - 1}
    yield case("long expired: reading does not judge time", token(past), "valid", KEY, past)
    yield case("valid only in a far future: reading does not judge time", token(future), "valid", KEY, future)
    yield case("withdrawn key", token(key=WITHDRAWN), "withdrawn_key", WITHDRAWN, CLAIMS)
    yield case("withdrawn key, forged", text(flipped(tagged(parts(key=WITHDRAWN)), -1)), "bad_signature", WITHDRAWN)
    yield case("unknown key", token(key=STRANGE), "unknown_key", STRANGE)
    yield case("unknown key, forged", text(flipped(tagged(parts(key=STRANGE)), -1)), "unknown_key", STRANGE)


def forged_cases() -> Iterator[dict[str, Any]]:
    good = tagged(parts())
    header, _, payload, _ = parts()
    other = STRANGE.sign(header, payload)
    yield case("last byte of the signature changed", text(flipped(good, -1)), "bad_signature", KEY)
    yield case("first byte of the signature changed", text(flipped(good, -64)), "bad_signature", KEY)
    yield case("identifier of the pass changed", text(flipped(good, good.index(CLAIMS[7]))), "bad_signature", KEY)
    yield case("compound changed", text(flipped(good, good.index(COMPOUND) + 15)), "bad_signature", KEY)
    longer = [header, {}, dumps(CLAIMS | {4: 1627747200}), parts()[3]]
    yield case("prolonged by a year", text(tagged(longer)), "bad_signature", KEY)
    yield case(
        "signed by a strange key under a known name", text(tagged([header, {}, payload, other])), "bad_signature", KEY
    )
    yield case("signature of zeros", text(tagged([header, {}, payload, bytes(64)])), "bad_signature", KEY)
    yield case("signature with the group's order added", text(with_larger_scalar(good)), "bad_signature", KEY)
    yield case("key's name changed", text(flipped(good, 15)), "unknown_key", kid=KEY.kid[:7] + bytes([KEY.kid[7] ^ 1]))


def form_cases() -> Iterator[dict[str, Any]]:
    header, _, payload, signature = parts()
    good = tagged(parts())
    indefinite_array = b"\xd2\x9f" + b"".join(map(cbor2.dumps, parts())) + b"\xff"
    indefinite_map = b"\xbf" + payload[1:] + b"\xff"
    long_head = b"\xd2\x98\x04" + good[2:]
    yield case("no tag", text(good[1:]), "unreadable")
    yield case("tag of COSE_Mac0", text(tagged(parts(), 17)), "unreadable")
    yield case("tag of a CWT in front", text(b"\xd8\x3d" + good), "unreadable")
    yield case("one byte after the end", text(good + b"\x00"), "unreadable")
    yield case("last byte missing", text(good[:-1]), "unreadable")
    yield case("array of indefinite length", text(indefinite_array), "unreadable")
    yield case("array length written long", text(long_head), "unreadable")
    yield case("claims of indefinite length, signed", token(indefinite_map), "unreadable")
    yield case("five parts", text(tagged([*parts(), b""])), "unreadable")
    yield case(
        "something in the unprotected header", text(tagged([header, {4: KEY.kid}, payload, signature])), "unreadable"
    )
    yield case("alg ES256", token(header=dumps({1: -7, 4: KEY.kid})), "unreadable")
    yield case("no alg", token(header=dumps({4: KEY.kid})), "unreadable")
    yield case("no key's name", token(header=dumps({1: -8})), "unreadable")
    yield case("header in another order", token(header=cbor2.dumps({4: KEY.kid, 1: -8})), "unreadable")
    yield case("payload detached", text(tagged([header, {}, None, signature])), "unreadable")


def claim_cases() -> Iterator[dict[str, Any]]:
    added_name = CLAIMS | {2: "\u738b\u67d0"}
    changes: list[tuple[str, dict[int, Any] | bytes]] = [
        ("a name among the claims", added_name),
        ("issued-at among the claims", CLAIMS | {6: 1581264000}),
        ("no expiry", {label: value for label, value in CLAIMS.items() if label != 4}),
        ("ends when it begins", CLAIMS | {4: CLAIMS[5]}),
        ("expiry as a float", CLAIMS | {4: 1596211200.0}),
        ("a kind that nobody has", CLAIMS | {-65537: 9}),
        ("compound null", CLAIMS | {-65538: None}),
        ("claims in another order", cbor2.dumps(dict(reversed(CLAIMS.items())))),
        ("station's mark in capitals", CLAIMS | {1: "5E1F00D1"}),
    ]
    for name, claims in changes:
        yield case(f"{name}, signed", token(claims), "unreadable")


def text_cases() -> Iterator[dict[str, Any]]:
    good = token()
    digits = good.removeprefix("GP1:")
    changes: list[tuple[str, str]] = [
        ("blank", ""),
        ("prefix only", "GP1:"),
        ("no prefix", digits),
        ("prefix of another version", "GP2:" + digits),
        ("prefix of another use", "HC1:" + digits),
        ("prefix in lower case", "gp1:" + digits),
        ("all in lower case", good.lower()),
        ("space in front", " " + good),
        ("line end behind", good + "\n"),
        ("one character missing", good[:-1]),
        ("a character outside the alphabet", good[:-1] + "_"),
        ("full width", "".join(chr(ord(character) + 0xFEE0) if character > " " else "\u3000" for character in good)),
        ("a group above its limit, same bytes to a careless decoder", "GP1:" + carried_over(digits)),
        ("a web address", "https://example.org/p/482109379"),
        ("a pass number", "482109379"),
        ("Chinese", "\u51fa\u5165\u8bc1"),
        ("a zero character inside", good[:9] + "\x00" + good[10:]),
        ("401 characters", "GP1:" + "0" * 397),
        ("four thousand characters", "GP1:" + "A" * 4_000),
        ("base45 of nothing known", text(hashlib.sha512(b"gatepost").digest() * 2)),
    ]
    for name, broken in changes:
        yield case(name, broken, "unreadable")


def case(
    name: str,
    code: str,
    state: str,
    key: Key | None = None,
    claims: dict[int, Any] | None = None,
    *,
    kid: bytes | None = None,
) -> dict[str, Any]:
    named = key.kid if key else kid
    return {
        "name": name,
        "text": code,
        "state": state,
        "kid": named.hex() if named else None,
        "claims": content(claims) if claims else None,
    }


GROUPS: tuple[Callable[[], Iterator[dict[str, Any]]], ...] = (
    signed_cases,
    forged_cases,
    form_cases,
    claim_cases,
    text_cases,
)


def contract() -> dict[str, Any]:
    return {
        "about": "Pass codes and what reading them gives. Made by tools/make_token_vectors.py; the keys are for tests only.",
        "keys": [KEY.jwk(), WITHDRAWN.jwk(withdrawn_at=WITHDRAWN_AT)],
        "cases": [one for group in GROUPS for one in group()],
    }


if __name__ == "__main__":
    TARGET.write_text(json.dumps(contract(), indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    print(f"{len(contract()['cases'])} cases")
