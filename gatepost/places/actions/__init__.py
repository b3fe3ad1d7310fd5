"""Changing places."""

from gatepost.places.actions.areas import add_area, withdraw_area
from gatepost.places.actions.buildings import add_door, add_doors, add_listed_doors, register_building
from gatepost.places.actions.compounds import (
    add_entrance,
    close_compound,
    edit_compound,
    edit_entrance,
    open_compound,
    register_compound,
)
from gatepost.places.actions.organisations import edit_organisation, found_organisation
from gatepost.places.actions.patterns import make_buildings
from gatepost.places.actions.posts import change_sign, end_post, found_post
from gatepost.places.actions.stations import edit_station
from gatepost.places.refusals import PlaceRefused

__all__ = [
    "PlaceRefused",
    "add_area",
    "add_door",
    "add_doors",
    "add_entrance",
    "add_listed_doors",
    "change_sign",
    "close_compound",
    "edit_compound",
    "edit_entrance",
    "edit_organisation",
    "edit_station",
    "end_post",
    "found_organisation",
    "found_post",
    "make_buildings",
    "open_compound",
    "register_building",
    "register_compound",
    "withdraw_area",
]
