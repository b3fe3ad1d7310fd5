"""Changing what is known of people."""

from gatepost.people.actions.employments import hire, leave
from gatepost.people.actions.enterprises import (
    close_enterprise,
    edit_enterprise,
    end_tenancy,
    register_enterprise,
    start_tenancy,
)
from gatepost.people.actions.households import move_in, move_out, open_household
from gatepost.people.actions.persons import edit_person, register_person
from gatepost.people.actions.revealing import Revealed, reveal_contact, reveal_value
from gatepost.people.actions.staff import create_account, deactivate, edit_account, give_password, reactivate
from gatepost.people.actions.staff_roles import end_role, grant_role
from gatepost.people.actions.standings import set_political_status
from gatepost.people.refusals import AlreadyRegistered, PaperRefused, PeopleRefused

__all__ = [
    "AlreadyRegistered",
    "PaperRefused",
    "PeopleRefused",
    "Revealed",
    "close_enterprise",
    "create_account",
    "deactivate",
    "edit_account",
    "edit_enterprise",
    "edit_person",
    "end_role",
    "end_tenancy",
    "give_password",
    "grant_role",
    "hire",
    "leave",
    "move_in",
    "move_out",
    "open_household",
    "reactivate",
    "register_enterprise",
    "register_person",
    "reveal_contact",
    "reveal_value",
    "set_political_status",
    "start_tenancy",
]
