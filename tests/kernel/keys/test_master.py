"""The master key that was changed: every data key opens by the new one, in programs that run as in those that start."""

from __future__ import annotations

import stat
from pathlib import Path
from uuid import UUID

import pytest

from gatepost.kernel import masters, vault
from gatepost.kernel.backup.contents import close_keys, open_keys, put_keys
from gatepost.kernel.backup.envelope import machine_of
from gatepost.kernel.backup.places import only_one as backup_under_way
from gatepost.kernel.backup.problems import BackupRefused
from gatepost.kernel.backup.recovery import RecoveryKey, keep_public_half, public_half
from gatepost.kernel.ids import new_id
from gatepost.kernel.keys import master
from gatepost.kernel.keys.master import rotate_master_key
from gatepost.kernel.keys.problems import KeyRefused
from gatepost.kernel.keys.turns import only_one
from gatepost.kernel.models import AuditLine, DataKey
from gatepost.kernel.secrets import master_keys
from tests.factories import NOON
from tests.ground.overlapping import overlapping
from tests.kernel.keys.kept import Kept, forget
from tests.kernel.keys.killing import Killed, kill, statements_of, taken_back

SHEET = RecoveryKey(bytes(range(18)))


def key_in(folder: Path) -> bytes:
    return (folder / "keys" / "master.key").read_bytes()


def begun(folder: Path) -> bool:
    return (folder / "keys" / "master.next").exists()


def rotate() -> int:
    return rotate_master_key(at=NOON)


def lines() -> list[tuple[UUID, int]]:
    rows = AuditLine.objects.filter(action="kernel.rotate_master_key")
    return sorted((line.station_id, line.detail["keys"]) for line in rows)


def test_every_data_key_opens_by_the_new_master_key_alone(kept: Kept, folder: Path) -> None:
    before, former = kept.read(), key_in(folder)
    assert rotate() == DataKey.objects.filter(destroyed_at=None).count()
    forget()
    assert kept.read() == before
    new = key_in(folder)
    assert (new == former, len(new), begun(folder)) == (False, 32, False)
    rows = list(DataKey.objects.filter(destroyed_at=None))
    assert [row for row in rows if masters.is_wrapped_by(former, bytes(row.wrapped or b""), row.id)] == []


def test_the_former_master_key_is_nowhere_in_the_folder(kept: Kept, folder: Path) -> None:
    former = key_in(folder)
    rotate()
    assert [path.name for path in folder.rglob("*") if path.is_file() and former in path.read_bytes()] == []


def test_the_bytes_of_the_former_master_key_are_overwritten_where_they_lay(kept: Kept, folder: Path) -> None:
    former, other_name = key_in(folder), folder / "seen"
    other_name.hardlink_to(folder / "keys" / "master.key")
    rotate()
    assert (other_name.read_bytes() == former, len(other_name.read_bytes())) == (False, 32)


def test_only_its_owner_can_read_the_new_one(kept: Kept, folder: Path) -> None:
    rotate()
    assert stat.S_IMODE((folder / "keys" / "master.key").stat().st_mode) == 0o600


def test_a_program_that_runs_learns_of_the_new_one(kept: Kept) -> None:
    before = kept.read()
    known = list(masters._known)
    rotate()
    masters._known = known
    vault._open_keys.clear()
    assert kept.read() == before
    assert masters._known != known


