"""Tables of people."""

from gatepost.people.models.enterprises import Employment, Enterprise, Tenancy
from gatepost.people.models.imports import ImportFile, ImportMapping, ImportRow, SheetImport
from gatepost.people.models.persons import Household, Person, PoliticalStatus
from gatepost.people.models.staff import StaffAccount, StaffRole

__all__ = [
    "Employment",
    "Enterprise",
    "Household",
    "ImportFile",
    "ImportMapping",
    "ImportRow",
    "Person",
    "PoliticalStatus",
    "SheetImport",
    "StaffAccount",
    "StaffRole",
    "Tenancy",
]
