"""Addresses of the emergency."""

from __future__ import annotations

from django.urls import path

from gatepost.emergencies.pages import closing, emergency, next_policy, policies

app_name = "emergencies"

urlpatterns = [
    path("", emergency.home, name="home"),
    path("start/", emergency.start, name="start"),
    path("risks/new/", emergency.new_risk, name="new_risk"),
    path("<uuid:emergency_id>/phases/new/", emergency.new_phase, name="new_phase"),
    path("<uuid:emergency_id>/end/", emergency.end, name="end"),
    path("<uuid:emergency_id>/closing/", closing.closing, name="closing"),
    path("<uuid:emergency_id>/closing/progress/", closing.progress, name="closing_progress"),
    path("<uuid:emergency_id>/closing/sign/", closing.sign, name="sign_closing"),
    path("<uuid:emergency_id>/closing/put-aside/", closing.put_aside, name="put_closing_aside"),
    path("<uuid:emergency_id>/closing/again/", closing.again, name="close_again"),
    path("<uuid:emergency_id>/closing/certificate.pdf", closing.paper, name="closing_paper"),
    path("policies/", policies.versions, name="policies"),
    path("policies/next/", next_policy.next_version, name="next_policy"),
    path("policies/<uuid:version_id>/", policies.version, name="policy"),
    path("policies/<uuid:version_id>/approve/", policies.approve, name="approve_policy"),
]
