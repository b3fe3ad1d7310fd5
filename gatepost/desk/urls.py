"""Addresses of the desk itself."""

from __future__ import annotations

from django.urls import path

from gatepost.desk.pages import audit, backups, board, devices, first_run, retention, wall

app_name = "desk"

urlpatterns = [
    path("", board.board, name="board"),
    path("wall/", wall.wall, name="wall"),
    path("audit/", audit.lines, name="audit"),
    path("backups/", backups.backups, name="backups"),
    path("backups/make/", backups.make_backup, name="make_backup"),
    path("backups/recovery-key/", backups.recovery_key, name="recovery_key"),
    path("retention/", retention.retention, name="retention"),
    path("first-run/", first_run.first_run, name="first_run"),
    path("devices/", devices.devices, name="devices"),
    path("devices/enrol/", devices.enrol, name="enrol_device"),
    path("devices/<uuid:device_id>/withdraw/", devices.withdraw, name="withdraw_device"),
]
