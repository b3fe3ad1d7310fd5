"""Addresses of the emergency."""

from __future__ import annotations

from django.urls import path

from gatepost.emergencies.pages import emergency, next_policy, policies

app_name = "emergencies"

urlpatterns = [
    path("", emergency.home, name="home"),
    path("start/", emergency.start, name="start"),
    path("risks/new/", emergency.new_risk, name="new_risk"),
    path("<uuid:emergency_id>/phases/new/", emergency.new_phase, name="new_phase"),
    path("<uuid:emergency_id>/end/", emergency.end, name="end"),
    path("policies/", policies.versions, name="policies"),
    path("policies/next/", next_policy.next_version, name="next_policy"),
    path("policies/<uuid:version_id>/", policies.version, name="policy"),
    path("policies/<uuid:version_id>/approve/", policies.approve, name="approve_policy"),
]
