"""Another station under another street of the same district, filled well enough that anything which leaks is seen at once."""

from __future__ import annotations

from datetime import date

from gatepost.demo.first_station import FIVE_STOREYS, SIX_STOREYS, SMALL_HOUSE
from gatepost.demo.moments import moment
from gatepost.demo.plans import CommunityPlan, CompoundPlan, RiskPlan, RolePlan, StaffPlan, StationPlan
from gatepost.emergencies.enums import RiskLevel
from gatepost.kernel.access import Role
from gatepost.people.enums import PoliticalStanding, Sex

_STAFF = (
    StaffPlan(
        "duanyunkai",
        "段云恺",
        "站长",
        Sex.MALE,
        date(1979, 5, 3),
        (RolePlan(Role.STATION_LEAD, "station", date(2018, 1, 8)),),
        ((PoliticalStanding.MEMBER, date(2008, 7, 1)),),
    ),
    StaffPlan(
        "yinchutang",
        "尹初棠",
        "大学生助理员",
        Sex.FEMALE,
        date(1993, 10, 19),
        (RolePlan(Role.SHIFT_WORKER, "station", date(2018, 9, 3)),),
        ((PoliticalStanding.LEAGUE_MEMBER, date(2008, 5, 4)), (PoliticalStanding.ACTIVIST, date(2019, 6, 1))),
    ),
    StaffPlan(
        "shaomingyi",
        "邵鸣屹",
        "大学生助理员",
        Sex.MALE,
        date(1992, 2, 27),
        (RolePlan(Role.SHIFT_WORKER, "station", date(2018, 9, 3)),),
        ((PoliticalStanding.MEMBER, date(2016, 12, 20)),),
    ),
)

SECOND_STATION = StationPlan(
    key="second",
    street="柏舟街道",
    street_code="012",
    host="棠梨里社区",
    sign_text="柏舟街道工会服务站党员服务岗",
    branch_founded_on=date(2018, 7, 1),
    communities=(CommunityPlan("001", "棠梨里社区"),),
    compounds=(
        CompoundPlan(
            "棠梨里一号院",
            "棠梨里社区",
            "柏舟南路 2 号",
            "东门",
            "南侧门",
            moment(2020, 2, 10, 8),
            (SIX_STOREYS, SIX_STOREYS, FIVE_STOREYS, SMALL_HOUSE),
        ),
    ),
    staff=_STAFF,
    risks=(RiskPlan(RiskLevel.LOW, date(2020, 2, 20), "区防控办通告第 7 号"),),
    couriers=6,
)
