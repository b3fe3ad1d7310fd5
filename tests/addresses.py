"""Every address of the program, with something of Alice's in it: what walks through all pages starts here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gatepost.gate.actions.handovers import sign_handover
from gatepost.gate.actions.instructions import give_instruction
from gatepost.gate.models import SigningKey
from gatepost.people.actions import merge_persons, receive_request, receive_sheet
from gatepost.people.enums import RequestKind
from gatepost.people.merging.values import look_of
from gatepost.people.models import Employment, Enterprise, PersonMerge, PersonRequest, SheetImport, Tenancy
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_device, make_pass, make_person
from tests.factories.visits import make_visit

OPEN_TO_ALL = {
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password", "account_set_password",
    "set_language", "styleguide", "desk:retention",
}  # fmt: skip
"""About the asker's own account, or about nobody."""

OTHER_PEOPLES_TESTS = ("api:", "mfa_")
"""The API has its own walk in tests/api; the second factor is about the asker's own account, see tests/people/sign_in."""


def routes(resolver: URLResolver, space: str = "", before: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """For each address its name, its text, and its pattern. A name may be missing."""
    for entry in resolver.url_patterns:
        text = f"{before}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from routes(entry, space + (f"{entry.namespace}:" if entry.namespace else ""), text)
        else:
            yield space + (entry.name or ""), text, entry


def unnamed_routes() -> list[str]:
    return [text for name, text, _pattern in routes(get_resolver()) if not name or name.endswith(":")]


def all_routes() -> dict[str, URLPattern]:
    return {
        name: pattern
        for name, _text, pattern in routes(get_resolver())
        if name and name not in OPEN_TO_ALL and not name.startswith(OTHER_PEOPLES_TESTS)
    }


def belongings(cast: Cast) -> dict[str, object]:
    """For each word in an address something that is Alice's."""
    house = cast.house
    building = house.door.building
    device, _token = make_device(house.station)
    key = SigningKey.objects.get(station=house.station)
    emergency = house.station.emergencies.get()
    policy = house.station.policies.get(emergency=emergency)
    return {
        "post_id": house.east.id,
        "pass_id": house.resident_pass.id,
        "visit_id": make_visit(house.east).id,
        "person_id": house.resident.id,
        "building_id": building.id,
        "compound_id": house.compound.id,
        "door_id": house.door.id,
        "entrance_id": house.east.entrance_id,
        "device_id": device.id,
        "key_id": key.id,
        "emergency_id": emergency.id,
        "version_id": policy.id,
        "account_id": cast.bob.id,
        "role_id": cast.bob.roles.get().id,
        "organisation_id": house.station.organisation_id,
        **things_of_enterprises(cast),
        "area_id": area_of(cast),
        "import_id": sheet_of(cast).id,
        "request_id": request_of(cast).id,
        **things_of_a_shift(cast),
        **two_of_one_person(cast),
        "row_number": 3,
        "ending": "withdraw",
        "field": "phone",
    }


def things_of_enterprises(cast: Cast) -> dict[str, object]:
    station = cast.house.station
    enterprise = Enterprise.objects.create(station=station, name="晴川小铺")
    tenancy = Tenancy.objects.create(
        station=station, enterprise=enterprise, building=cast.house.door.building, from_on=date(2019, 1, 1)
    )
    employment = Employment.objects.create(
        station=station, person=cast.house.resident, enterprise=enterprise, from_on=date(2019, 1, 1)
    )
    return {"enterprise_id": enterprise.id, "tenancy_id": tenancy.id, "employment_id": employment.id}


def sheet_of(cast: Cast) -> SheetImport:
    content = "姓名,电话\n鲍勃,13900001234\n".encode()
    told = {"kind": "residents", "file_name": "晴川小铺.csv", "sender": "晴川小铺"}
    return receive_sheet(content=content, by=actor_of(cast.alice), at=NOON, **told)


def request_of(cast: Cast) -> PersonRequest:
    told = {"kind": RequestKind.SEE, "asker": "沈若溪 13900001234", "wish": "想看看登记了什么"}
    return receive_request(person_id=cast.house.resident.id, by=actor_of(cast.alice), at=NOON, **told)


def things_of_a_shift(cast: Cast) -> dict[str, object]:
    """What Alice asks of the east post, and the note that Bob hands it over with."""
    house, told = cast.house, {"text": "晴川小铺的货放东侧架", "until_on": None, "at": NOON}
    instruction = give_instruction(post_id=house.east.id, by=actor_of(cast.alice), **told)
    note = {"after": None, "note": "晴川小铺的货还没到", "at": NOON}
    handover = sign_handover(post_id=house.east.id, by=actor_of(cast.bob), **note)
    return {"instruction_id": instruction.id, "handover_id": handover.id}


def two_of_one_person(cast: Cast) -> dict[str, object]:
    """Somebody whose record may be the resident's, and a record that was merged into it already."""
    other, gone = (make_person(cast.house.station, "沈若曦", door=cast.house.door) for _number in range(2))
    make_pass(gone)
    by, seen = actor_of(cast.alice), look_of(other, gone)
    merge: PersonMerge = merge_persons(kept_id=other.id, gone_id=gone.id, seen=seen, by=by, at=NOON)
    return {"other_id": other.id, "merge_id": merge.id}


def area_of(cast: Cast) -> object:
    area = Area.objects.create(level=AreaLevel.STREET, code="990106001", name="槐安街道", valid_from=date(2010, 1, 1))
    cast.house.station.areas.add(area)
    return area.id


def address(name: str, pattern: URLPattern, owned: dict[str, object]) -> str:
    words = pattern.pattern.converters
    unknown = set(words) - set(owned)
    assert not unknown, (
        f"{name} has the words {unknown} in its address: say in `belongings` what of Alice's they stand for"
    )
    return reverse(name, kwargs={word: owned[word] for word in words})
