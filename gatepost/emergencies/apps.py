from __future__ import annotations

from django.apps import AppConfig


class EmergenciesConfig(AppConfig):
    name = "gatepost.emergencies"
    label = "emergencies"
