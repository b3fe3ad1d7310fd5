"""A station with doors, and a register of residents as a sheet of 15 columns: `python -m bench.import_rows ROWS FILE`; writes who and
where as JSON. Everybody is invented."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import django

django.setup()

from openpyxl import Workbook  # noqa: E402

from bench.search_rows import door_of, invented_name  # noqa: E402
from gatepost.kernel.access import Role  # noqa: E402
from gatepost.kernel.sheets.fields import words  # noqa: E402
from gatepost.people.demo_identity_numbers import DEMO_SEQUENCES, demo_identity_number  # noqa: E402
from gatepost.people.enums import Sex  # noqa: E402
from gatepost.places.enums import BuildingKind  # noqa: E402
from gatepost.places.models import Building, Compound, Door, Station  # noqa: E402
from tests.factories import make_compound, make_staff, make_station  # noqa: E402

_BEHIND_DOOR = 3
_TITLES = words(
    "序号 姓名 性别 身份证号 联系电话 楼号 单元 室 民族 户籍所在地 工作单位 与户主关系 是否租户 入住日期 备注"
)


def main(rows: int, file: Path) -> None:
    station = make_station()
    compound = make_compound(station)
    _make_doors(station, compound, -(-rows // _BEHIND_DOOR))
    lead = make_staff(Role.STATION_LEAD, station)
    _write(rows, file)
    told = {"station_id": station.id, "compound_id": compound.id, "account_id": lead.id}
    sys.stdout.write(json.dumps({name: str(value) for name, value in told.items()}) + "\n")


def _make_doors(station: Station, compound: Compound, count: int) -> None:
    buildings: dict[str, Building] = {}
    doors = []
    for place in range(count):
        number, unit, room = door_of(place)
        if number not in buildings:
            buildings[number] = Building.objects.create(
                station=station, compound=compound, kind=BuildingKind.RESIDENTIAL, name=f"{number}号楼", number=number
            )
        spoken = f"{number}-{unit}-{room}"
        building = buildings[number]
        doors.append(
            Door(station=station, building=building, unit=unit, room=room, key=f"{unit}/{room}", spoken=spoken)
        )
    Door.objects.bulk_create(doors, batch_size=5000)


def _write(rows: int, file: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("住户")
    sheet.append(["某小区住户登记表"])
    sheet.append(_TITLES)
    for row in _rows(rows):
        sheet.append(row)
    book.save(file)


def _rows(count: int) -> Iterator[list[object]]:
    chance = random.Random(11)
    for number in range(count):
        sex = Sex.MALE if number % 2 else Sex.FEMALE
        born_on = date(1940, 1, 1) + timedelta(days=number // (2 * DEMO_SEQUENCES) * 7)
        paper = demo_identity_number(born_on, sex, number // 2 % DEMO_SEQUENCES)
        building, unit, room = door_of(number // _BEHIND_DOOR)
        phone = f"139{number:08d}"
        head = [
            number + 1,
            invented_name(chance),
            "男" if sex is Sex.MALE else "女",
            paper,
            phone,
            building,
            unit,
            room,
        ]
        yield [*head, "汉族", "槐安区槐安街道", "晴川科技有限公司", "本人", "否", "2015-9-1", ""]


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