def test_who_read_the_row_before_and_the_file_after_reads_the_row_again(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rotated = kept.read(), []

    def change_meanwhile(data_dir: Path) -> list[bytes]:
        if not rotated:
            rotated.append(True)
            rotate()
        return master_keys(data_dir)

    forget()
    monkeypatch.setattr(masters, "master_keys", change_meanwhile)
    assert kept.read() == before


def test_the_audit_of_every_station_says_so_once(kept: Kept) -> None:
    rotate()
    stations = [kept.station_id, kept.cast.charlies.station.id]
    assert lines() == sorted((one, 2) for one in stations)


# Killed


def test_wherever_it_dies_everything_can_be_read_and_the_next_run_ends_it(kept: Kept, folder: Path) -> None:
    before, former = kept.read(), key_in(folder)
    with taken_back():
        statements = statements_of(rotate)
    states = set()
    for number in range(1, statements + 1):
        put(folder, former)
        with taken_back():
            forget()
            kill(rotate, at=number)
            was_done = not begun(folder) and key_in(folder) != former
            states.add((begun(folder), key_in(folder) == former))
            assert (number, kept.read()) == (number, before)
            forget()
            assert (number, kept.read()) == (number, before)
            rotate()
            forget()
            assert (number, kept.read(), begun(folder), len(lines())) == (number, before, False, 4 if was_done else 2)
    put(folder, former)
    assert states == {(False, True), (True, True), (False, False)}


def put(folder: Path, former: bytes) -> None:
    (folder / "keys" / "master.key").write_bytes(former)
    (folder / "keys" / "master.next").unlink(missing_ok=True)


@pytest.mark.parametrize("step", ["write_whole", "_wrap_anew", "_take_place", "settle_folder"])
def test_dead_between_two_steps_it_is_whole_and_goes_on(
    kept: Kept, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = kept.read()

    def die(*_arguments: object, **_more: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(master, step, die)
        with pytest.raises(Killed):
            rotate()
    forget()
    assert kept.read() == before
    rotate()
    forget()
    assert (kept.read(), begun(folder), len(master_keys(folder))) == (before, False, 1)


def test_a_data_key_made_half_way_lives_on_afterwards(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_arguments: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(master, "_take_place", die)
        with pytest.raises(Killed):
            rotate()
    station_id = new_id()
    key_id = vault.make_key(station_id=station_id, emergency_id=None, at=NOON).id
    sealed = vault.seal("访客", key_id=key_id, context="a.b:1")
    rotate()
    forget()
    assert vault.unseal(sealed, context="a.b:1") == "访客"


def test_who_makes_a_data_key_waits_for_the_change(committed: Kept, folder: Path) -> None:
    station_id = new_id()
    both = overlapping(rotate, lambda: vault.make_key(station_id=station_id, emergency_id=None, at=NOON).id)
    assert both.second_waited is True
    forget()
    row = DataKey.objects.get(pk=both.second)
    assert masters.is_wrapped_by(key_in(folder), bytes(row.wrapped or b""), row.id) is True


# Refused


def test_a_lost_master_key_is_told_and_no_new_one_made(kept: Kept, folder: Path) -> None:
    path = folder / "keys" / "master.key"
    path.unlink()
    forget()
    with pytest.raises(KeyRefused) as refused:
        rotate()
    assert str(refused.value) == (f"{path} is gone or damaged. Nothing was changed; gatepost doctor says what to do.")
    assert (path.exists(), begun(folder)) == (False, False)


@pytest.mark.parametrize("name", ["master.key", "master.next"])
def test_a_damaged_file_is_told_and_left_as_it_is(kept: Kept, folder: Path, name: str) -> None:
    (folder / "keys" / name).write_bytes(b"short")
    with pytest.raises(KeyRefused) as refused:
        rotate()
    assert refused.value.detail == str(folder / "keys" / name)
    assert (folder / "keys" / name).read_bytes() == b"short"


def test_another_posts_master_key_changes_nothing(kept: Kept, folder: Path) -> None:
    (folder / "keys" / "master.key").write_bytes(bytes(32))
    forget()
    with pytest.raises(KeyRefused) as refused:
        rotate()
    assert str(refused.value) == (
        "The master key does not open 4 of the keys in the database. Nothing was changed; run gatepost doctor."
    )
    assert begun(folder) is False


def test_while_a_backup_is_made_the_master_key_stays(kept: Kept, folder: Path) -> None:
    former = key_in(folder)
    with backup_under_way(folder), pytest.raises(BackupRefused) as refused:
        rotate()
    assert str(refused.value) == "A backup is being made at this moment. Wait until it is there."
    assert key_in(folder) == former


def test_of_two_who_change_it_at_once_the_second_is_told(kept: Kept, folder: Path) -> None:
    with only_one(folder), pytest.raises(KeyRefused) as refused:
        rotate()
    assert str(refused.value) == "Keys are being changed at this moment. Wait until that is done."


# Backups


def test_a_backup_made_half_way_holds_both_master_keys(kept: Kept, folder: Path) -> None:
    coming = folder / "keys" / "master.next"
    coming.write_bytes(bytes(range(32)))
    keep_public_half(folder, SHEET.public)
    recovery = public_half(folder)
    assert recovery is not None
    keys = open_keys(close_keys(folder, recovery=recovery, machine=machine_of(folder)), SHEET)
    assert {name: keys[name] for name in sorted(keys)} == {
        "master.key": key_in(folder),
        "master.next": bytes(range(32)),
    }


def test_an_older_backup_brings_its_master_key_back_and_puts_a_half_made_one_aside(folder: Path) -> None:
    (folder / "keys" / "master.next").write_bytes(bytes(range(32)))
    put_keys(folder, {"master.key": bytes(32)})
    assert master_keys(folder) == [bytes(32)]
    aside = [path.name.partition("-")[0] for path in sorted((folder / "keys").iterdir()) if ".before-" in path.name]
    assert aside == ["master.key.before", "master.next.before"]
