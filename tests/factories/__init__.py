"""Small rows for tests: plain functions with plausible defaults, straight into the tables. Actions are tested, not used, here."""

from tests.factories.emergencies import make_emergency, make_policy
from tests.factories.gate import code_on, make_pass, make_signing_key, make_vehicle
from tests.factories.moments import NOON, at_noon
from tests.factories.passages import make_passage
from tests.factories.people import make_household, make_person
from tests.factories.places import make_building, make_compound, make_door, make_post, make_station
from tests.factories.staff import actor_of, make_staff, sign_in
from tests.factories.sync import make_device

__all__ = [
    "NOON",
    "actor_of",
    "at_noon",
    "code_on",
    "make_building",
    "make_compound",
    "make_device",
    "make_door",
    "make_emergency",
    "make_household",
    "make_pass",
    "make_passage",
    "make_person",
    "make_policy",
    "make_post",
    "make_signing_key",
    "make_staff",
    "make_station",
    "make_vehicle",
    "sign_in",
]
