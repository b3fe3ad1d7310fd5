"""The station to look around in: three closed compounds under one street. No such places exist."""

from __future__ import annotations

from datetime import date

from gatepost.demo.first_staff import FIRST_STAFF
from gatepost.demo.moments import MEDIUM_RISK_ON, moment
from gatepost.demo.plans import BuildingShape, CommunityPlan, CompoundPlan, RiskPlan, StationPlan
from gatepost.emergencies.enums import RiskLevel

SIX_STOREYS = BuildingShape(floors=6, units=3, per_floor=2)
FIVE_STOREYS = BuildingShape(floors=5, units=3, per_floor=2)
SMALL_HOUSE = BuildingShape(floors=5, units=2, per_floor=2)
TOWER = BuildingShape(floors=12, units=0, per_floor=4)
_MIXED = (*[SIX_STOREYS] * 4, *[FIVE_STOREYS] * 4, *[SMALL_HOUSE] * 4, TOWER)

FIRST_STATION = StationPlan(
    key="first",
    street="云杉街道",
    street_code="009",
    host="雁归里社区",
    sign_text="云杉街道工会服务站党员服务岗",
    branch_founded_on=date(2017, 6, 28),
    communities=(
        CommunityPlan("001", "雁归里社区"),
        CommunityPlan("002", "听槐巷社区"),
        CommunityPlan("003", "砚池湾社区"),
        CommunityPlan("005", "砚池旧里社区", withdrawn_on=date(2018, 11, 1), successor="003"),
    ),
    compounds=(
        CompoundPlan(
            "雁归里小区",
            "雁归里社区",
            "云杉路 18 号",
            "北门",
            "东侧门",
            moment(2020, 1, 29, 14),
            (*_MIXED, SMALL_HOUSE),
        ),
        CompoundPlan("听槐苑", "听槐巷社区", "听槐巷 6 号", "南门", "西侧门", moment(2020, 1, 30, 8), _MIXED),
        CompoundPlan("砚池家园", "砚池湾社区", "砚池东街 31 号", "西门", "北侧门", moment(2020, 1, 31, 8), _MIXED),
    ),
    staff=FIRST_STAFF,
    risks=(
        RiskPlan(RiskLevel.LOW, date(2020, 2, 20), "区防控办通告第 7 号"),
        RiskPlan(RiskLevel.MEDIUM, MEDIUM_RISK_ON, "区防控办通告第 41 号"),
    ),
    office_buildings=(
        "云杉大厦",
        "砚池商务楼",
        "听槐文创园 A 座",
        "听槐文创园 B 座",
        "雁归广场写字楼",
        "北屏职工之家楼",
        "杉影中心",
        "青槐印务旧厂",
    ),
)
