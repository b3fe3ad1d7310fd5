"""Tables of people."""

from gatepost.people.models.enterprises import Employment, Enterprise, Tenancy
from gatepost.people.models.imports import ImportFile, ImportMapping, ImportRow, SheetImport
from gatepost.people.models.merging import AlikePair, DifferentPersons, MergedHow, MergedRow, PersonMerge, between
from gatepost.people.models.persons import Household, Person, PoliticalStatus
from gatepost.people.models.requests import PersonRequest
from gatepost.people.models.staff import StaffAccount, StaffRole

__all__ = [
    "AlikePair",
    "DifferentPersons",
    "Employment",
    "Enterprise",
    "Household",
    "ImportFile",
    "ImportMapping",
    "ImportRow",
    "MergedHow",
    "MergedRow",
    "Person",
    "PersonMerge",
    "PersonRequest",
    "PoliticalStatus",
    "SheetImport",
    "StaffAccount",
    "StaffRole",
    "Tenancy",
    "between",
]
