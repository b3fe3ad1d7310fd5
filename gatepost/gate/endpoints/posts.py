"""Where the gates are."""

from __future__ import annotations

from ninja import Router

from gatepost.gate.schemas.posts import PostsOut, post_out
from gatepost.kernel.access import Permission, require
from gatepost.places.queries import open_posts
from gatepost.sync.requests import Call

router = Router()


@router.get("/posts", operation_id="list_posts", summary="Open gate posts", response=PostsOut)
def list_posts(request: Call) -> PostsOut:
    station_id = require(request.actor, Permission.SEE_PLACES)
    return PostsOut(posts=[post_out(post) for post in open_posts(station_id)])
