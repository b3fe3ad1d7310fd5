"""Every page of the program, and for each a person who sees it at its fullest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import get_resolver, reverse

from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency
from gatepost.kernel.access import Role
from gatepost.people.actions import choose_columns, plan_import, receive_sheet
from tests.addresses import belongings, routes
from tests.cast import Cast, make_cast
from tests.factories import NOON, actor_of, at_noon, make_staff
from tests.journeys.passkeys import a_passkey
from tests.journeys.scene import session_of

NO_PAGES = {
    # answers to a form or to a script of another page
    "gate:verdict", "gate:record", "people:reveal_person", "people:reveal_contact", "people:switch_station",
    "gate:visit_left",
    "people:set_account_state", "places:set_compound_state", "places:end_post",
    "set_language", "mfa_login_webauthn", "emergencies:approve_policy", "people:import_tab", "people:import_progress",
    "people:decide_row", "people:carry_out_import", "people:import_again", "emergencies:closing_progress",
    "emergencies:sign_closing", "emergencies:put_closing_aside", "emergencies:close_again",
    "people:say_different", "people:take_back_difference",
    "gate:acknowledge", "gate:check_instructions", "gate:take_handover",
    # papers and files
    "gate:pass_card", "gate:building_cards", "gate:post_sign", "gate:export_keys", "mfa_download_recovery_codes",
    "gate:passages_sheet", "gate:inside_sheet", "gate:passes_sheet",
    "people:rows_not_taken", "people:import_template", "emergencies:closing_paper", "people:copy",
    # leads on to another page
    "account_set_password", "desk:first_run", "desk:make_backup",
    # exists in the middle of signing in only
    "mfa_authenticate",
    # for who leads all stations of the database only
    "desk:recovery_key",
}  # fmt: skip
IN_BETWEEN = {"mfa_authenticate", "desk:recovery_key"}
"""Looked at in the journey that leads there."""

BEFORE_SIGNING_IN = {"account_login", "account_inactive", "desk:retention"}
WITHOUT_SECOND_FACTOR = {"mfa_activate_totp"}
AHEAD = {"people:import", "people:import_rows", "emergencies:closing"}
"""Of a sheet that has been checked, and of an emergency that is over: before that there is nothing to see on them."""
_WORD = re.compile(r"<(?:\w+:)?(\w+)>")


def words_of_addresses() -> dict[str, list[str]]:
    """For each name the words that stand in its address. Those of the API answer programs."""
    named = ((name, text) for name, text, _pattern in routes(get_resolver()) if name and not name.startswith("api:"))
    return {name: _WORD.findall(text) for name, text in named}


PAGES = sorted(words_of_addresses().keys() - NO_PAGES)


@dataclass(frozen=True, slots=True)
class Walk:
    addresses: dict[str, str]
    """For each name one with something in it."""
    lead: str
    """Sessions of a lead, of one who has just begun and has no second factor yet, and of who sees figures only."""
    beginner: str
    onlooker: str

    def session(self, name: str) -> str | None:
        if name in BEFORE_SIGNING_IN:
            return None
        return self.beginner if name in WITHOUT_SECOND_FACTOR else self.lead


def checked_sheet(cast: Cast) -> UUID:
    """One resident to be added, one at a door that is not there."""
    by, lines = actor_of(cast.alice), "姓名,电话,门牌\n温如意,13900007777,3-2-501\n卓一鸣,,9-9-909\n"
    row = receive_sheet(kind="residents", file_name="住户.csv", content=lines.encode(), by=by, at=NOON)
    columns = {int(column): field for column, field in row.columns.items()}
    settings = {"compound_id": str(cast.house.compound.id)}
    choose_columns(import_id=row.id, columns=columns, settings=settings, by=by, at=NOON)
    return plan_import(import_id=row.id, by=by, at=NOON).id


def earlier_emergency(cast: Cast) -> UUID:
    return Emergency.objects.create(
        station=cast.house.station,
        kind=EmergencyKind.FLOOD,
        name="夏季防汛",
        started_at=at_noon(days=-80),
        ended_at=at_noon(days=-20),
    ).id


def prepare_walk() -> Walk:
    cast = make_cast()
    key = Authenticator.objects.create(
        user=cast.alice, type=Authenticator.Type.WEBAUTHN, data={"name": "值班室电脑", "credential": a_passkey()}
    )
    RecoveryCodes.activate(cast.alice)
    beginner = make_staff(Role.STATION_LEAD, cast.house.station, username="dora", name="多拉")
    beginner.authenticator_set.all().delete()
    owned = belongings(cast) | {"pk": key.pk}
    ahead = owned | {"import_id": checked_sheet(cast), "emergency_id": earlier_emergency(cast)}
    found = {name: (words, ahead if name in AHEAD else owned) for name, words in words_of_addresses().items()}
    addresses = {name: reverse(name, kwargs={word: of[word] for word in words}) for name, (words, of) in found.items()}
    return Walk(addresses, session_of(cast.alice), session_of(beginner), session_of(cast.vera))
