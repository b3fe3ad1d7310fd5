"""Finding places."""

from gatepost.places.queries.stations import (
    open_posts,
    organisations_above,
    organisations_around,
    station_name,
    station_names,
    stations_below,
)

__all__ = [
    "open_posts",
    "organisations_above",
    "organisations_around",
    "station_name",
    "station_names",
    "stations_below",
]
