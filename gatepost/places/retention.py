"""Places tell nothing of anybody. Who lives behind a door stands in people."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.retention import Impersonal
from gatepost.places.models import Station


def declared() -> list[Impersonal]:
    return [
        Impersonal("places_area", "official areas", {"name": "of an area"}),
        Impersonal("places_area_successors", "which area follows which"),
        Impersonal(
            "places_organisation", "public bodies", {"name": "of a body", "phone": "of an office, given to everybody"}
        ),
        Impersonal("places_station", "the station itself"),
        Impersonal("places_station_areas", "which areas it serves"),
        Impersonal("places_compound", "compounds", {"name": "of a compound"}),
        Impersonal("places_entrance", "entrances", {"name": "of an entrance"}),
        Impersonal("places_post", "posts", {"name": "of a post"}),
        Impersonal("places_building", "buildings", {"name": "of a building"}),
        Impersonal("places_door", "doors, whoever lives behind them"),
    ]


def stations() -> list[UUID]:
    """Answers who goes through them one after the other."""
    return list(Station.objects.values_list("id", flat=True).order_by("id"))
