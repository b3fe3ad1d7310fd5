"""The registers of people that can be imported."""

from __future__ import annotations

from gatepost.kernel.sheets.importing import ImportKind
from gatepost.people.imports.employees import EMPLOYEES
from gatepost.people.imports.enterprises import ENTERPRISES
from gatepost.people.imports.residents import RESIDENTS
from gatepost.people.imports.staff import STAFF


def import_kinds() -> tuple[ImportKind, ...]:
    return (RESIDENTS, ENTERPRISES, EMPLOYEES, STAFF)
