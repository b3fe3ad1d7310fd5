"""Changing what is known of people."""

from gatepost.people.actions.alike import say_different, take_back_difference
from gatepost.people.actions.copies import hand_out_copy
from gatepost.people.actions.employments import hire, leave
from gatepost.people.actions.enterprises import (
    close_enterprise,
    edit_enterprise,
    end_tenancy,
    register_enterprise,
    start_tenancy,
)
from gatepost.people.actions.households import move_in, move_out, open_household
from gatepost.people.actions.import_exports import export_refused
from gatepost.people.actions.import_leftovers import destroy_left_over_sheets
from gatepost.people.actions.importing import carry_out_import, fail_import, plan_import
from gatepost.people.actions.imports import (
    begin_again,
    begin_import,
    choose_columns,
    choose_tab,
    decide_row,
    drop_import,
    receive_sheet,
)
from gatepost.people.actions.merging import merge_persons, undo_merge
from gatepost.people.actions.persons import edit_person, register_person
from gatepost.people.actions.requests import answer_request, receive_request
from gatepost.people.actions.revealing import Revealed, reveal_contact, reveal_value
from gatepost.people.actions.setting_up import set_up_station
from gatepost.people.actions.staff import (
    create_account,
    deactivate,
    edit_account,
    give_password,
    reactivate,
    take_second_factor,
)
from gatepost.people.actions.staff_roles import end_role, grant_role
from gatepost.people.actions.standings import set_political_status
from gatepost.people.refusals import AlreadyRegistered, PaperRefused, PeopleRefused

__all__ = [
    "AlreadyRegistered",
    "PaperRefused",
    "PeopleRefused",
    "Revealed",
    "answer_request",
    "begin_again",
    "begin_import",
    "carry_out_import",
    "choose_columns",
    "choose_tab",
    "close_enterprise",
    "create_account",
    "deactivate",
    "decide_row",
    "destroy_left_over_sheets",
    "drop_import",
    "edit_account",
    "edit_enterprise",
    "edit_person",
    "end_role",
    "end_tenancy",
    "export_refused",
    "fail_import",
    "give_password",
    "grant_role",
    "hand_out_copy",
    "hire",
    "leave",
    "merge_persons",
    "move_in",
    "move_out",
    "open_household",
    "plan_import",
    "reactivate",
    "receive_request",
    "receive_sheet",
    "register_enterprise",
    "register_person",
    "reveal_contact",
    "reveal_value",
    "say_different",
    "set_political_status",
    "set_up_station",
    "start_tenancy",
    "take_back_difference",
    "take_second_factor",
    "undo_merge",
]
