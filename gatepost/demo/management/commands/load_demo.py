"""`load_demo`: fills an empty database with the demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from gatepost.demo.loading import DatabaseNotEmpty, NotTheOwner, load_demo
from gatepost.demo.progress import shown_steps
from gatepost.demo.staff import write_sign_ins


class Command(BaseCommand):
    help = "Fills an empty database with a street that never was."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        try:
            with shown_steps() as steps:
                load_demo(steps)
        except DatabaseNotEmpty as error:
            raise CommandError(
                _("There is data in this database already. Choose an empty data directory for the demo.")
            ) from error
        except NotTheOwner as error:
            raise CommandError(
                _("This database account may not load the demo. Set GATEPOST_DB_ROLE to owner and start again.")
            ) from error
        write_sign_ins(settings.DATA_DIR)
