"""What a post keeps sealed, written and read as the product does it: something in every sealed column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from gatepost.gate.actions.keys import signing_pair
from gatepost.gate.models import Passage, Visit
from gatepost.gate.visitors import phone_of as phone_of_visit
from gatepost.gate.visitors import visitor_of
from gatepost.kernel import masters, vault
from gatepost.kernel.keys.declaring import sealed_tables
from gatepost.kernel.keys.rows import StationRows, is_sealed_by
from gatepost.kernel.models import DataKey
from gatepost.people.actions import answer_request, merge_persons, receive_request, register_enterprise
from gatepost.people.enums import RequestKind, RequestOutcome
from gatepost.people.merging.values import look_of, records_of
from gatepost.people.models import Enterprise, Person, PersonMerge, PersonRequest, SheetImport
from gatepost.people.queries.persons import find_persons
from gatepost.people.request_texts import answer_of, asker_of, wish_of
from gatepost.people.sealing import paper_of, phone_of, phone_of_enterprise
from gatepost.people.sheet_files import keep_file, open_file
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_passage, make_person
from tests.factories.visits import make_visit
from tests.people.conftest import PAPER

PHONE = "+8613900005678"
VISIT = '{"name":"访客"}'


@dataclass(frozen=True)
class Kept:
    cast: Cast
    station_id: UUID
    person: Person
    """With paper and phone."""
    visit: Passage
    """Of peace time, sealed with the station's key."""
    visit_of_emergency: Passage
    readers: dict[str, Callable[[], object]]

    def read(self) -> dict[str, object]:
        """Everything, by column, as pages read it now."""
        return {name: reader() for name, reader in self.readers.items()}

    def found(self) -> dict[str, list[UUID]]:
        """The person, by whole numbers and by the end of the phone."""
        asked = {"paper": PAPER, "phone": PHONE, "tail": f"王芳 {PHONE[-4:]}", "tail alone": PHONE[-4:]}
        return {word: find_persons(self.station_id, text) for word, text in asked.items()}

    @property
    def all_found(self) -> dict[str, list[UUID]]:
        return {word: [self.person.id] for word in ("paper", "phone", "tail", "tail alone")}


def keep_everything(cast: Cast) -> Kept:
    house, by = cast.house, actor_of(cast.alice)
    person = make_person(house.station, "王芳", phone=PHONE, paper=PAPER)
    gone = make_person(house.station, "王方", phone="+8613900009999")
    merge = merge_persons(kept_id=person.id, gone_id=gone.id, seen=look_of(person, gone), by=by, at=NOON)
    enterprise = register_enterprise(name="槐安里文具店", phone="010-63330000", by=by, at=NOON)
    request = receive_request(
        kind=RequestKind.SEE, asker="王芳 本人", wish="想看一看", person_id=person.id, by=by, at=NOON
    )
    answer_request(request_id=request.id, outcome=RequestOutcome.DONE, answer="已当面出示", by=by, at=NOON)
    sheet = SheetImport.objects.create(
        station=house.station, kind="residents", file_name="a.csv", noted_at=NOON, created_at=NOON
    )
    keep_file(sheet, "姓名,电话\n沈若溪,13900001234\n".encode())
    emergency = house.station.emergencies.get()
    readers = {
        "people_person.paper_sealed": lambda: paper_of(Person.objects.get(pk=person.pk)),
        "people_person.phone_sealed": lambda: phone_of(Person.objects.get(pk=person.pk)),
        "people_enterprise.phone_sealed": lambda: phone_of_enterprise(Enterprise.objects.get(pk=enterprise.pk)),
        "people_personrequest.asker_sealed": lambda: asker_of(PersonRequest.objects.get(pk=request.pk)),
        "people_personrequest.wish_sealed": lambda: wish_of(PersonRequest.objects.get(pk=request.pk)),
        "people_personrequest.answer_sealed": lambda: answer_of(PersonRequest.objects.get(pk=request.pk)),
        "people_personmerge.records_sealed": lambda: records_of(PersonMerge.objects.get(pk=merge.pk)),
        "people_importfile.content_sealed": lambda: _cells(sheet),
        "gate_signingkey.private_sealed": lambda: signing_pair(house.station.id).private,
    }
    visits = [
        _visit(cast, key_id)
        for key_id in (vault.station_key(house.station.id), vault.emergency_key(house.station.id, emergency.id))
    ]
    readers["gate_passage.details_sealed"] = lambda: _details(visits[0])
    inside = make_visit(house.east, policy=house.station.policies.get(emergency=None))
    readers["gate_visit.details_sealed"] = lambda: visitor_of(Visit.objects.get(pk=inside.pk)).name
    readers["gate_visit.phone_sealed"] = lambda: phone_of_visit(Visit.objects.get(pk=inside.pk))
    return Kept(cast, house.station.id, person, *visits, readers)


def _cells(sheet: SheetImport) -> list[list[object]]:
    book = open_file(sheet)
    return [list(row.cells) for row in book.rows(book.tabs[0])]


def _visit(cast: Cast, key_id: UUID) -> Passage:
    row = make_passage(cast.house.east)
    row.details_sealed = vault.seal(VISIT, key_id=key_id, context=f"gate.passage.details:{row.id}")
    row.save(update_fields=["details_sealed"])
    return row


def _details(visit: Passage) -> str:
    row = Passage.objects.get(station_id=visit.station_id, id=visit.id)
    return vault.unseal(row.details_sealed, context=f"gate.passage.details:{row.id}")


def forget() -> None:
    """As a process that has just started."""
    masters._known = []
    vault._open_keys.clear()
    vault._index_key.cache_clear()


def keys_of(station_id: UUID) -> list[tuple[str, bool]]:
    """The station's own, the older first: its stage, and whether it is there."""
    rows = DataKey.objects.filter(station_id=station_id, emergency_id=None).order_by("id")
    return [(row.stage, row.wrapped is not None) for row in rows]


def left_under(key_id: UUID, station_id: UUID) -> dict[str, int]:
    """Tables with rows that the key still seals."""
    counts = {
        table.name: StationRows(table, station_id).count(
            is_sealed_by(key_id, [column.name for column in table.columns])
        )
        for table in sealed_tables()
    }
    return {name: count for name, count in counts.items() if count}


def indexes(station_id: UUID) -> set[bytes]:
    """By which people are found, as they stand in the table, and the words made of phones."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT encode(unnest(ARRAY[paper_blind, phone_blind]), 'hex') FROM people_person WHERE station_id = %(id)s"
            " UNION SELECT word FROM kernel_searchentry, unnest(terms) AS word WHERE station_id = %(id)s AND word LIKE 'tail:%%'",
            {"id": station_id},
        )
        return {row[0] for row in cursor.fetchall() if row[0]}
