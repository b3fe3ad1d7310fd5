from __future__ import annotations

import psycopg
import pytest

from gatepost.kernel.cluster import Cluster, NoBinaries, StartFailed
from tests.kernel.cluster.conftest import processes, server_pid


def _ask(cluster, question, user="postgres", database="postgres"):
    with psycopg.connect(cluster.url(user, database)) as connection:
        return connection.execute(question).fetchone()[0]


def test_a_data_directory_without_a_cluster_gets_one_that_answers(cluster):
    cluster.start()
    assert _ask(cluster, "SELECT 1") == 1
    cluster.stop()


def test_words_are_ordered_the_same_on_every_machine(cluster):
    with cluster:
        assert _ask(cluster, "SELECT datlocale FROM pg_database WHERE datname = 'template1'") == "C.UTF-8"
        assert _ask(cluster, "SELECT lower('ÄÖÜ')") == "äöü"


def test_nobody_can_reach_it_over_a_network(cluster):
    with cluster:
        assert _ask(cluster, "SHOW listen_addresses") == ""
        assert cluster.socket_dir.stat().st_mode & 0o777 == 0o700


def test_rows_are_there_after_a_restart(cluster):
    with cluster, psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    with cluster:
        assert _ask(cluster, "SELECT number FROM kept") == 7


def test_starting_again_changes_nothing(cluster):
    with cluster:
        before = server_pid(cluster)
        cluster.start()
        assert server_pid(cluster) == before


def test_stop_leaves_no_process(cluster):
    cluster.start()
    cluster.stop()
    assert processes(cluster) == []
    assert not cluster.is_running()


def test_stopping_what_was_never_started_is_no_mistake(tmp_path):
    Cluster(tmp_path / "nothing").stop()
    assert not (tmp_path / "nothing").exists()


def test_a_second_program_joins_the_same_server(cluster, other_program):
    other_program()
    before = server_pid(cluster)
    cluster.start()
    assert server_pid(cluster) == before


def test_the_server_stays_while_another_program_uses_it(cluster, other_program):
    program = other_program()
    cluster.start()
    cluster.stop()
    assert cluster.is_running()
    assert program.communicate("\n")[0] == "left\n"
    assert processes(cluster) == []


def test_two_starts_at_once_make_one_server(cluster, other_program):
    programs = [other_program(wait=False), other_program(wait=False)]
    assert [program.stdout.readline() for program in programs] == ["started\n", "started\n"]
    assert len([process for process in processes(cluster) if process.served_folder]) == 1


def test_a_cluster_of_another_postgresql_is_left_alone(cluster, data_dir):
    with cluster:
        pass
    (data_dir / "cluster" / "PG_VERSION").write_text("17\n")
    with pytest.raises(StartFailed, match="was written by PostgreSQL 17; this Gatepost brings 18"):
        cluster.start()


def test_programs_of_the_server_can_be_run(cluster):
    assert cluster.binary("pg_dump").is_file()


def test_a_program_that_did_not_come_along_is_named(cluster):
    with pytest.raises(NoBinaries, match="no program called pg_magic"):
        cluster.binary("pg_magic")
