"""Addresses of people, below /people/."""

from __future__ import annotations

from django.urls import path

from gatepost.people.pages import enterprises, import_steps, imports, moves, own, persons, revealing, search, staff

app_name = "people"
urlpatterns = [
    path("search/", search.search_page, name="search"),
    path("persons/", persons.persons, name="persons"),
    path("persons/new/", persons.register, name="register_person"),
    path("persons/<uuid:person_id>/", persons.person, name="person"),
    path("persons/<uuid:person_id>/edit/", persons.change, name="edit_person"),
    path("persons/<uuid:person_id>/reveal/<slug:field>/", revealing.reveal_person, name="reveal_person"),
    path("persons/<uuid:person_id>/move-in/", moves.moves_in, name="move_in"),
    path("persons/<uuid:person_id>/move-out/", moves.moves_out, name="move_out"),
    path("persons/<uuid:person_id>/standing/", moves.standing, name="set_political_status"),
    path("persons/<uuid:person_id>/hire/", moves.hires, name="hire"),
    path("employments/<uuid:employment_id>/end/", moves.leaves, name="leave"),
    path("enterprises/", enterprises.enterprises, name="enterprises"),
    path("enterprises/new/", enterprises.register, name="register_enterprise"),
    path("enterprises/<uuid:enterprise_id>/", enterprises.enterprise, name="enterprise"),
    path("enterprises/<uuid:enterprise_id>/edit/", enterprises.change, name="edit_enterprise"),
    path("enterprises/<uuid:enterprise_id>/rooms/", enterprises.rents, name="start_tenancy"),
    path("enterprises/<uuid:enterprise_id>/close/", enterprises.close, name="close_enterprise"),
    path("enterprises/<uuid:enterprise_id>/reveal/<slug:field>/", revealing.reveal_enterprise, name="reveal_contact"),
    path("tenancies/<uuid:tenancy_id>/end/", enterprises.vacates, name="end_tenancy"),
    path("imports/", imports.imports, name="imports"),
    path("imports/new/", imports.send, name="send_sheet"),
    path("imports/template.xlsx", imports.template, name="import_template"),
    path("imports/<uuid:import_id>/", import_steps.sheet_import, name="import"),
    path("imports/<uuid:import_id>/columns/", imports.meanings, name="import_columns"),
    path("imports/<uuid:import_id>/tab/", imports.tab, name="import_tab"),
    path("imports/<uuid:import_id>/progress/", import_steps.progress, name="import_progress"),
    path("imports/<uuid:import_id>/rows/", import_steps.rows, name="import_rows"),
    path("imports/<uuid:import_id>/rows/<int:row_number>/decide/", import_steps.decide, name="decide_row"),
    path("imports/<uuid:import_id>/carry-out/", import_steps.carry_out, name="carry_out_import"),
    path("imports/<uuid:import_id>/again/", import_steps.again, name="import_again"),
    path("imports/<uuid:import_id>/put-aside/", import_steps.put_aside, name="drop_import"),
    path("imports/<uuid:import_id>/not-taken.xlsx", import_steps.not_taken, name="rows_not_taken"),
    path("staff/", staff.staff, name="staff"),
    path("staff/new/", staff.create, name="create_account"),
    path("staff/<uuid:account_id>/", staff.member, name="staff_member"),
    path("staff/<uuid:account_id>/edit/", staff.change, name="edit_account"),
    path("staff/<uuid:account_id>/roles/", staff.new_role, name="grant_role"),
    path("staff/<uuid:account_id>/password/", staff.password, name="give_password"),
    path("staff/<uuid:account_id>/state/", staff.set_active, name="set_account_state"),
    path("staff/roles/<uuid:role_id>/end/", staff.ends_role, name="end_role"),
    path("me/", own.own_account, name="own_account"),
    path("station/", own.switch_station, name="switch_station"),
]
