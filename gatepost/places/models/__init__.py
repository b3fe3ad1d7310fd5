"""Tables of places."""

from gatepost.places.models.areas import Area
from gatepost.places.models.compounds import Building, Compound, Door, Entrance, Post
from gatepost.places.models.organisations import Organisation, Station

__all__ = ["Area", "Building", "Compound", "Door", "Entrance", "Organisation", "Post", "Station"]
