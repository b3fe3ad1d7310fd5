"""A call of the API: by a device, or by a person who is signed in."""

from __future__ import annotations

from django.http import HttpRequest

from gatepost.kernel.access import Actor


class Call(HttpRequest):
    """What every endpoint receives. Its transaction is open and shows the actor's stations."""

    actor: Actor
