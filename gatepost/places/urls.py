"""Addresses of places, below /places/."""

from __future__ import annotations

from django.urls import path

from gatepost.places.pages import areas, buildings, compounds, organisations, patterns, posts, stations

app_name = "places"
urlpatterns = [
    path("station/edit/", stations.change, name="edit_station"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.found, name="found_organisation"),
    path("organisations/<uuid:organisation_id>/edit/", organisations.change, name="edit_organisation"),
    path("areas/", areas.areas, name="areas"),
    path("areas/new/", areas.add, name="add_area"),
    path("areas/<uuid:area_id>/withdraw/", areas.withdraw, name="withdraw_area"),
    path("compounds/", compounds.compounds, name="compounds"),
    path("compounds/new/", compounds.register, name="register_compound"),
    path("compounds/<uuid:compound_id>/", compounds.compound, name="compound"),
    path("compounds/<uuid:compound_id>/edit/", compounds.change, name="edit_compound"),
    path("compounds/<uuid:compound_id>/state/", compounds.set_state, name="set_compound_state"),
    path("compounds/<uuid:compound_id>/entrances/new/", compounds.new_entrance, name="add_entrance"),
    path("compounds/<uuid:compound_id>/buildings/new/", patterns.buildings, name="make_buildings"),
    path("entrances/<uuid:entrance_id>/edit/", compounds.change_entrance, name="edit_entrance"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.found, name="found_post"),
    path("posts/<uuid:post_id>/", posts.post, name="post"),
    path("posts/<uuid:post_id>/sign/", posts.sign, name="change_sign"),
    path("posts/<uuid:post_id>/end/", posts.end, name="end_post"),
    path("buildings/new/", buildings.register, name="register_building"),
    path("buildings/<uuid:building_id>/", buildings.building, name="building"),
    path("buildings/<uuid:building_id>/doors/new/", buildings.new_doors, name="add_doors"),
    path("buildings/<uuid:building_id>/door/new/", buildings.new_door, name="add_door"),
    path("doors/<uuid:door_id>/", buildings.door, name="door"),
]
