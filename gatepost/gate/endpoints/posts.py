"""Where the gates are, and which keys sign the passes that are shown there."""

from __future__ import annotations

from ninja import Router

from gatepost.gate.queries.keys import as_verifying_key, station_keys
from gatepost.gate.schemas.posts import KeyOut, KeysOut, PostsOut, post_out
from gatepost.gate.tokens import export_public_keys
from gatepost.kernel.access import Permission, require
from gatepost.places.queries import open_posts
from gatepost.sync.requests import Call

router = Router()


@router.get("/posts", operation_id="list_posts", summary="Open gate posts", response=PostsOut)
def list_posts(request: Call) -> PostsOut:
    station_id = require(request.actor, Permission.SEE_PLACES)
    return PostsOut(posts=[post_out(post) for post in open_posts(station_id)])


@router.get(
    "/keys", operation_id="list_public_keys", summary="Public keys of passes", response=KeysOut, exclude_none=True
)
def list_public_keys(request: Call) -> KeysOut:
    """A JWK set: whoever has it can verify a pass without asking us."""
    station_id = require(request.actor, Permission.SEE_PLACES)
    exported = export_public_keys(as_verifying_key(row) for row in station_keys(station_id))
    return KeysOut(keys=[KeyOut.model_validate(key) for key in exported["keys"]])
