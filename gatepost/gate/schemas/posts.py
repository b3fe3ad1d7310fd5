"""Posts, as a device needs them."""

from __future__ import annotations

from uuid import UUID

from ninja import Schema

from gatepost.places.models import Post


class PostOut(Schema):
    id: UUID
    name: str
    sign_text: str
    compound_id: UUID
    compound: str
    entrance: str


class PostsOut(Schema):
    posts: list[PostOut]


def post_out(post: Post) -> PostOut:
    entrance = post.entrance
    return PostOut(
        id=post.id,
        name=post.name,
        sign_text=post.sign_text,
        compound_id=entrance.compound_id,
        compound=entrance.compound.name,
        entrance=entrance.name,
    )
