"""Fills the search table: `python -m bench.search_rows PERSONS`; writes the station's identifier as JSON. Everybody is invented."""

from __future__ import annotations

import json
import random
import sys

import django

django.setup()

from django.db import connection  # noqa: E402

from gatepost.kernel import clock, vault  # noqa: E402
from gatepost.kernel.ids import new_id  # noqa: E402
from gatepost.kernel.search.index import tail_term  # noqa: E402
from gatepost.kernel.search.pinyin import sort_reading  # noqa: E402
from gatepost.kernel.search.terms import door_terms, name_terms  # noqa: E402

# The more frequent a family name is, the more often it stands here: the first ones are borne by some seven in a hundred.
SURNAMES = (
    "王李张" * 12 + "刘陈杨" * 8 + "黄赵吴周" * 4 + "徐孙马朱胡林郭何高罗" * 2 + "郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰建国红梅秀珍志宏文博雨欣子涵浩然梓晨思远若溪晓峰海燕春雷云鹏"
_COLUMNS = "id, station_id, kind, subject_id, title, note, sort_key, terms"
_PEOPLE_BEHIND_DOOR = 3


def invented_name(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2))))


def door_of(number: int) -> tuple[str, str, str]:
    """Building, unit, room: 240 doors in a building."""
    building, place = divmod(number, 240)
    return str(building + 1), str(place // 60 + 1), f"{place % 60 // 3 + 1}{place % 3 + 1:02d}"


def main(persons: int) -> None:
    station_id, chance = new_id(), random.Random(7)
    key_id = vault.make_key(station_id=station_id, emergency_id=None, at=clock.now()).id
    tails = {tail: tail_term(key_id, tail) for tail in (f"{number:04d}" for number in range(10_000))}
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY kernel_searchentry ({_COLUMNS}) FROM STDIN") as copy:
            for number in range(persons):
                name, door = invented_name(chance), "-".join(door_of(number // _PEOPLE_BEHIND_DOOR))
                terms = sorted(name_terms(name) | {tails[f"{chance.randrange(10_000):04d}"]})
                copy.write_row((new_id(), station_id, "person", new_id(), name, door, sort_reading(name)[:120], terms))
            for number in range(persons // _PEOPLE_BEHIND_DOOR):
                door = "-".join(door_of(number))
                terms = sorted(door_terms(*door_of(number)))
                copy.write_row((new_id(), station_id, "door", new_id(), door, "", door, terms))
        cursor.execute("VACUUM ANALYZE kernel_searchentry")
    sys.stdout.write(json.dumps({"station_id": str(station_id), "key_id": str(key_id)}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
