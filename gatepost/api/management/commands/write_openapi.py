"""python -m django write_openapi: writes the API's description where others compare it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gatepost.api.api import api

DEFAULT = Path("contracts/openapi.json")


def description_text() -> str:
    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


class Command(BaseCommand):
    help = "Writes the description of the API to contracts/openapi.json."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=DEFAULT)

    def handle(self, *args: Any, **options: Any) -> None:
        options["to"].write_text(description_text(), encoding="utf-8")
        self.stdout.write(f"{options['to']} is current.")
