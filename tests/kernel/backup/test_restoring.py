from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from gatepost.kernel.backup import making, restoring
from gatepost.kernel.backup.contents import put_keys, take_file
from gatepost.kernel.backup.envelope import machine_of
from gatepost.kernel.backup.making import make_backup
from gatepost.kernel.backup.opening import read_head
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.recovery import RecoveryKey
from gatepost.kernel.backup.restoring import restore, take_dump
from gatepost.kernel.backup.sums import different, table_sums
from gatepost.people.models import Person
from gatepost.people.phones import read_phone
from gatepost.people.sealing import phone_of
from tests.kernel.backup.conftest import SHEET, turned_to


def nowhere(name, content):
    raise AssertionError(f"{name} was not expected")


def tables_in(address):
    with psycopg.connect(**address) as connection:
        return [row[0] for row in connection.execute("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                                                     " AND relnamespace = 'public'::regnamespace")]  # fmt: skip


def sums_in(address):
    with psycopg.connect(**address) as connection:
        return table_sums(connection)


@pytest.fixture
def made(wanted, unproved):
    return make_backup(wanted).path


@pytest.mark.parametrize("opener", ["machine", "sheet"])
def test_what_is_restored_is_the_same_row_for_row(made, wanted, source, empty, opener, django_db_blocker):
    key = SHEET if opener == "sheet" else machine_of(wanted.data_dir)
    restore(made, key, into=empty, take_file=nowhere)
    assert different(sums_in(source.address), sums_in(empty)) == []
    with django_db_blocker.unblock(), turned_to(empty["dbname"]):
        assert phone_of(Person.objects.get(pk=source.person_id)) == read_phone("13900001234").number


def test_rights_walls_and_owners_are_those_of_before(made, source, empty):
    restore(made, SHEET, into=empty, take_file=nowhere)
    asked = """
        SELECT relname, relkind, relrowsecurity, relforcerowsecurity, coalesce(relacl, acldefault('r', relowner))::text, pg_get_userbyid(relowner),
               (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
    """
    with psycopg.connect(**source.address) as one, psycopg.connect(**empty) as other:
        assert other.execute(asked).fetchall() == one.execute(asked).fetchall()


def test_the_sheet_alone_gives_the_keys_back(made, wanted, empty, tmp_path):
    restored = restore(made, SHEET, into=empty, take_file=nowhere)
    put_keys(tmp_path, restored.keys)
    master = wanted.data_dir / "keys" / "master.key"
    assert (tmp_path / "keys" / "master.key").read_bytes() == master.read_bytes()
    assert sorted(restored.keys) == ["master.key"]


def test_another_posts_key_is_put_aside_and_not_destroyed(tmp_path):
    put_keys(tmp_path, {"master.key": b"old" * 10})
    put_keys(tmp_path, {"master.key": b"new" * 10})
    kept = {path.name.partition("-")[0]: path.read_bytes() for path in (tmp_path / "keys").iterdir()}
    assert kept == {"master.key": b"new" * 10, "master.key.before": b"old" * 10}


def test_another_sheet_opens_nothing_and_is_told_which_one_would(made, empty):
    with pytest.raises(BackupRefused) as refused:
        restore(made, RecoveryKey(bytes(18)), into=empty, take_file=nowhere)
    mark = read_head(made).recovery_mark
    assert str(refused.value) == (
        f"This is not the key of this backup; it belongs to the recovery key with the mark {mark}."
    )
    assert tables_in(empty) == []


@pytest.mark.parametrize("where", ["after the head", "in the middle", "at the end"])
def test_a_flipped_byte_is_told_before_anything_is_taken_in(made, empty, where):
    raw = bytearray(made.read_bytes())
    place = {"after the head": raw.index(b"}}}") + 3, "in the middle": len(raw) // 2, "at the end": len(raw) - 1}[where]
    raw[place] ^= 1
    made.write_bytes(raw)
    with pytest.raises(BackupRefused) as refused:
        restore(made, SHEET, into=empty, take_file=nowhere)
    assert str(refused.value) == "The backup is damaged or not whole, and nothing of it was used. Take another one."
    assert tables_in(empty) == []


def test_a_backup_that_was_cut_off_is_told(made, empty):
    made.write_bytes(made.read_bytes()[:-100])
    with pytest.raises(BackupRefused) as refused:
        restore(made, SHEET, into=empty, take_file=nowhere)
    assert (refused.value.problem, tables_in(empty)) == (BackupProblem.DAMAGED, [])


def test_a_sheet_of_excel_is_no_backup(tmp_path, empty):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"x" * 100)
    with pytest.raises(BackupRefused) as refused:
        restore(path, SHEET, into=empty, take_file=nowhere)
    assert str(refused.value) == f"{path} is not a backup of Gatepost."


def test_a_file_that_is_not_there_is_no_backup(tmp_path, empty):
    with pytest.raises(BackupRefused, match="is not a backup"):
        restore(tmp_path / "gone", SHEET, into=empty, take_file=nowhere)


def test_restoring_that_is_stopped_in_the_middle_leaves_the_database_as_it_was(made, empty, monkeypatch):
    real = restoring.take_dump

    def broken_off(dump, into):
        def half():
            block = next(dump)
            yield block[: len(block) // 2]
            raise KeyboardInterrupt

        real(half(), into)

    monkeypatch.setattr(restoring, "take_dump", broken_off)
    with pytest.raises(KeyboardInterrupt):
        restore(made, SHEET, into=empty, take_file=nowhere)
    assert tables_in(empty) == []


def test_a_dump_that_postgres_does_not_understand_is_told(empty):
    with pytest.raises(BackupRefused) as refused:
        take_dump(iter([b"no such thing" * 1000]), empty)
    assert str(refused.value) == (
        "PostgreSQL could not take the backup in: pg_restore: error: input file does not appear to be a valid tar archive."
        " Nothing of it stays."
    )


def test_tables_that_are_there_already_are_never_replaced(made, empty):
    with psycopg.connect(**empty) as connection:
        connection.execute("CREATE TABLE people_person (id int)")
    with pytest.raises(BackupRefused, match="already exists"):
        restore(made, SHEET, into=empty, take_file=nowhere)
    assert tables_in(empty) == ["people_person"]


def test_a_backup_of_a_newer_version_is_not_taken_in(wanted, empty, unproved, monkeypatch):
    real = making._manifest

    def newer(moment, data_dir, at):
        manifest = real(moment, data_dir, at)
        return replace(manifest, version="9.0", steps=[*manifest.steps, ["gate", "0099"]])

    monkeypatch.setattr(making, "_manifest", newer)
    made = make_backup(wanted).path
    with pytest.raises(BackupRefused) as refused:
        restore(made, SHEET, into=empty, take_file=nowhere)
    assert str(refused.value) == "The backup was made by a newer Gatepost (9.0). Install that version first."
    assert tables_in(empty) == []


def test_files_of_the_data_folder_come_back(wanted, empty, unproved, tmp_path):
    scan = wanted.data_dir / "files" / "ab" / "abcd"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"scan" * 700_000)
    made = make_backup(wanted).path
    restore(made, SHEET, into=empty, take_file=take_file(tmp_path))
    assert (tmp_path / "files" / "ab" / "abcd").read_bytes() == scan.read_bytes()


def test_a_file_goes_nowhere_but_into_the_folder_of_files(tmp_path):
    take = take_file(tmp_path / "post")
    for name in ("files/../../outside", "files/../keys/master.key"):
        take(name, iter([b"x"]))
    assert list(tmp_path.rglob("*")) == []


def test_a_server_before_17_is_spared_the_setting_that_it_does_not_know():
    settings = b"SET lock_timeout = 0;\nSET transaction_timeout = 0;\nSET row_security = off;\n"
    assert restoring._for_server(settings, 160004) == b"SET lock_timeout = 0;\nSET row_security = off;\n"
    assert restoring._for_server(settings, 170000) == settings
