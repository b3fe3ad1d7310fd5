"""The closed lists of devices."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeviceKind(TextChoices):
    """What a device is decides which calls it may make; see api/device_access.py."""

    GATE_PHONE = "gate_phone", _("gate phone")
    DESK_SCANNER = "desk_scanner", _("desk scanner")
    WALL_SCREEN = "wall_screen", _("wall screen")
