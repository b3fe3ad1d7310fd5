"""Enterprises in the office buildings, and who works there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gatepost.demo.areas_data import CITY
from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.households import age_on, draw_person
from gatepost.demo.moments import REGISTER_OPENED, TODAY
from gatepost.demo.numbers import NumberBook
from gatepost.demo.people_data import PersonMaker, Resident
from gatepost.demo.places_data import StationPlaces
from gatepost.demo.sealing import Seals
from gatepost.demo.sizes import DemoSize
from gatepost.people.models import Employment, Enterprise, Person, Tenancy

_BRANDS = (
    "杉屿 听木 砚墨 雁书 禾川 青屏 槐序 云簇 知夏 归舟 拾光 初霁 松语 万砚 同舟渡 朴至 澄野 牧遥 半亩田 有枝 望禾 星砚 远岫 晴川里 "
    "木铎 问渠 小满家 行云 若木 长亭"
)
_TRADES = (
    "印务 餐饮管理 物业服务 家政服务 软件技术 文化传媒 建筑装饰 商贸 教育咨询 会计服务 汽车服务 生鲜配送 医疗器械 广告设计 纺织品 "
    "园林绿化 电梯维保 旅行服务 眼镜 口腔门诊"
)
_FORMS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "工作室", "经营部")
_TITLES = "职员 职员 职员 销售 会计 技术员 司机 店员 店员 厨师 客服 主管 经理 设计师 前台 维修工"
_RESIDENTS_AMONG_EMPLOYEES = 0.13


@dataclass(slots=True)
class Workplace:
    enterprise: Enterprise
    tenancy: Tenancy
    spoken: str
    """Building and room."""


@dataclass(slots=True)
class Employee:
    person: Person
    workplace: Workplace
    tail: str


@dataclass(slots=True)
class Workforce:
    workplaces: list[Workplace] = field(default_factory=list)
    employees: list[Employee] = field(default_factory=list)
    """Those who do not live here; residents who work here are residents."""
    employments: list[Employment] = field(default_factory=list)


def draw_workforce(
    places: StationPlaces, residents: list[Resident], numbers: NumberBook, seals: Seals, size: DemoSize
) -> Workforce:
    chance = Chance(f"enterprises of {places.plan.key}")
    found = Workforce()
    if not places.offices:
        return found
    for order in range(size.enterprises):
        found.workplaces.append(_workplace(places, order, numbers, seals, chance))
    grown = [one for one in residents if 20 <= age_on(_born(one.person), TODAY) < 60 and one.person.left_on is None]
    local = chance.sample(grown, min(len(grown), round(size.employees * _RESIDENTS_AMONG_EMPLOYEES)))
    maker = PersonMaker(places, numbers, seals, chance)
    weights = [chance.paretovariate(1.6) for _ in found.workplaces]
    for order, workplace in enumerate(chance.choices(found.workplaces, weights, k=size.employees)):
        if order < len(local):
            person = local[order].person
        else:
            person, tail = maker.make(draw_person((20, 58), None, chance), REGISTER_OPENED)
            found.employees.append(Employee(person, workplace, tail))
        found.employments.append(_employment(person, workplace, chance))
    return found


def _born(person: Person) -> date:
    assert person.born_on is not None  # noqa: S101  everybody in the demo has a birth date
    return person.born_on


def _workplace(places: StationPlaces, order: int, numbers: NumberBook, seals: Seals, chance: Chance) -> Workplace:
    building = places.offices[order % len(places.offices)]
    brands = _BRANDS.split()
    brand, trade = brands[order % len(brands)], chance.choice(_TRADES.split())
    is_public = chance.happens(0.07)
    form = "服务中心" if is_public else chance.choice(_FORMS)
    enterprise = Enterprise(
        id=chance.id_at(REGISTER_OPENED),
        station_id=places.station_id,
        name=f"{CITY}{brand}{trade}{form}",
        credit_code=None if form == "经营部" and chance.happens(0.5) else numbers.credit_code(),
        is_public=is_public,
        contact_name=draw_person((25, 58), None, chance).name,
    )
    seals.seal_contact_phone(enterprise, numbers.phone())
    room = f"{chance.randint(1, 16)}{chance.randint(1, 12):02d}"
    tenancy = Tenancy(
        id=chance.id_at(REGISTER_OPENED),
        station_id=places.station_id,
        enterprise_id=enterprise.id,
        building_id=building.id,
        room=room,
        from_on=date(chance.randint(2012, 2019), chance.randint(1, 12), 1),
    )
    return Workplace(enterprise, tenancy, f"{building.name} {room}")


def _employment(person: Person, workplace: Workplace, chance: Chance) -> Employment:
    began_on = max(workplace.tenancy.from_on, date(chance.randint(2012, 2019), chance.randint(1, 12), 1))
    return Employment(
        id=chance.id_at(REGISTER_OPENED),
        station_id=workplace.enterprise.station_id,
        person_id=person.id,
        enterprise_id=workplace.enterprise.id,
        title=chance.choice(_TITLES.split()),
        from_on=began_on,
    )


def copy_workforce(workforce: Workforce) -> int:
    copy_models([one.enterprise for one in workforce.workplaces])
    copy_models([one.tenancy for one in workforce.workplaces])
    copy_models([one.person for one in workforce.employees])
    return copy_models(workforce.employments)
