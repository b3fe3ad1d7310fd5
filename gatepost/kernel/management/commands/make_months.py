"""`make_months`: the months ahead of the tables that never end, and a word about rows that found none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.partitions import left_in_default, make_months_ahead


class Command(BaseCommand):
    help = "Makes the months ahead of the tables that are cut by month, and counts the rows that found no month."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """Identifiers carry the machine's time or the domain's, which differ in a demo."""
        for at in (datetime.now(UTC), clock.now()):
            make_months_ahead(at)
        for table, count in left_in_default().items():
            told = _("%(count)s rows of %(table)s carry a time that has no month. Look at the clocks of the devices.")
            self.stderr.write(told % {"count": count, "table": table})
