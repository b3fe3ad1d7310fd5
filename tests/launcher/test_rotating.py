"""`gatepost keys` before it begins: which station is meant, and what it refuses."""

from __future__ import annotations

import pytest

from gatepost.cli import main
from gatepost.gate.models import SigningKey
from gatepost.kernel.models import AuditLine
from gatepost.launcher.rotating_here import rotate_signing, station_named
from gatepost.launcher.words import Refusal
from gatepost.places.models import Organisation
from tests.factories import make_station


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


def told(name):
    with pytest.raises(Refusal) as refused:
        station_named(name)
    return str(refused.value)


def test_a_folder_that_was_never_used_has_no_key_to_change(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GATEPOST_DATA_DIR", str(tmp_path / "post"))
    assert main(["keys", "rotate-master"]) == 1
    assert capsys.readouterr().err == f"No post was ever set up in {tmp_path / 'post'}.\n"
    assert list(tmp_path.iterdir()) == []


def test_without_a_station_there_is_nothing_to_change(db):
    assert told("") == "No station was set up here yet."


def test_the_only_station_needs_no_name(db):
    station = make_station("槐安服务站")
    assert (station_named("").id, station_named("槐安服务站").id) == (station.id, station.id)


def test_a_name_that_no_station_has_is_told_with_those_there_are(db):
    make_station("槐安服务站")
    assert told("青禾") == "There is no station called “青禾”. Name one of them by --station: 槐安服务站."


def test_two_stations_of_one_name_are_told_apart_by_their_numbers(db):
    rows = [make_station("槐安服务站"), make_station("槐安")]
    Organisation.objects.filter(pk=rows[1].organisation_id).update(name="槐安服务站")
    sentence = told("槐安服务站")
    assert sentence.startswith("There are several stations here. Name one of them by --station: 槐安服务站 (")
    assert [str(row.id) in sentence for row in rows] == [True, True]
    assert station_named(str(rows[0].id)).id == rows[0].id


def test_the_signing_key_is_changed_by_the_action_of_the_page(cast, capsys):
    station = cast.house.station
    rotate_signing(station)
    row = SigningKey.objects.get(station=station, retired_at=None)
    sentence = f"The signing key of “{station}” is changed; the new one is {row.name}. Passes issued before stay good."
    assert capsys.readouterr().out == f"{sentence}\n"
    line = AuditLine.objects.get(subject_id=row.id)
    assert (line.action, line.station_id, line.staff_id) == ("gate.rotate_signing_key", station.id, None)
