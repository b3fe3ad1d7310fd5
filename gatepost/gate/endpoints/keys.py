"""Keys that sign the passes: the public halves for everybody who verifies, changed and withdrawn by the lead."""

from __future__ import annotations

from ninja import Router, Status

from gatepost.gate.actions import keys as actions
from gatepost.gate.queries.keys import key_named, station_keys
from gatepost.gate.schemas.keys import KeyOut, KeysOut, keys_out
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router()


@router.get(
    "/keys", operation_id="list_public_keys", summary="Public keys of passes", response=KeysOut, exclude_none=True
)
def list_public_keys(request: Call) -> KeysOut:
    """A JWK set: whoever has it can verify a pass without asking us."""
    station_id = require(request.actor, Permission.SEE_PLACES)
    return KeysOut(keys=keys_out(station_keys(station_id)))


@router.post(
    "/keys",
    operation_id="rotate_signing_key",
    summary="Sign with a new key from now on",
    response={201: KeyOut},
    exclude_none=True,
)
def rotate_signing_key(request: Call) -> Status[KeyOut]:
    """Passes signed with the earlier ones stay good."""
    row = actions.rotate_signing_key(by=request.actor, at=clock.now())
    return Status(201, *keys_out([row]))


@router.post(
    "/keys/{kid}/withdraw",
    operation_id="withdraw_signing_key",
    summary="Withdraw a signing key",
    response=KeyOut,
    exclude_none=True,
)
def withdraw_signing_key(request: Call, kid: str) -> KeyOut:
    """Every pass that it signed is refused from this second on. The key that signs now must be changed first."""
    station_id = require(request.actor, Permission.EDIT_DEVICES)
    row = key_named(station_id, kid)
    (key,) = keys_out([actions.withdraw_signing_key(key_id=row.id, by=request.actor, at=clock.now())])
    return key
