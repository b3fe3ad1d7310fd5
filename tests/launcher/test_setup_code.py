from __future__ import annotations

import re
import subprocess
from contextlib import contextmanager

import psycopg

from gatepost.kernel.cluster import OWNER, Cluster
from gatepost.launcher.setup_code import new_setup_code
from tests.launcher.conftest import free_port, gatepost

SQL = """
INSERT INTO people_staffaccount (id, username, name, title, is_active, date_joined, password)
VALUES ('018f0000-0000-7000-8000-00000000000a', 'lin', '林', '', true, now(), 'x')
"""


@contextmanager
def serving(data_dir):
    """What the program says until it is ready, and its port."""
    port = free_port()
    command, env = gatepost("serve", "--port", str(port), data_dir=data_dir)
    program = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = []
    for line in program.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            break
    try:
        yield "".join(said), port
    finally:
        program.terminate()
        program.communicate()


def test_a_code_is_two_groups_without_letters_that_look_like_digits():
    codes = {new_setup_code() for _start in range(50)}
    assert len(codes) == 50
    assert [code for code in codes if not re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", code)] == []


def test_the_first_start_says_where_the_post_is_set_up_until_somebody_has_an_account(loaded_dir):
    with serving(loaded_dir) as (said, port):
        pass
    assert f"  First time here: set the post up at http://127.0.0.1:{port}/first-run/\n" in said
    assert re.search(r"  From another machine it asks for the code \w{4}-\w{4}\.\n", said)
    with Cluster(loaded_dir) as cluster, psycopg.connect(cluster.url(OWNER)) as connection:
        connection.execute(SQL)
    with serving(loaded_dir) as (said, port):
        pass
    assert ("Gatepost is ready" in said, "first-run" in said) == (True, False)
