"""The closed lists of places."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Line(TextChoices):
    """Which tree of authority an organisation belongs to."""

    UNION = "union", _("union line")
    GOVERNMENT = "government", _("government line")
    PARTY = "party", _("Party line")


class OrganisationKind(TextChoices):
    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    STREET = "street", _("street")
    COMMUNITY = "community", _("community")
    STATION = "station", _("service station")
    BRANCH = "branch", _("Party branch")


class AreaLevel(TextChoices):
    """Levels of the area codes of GB/T 2260 and the statistical codes below them."""

    PROVINCE = "province", _("province or municipality")
    COUNTY = "county", _("district or county")
    STREET = "street", _("street or town")
    COMMITTEE = "committee", _("residents' or villagers' committee")


class BuildingKind(TextChoices):
    RESIDENTIAL = "residential", _("residential")
    OFFICE = "office", _("office")
