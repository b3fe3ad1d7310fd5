"""After the closing no number of anybody is found: not in any table, not in the words of the search, not in a file of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from gatepost.emergencies.closing.steps import carry_out
from gatepost.emergencies.models import Closing
from gatepost.gate.models import Passage, Visit
from gatepost.gate.queries.visits import known_again
from gatepost.kernel import vault
from gatepost.kernel.search.index import tail_term
from gatepost.kernel.vault import SealBroken
from gatepost.people.sealing import blind_paper, blind_phone
from tests.cast import Cast
from tests.emergencies.closing.history import PAPERS, PHONES, VISITOR, History
from tests.factories import make_person

STAYS = "+8613911112222"


def every_value() -> str:
    """All rows of all tables as text, as a dump has them: bytes in hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        )
        tables = [row[0] for row in cursor.fetchall()]
        texts = []
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(one::text, E'\\n'), '') FROM {table} one")
            texts.append(cursor.fetchone()[0])
    return "\n".join(texts)


def every_file() -> bytes:
    """Of the data folder, without the server's own, which lies there sealed or not at all."""
    folder = Path(settings.DATA_DIR)
    files = [path for path in folder.rglob("*") if path.is_file() and "cluster" not in path.relative_to(folder).parts]
    return b"\n".join(path.read_bytes() for path in files)


def traces(history: History) -> dict[str, str]:
    """Everything by which somebody who was destroyed could be found again."""
    key_id = vault.station_key(history.emergency.station_id)
    found = {f"phone {n}": phone for n, phone in enumerate(PHONES)} | {f"paper {n}": p for n, p in enumerate(PAPERS)}
    found |= {f"national phone {n}": phone.removeprefix("+86") for n, phone in enumerate(PHONES)}
    found |= {f"name {n}": person.name for n, person in enumerate(history.people)}
    found |= {f"blind phone {n}": blind_phone(phone, key_id).hex() for n, phone in enumerate(PHONES)}
    found |= {f"blind paper {n}": blind_paper(paper, key_id).hex() for n, paper in enumerate(PAPERS)}
    found |= {f"tail {n}": tail_term(key_id, phone[-4:]) for n, phone in enumerate(PHONES)}
    return found | {f"visitor {word}": text for word, text in VISITOR.items() if word in {"name", "phone"}}


def found_in(text: str, wanted: dict[str, str]) -> set[str]:
    return {word for word, value in wanted.items() if value in text}


def test_the_search_finds_what_is_there_before(signed: Closing, history: History) -> None:
    """Else nothing found afterwards would prove nothing. What is sealed is not found even now."""
    found = found_in(every_value(), traces(history))
    assert {word.rstrip(" 0123456789") for word in found} == {"name", "blind phone", "blind paper", "tail"}


def test_no_trace_is_left_in_the_database(signed: Closing, history: History, cast: Cast) -> None:
    kept = make_person(cast.house.station, "简书白", phone=STAYS)
    wanted = traces(history)
    carry_out(signed.id)
    text = every_value()
    assert found_in(text, wanted) == set()
    assert blind_phone(STAYS, vault.station_key(cast.house.station.id)).hex() in text
    assert kept.name in text


def test_no_trace_is_left_in_the_data_folder(signed: Closing, history: History) -> None:
    wanted = traces(history)
    carry_out(signed.id)
    content = every_file()
    values = {word: value.encode() for word, value in wanted.items()}
    raw = {word: bytes.fromhex(value) for word, value in wanted.items() if word.startswith("blind")}
    assert {word for word, value in [*values.items(), *raw.items()] if value in content} == set()


def test_no_identifier_of_a_destroyed_person_hangs_on_a_row_that_stays(signed: Closing, history: History) -> None:
    """But for the audit, which says what was done to a record and holds nothing that leads back to anybody."""
    persons = {f"person {n}": str(person.id) for n, person in enumerate(history.people)}
    carry_out(signed.id)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_audit")
    assert found_in(every_value(), persons) == set()


@pytest.mark.proves("F63")
def test_a_visitor_who_comes_again_is_known_until_the_closing_and_by_nothing_after_it(signed: Closing) -> None:
    visit = known_again(signed.station_id, VISITOR["phone"])
    assert visit == Visit.objects.get(station_id=signed.station_id)
    blind = bytes(visit.phone_blind).hex()
    assert blind in every_value()
    carry_out(signed.id)
    assert (known_again(signed.station_id, VISITOR["phone"]), blind in every_value()) == (None, False)


def test_a_visit_that_somebody_kept_a_copy_of_can_no_longer_be_read(signed: Closing) -> None:
    """Such as one in a backup that was taken elsewhere, beside the database that goes on."""
    row = Passage.objects.exclude(details_sealed=None).get(station_id=signed.station_id)
    context = f"gate.passage.details:{row.id}"
    assert VISITOR["name"] in vault.unseal(row.details_sealed, context=context)
    carry_out(signed.id)
    with pytest.raises(SealBroken, match="destroyed"):
        vault.unseal(row.details_sealed, context=context)
