"""The nine of the station, and those around it. Nobody here exists; the roles are those of any such station."""

from __future__ import annotations

from datetime import date

from gatepost.demo.plans import RolePlan, StaffPlan
from gatepost.kernel.access import Role
from gatepost.people.enums import PoliticalStanding, Sex

ASSISTANT = "大学生助理员"
_MEMBER, _PROBATIONARY = PoliticalStanding.MEMBER, PoliticalStanding.PROBATIONARY
_CANDIDATE, _ACTIVIST = PoliticalStanding.CANDIDATE, PoliticalStanding.ACTIVIST
_APPLICANT, _LEAGUE = PoliticalStanding.APPLICANT, PoliticalStanding.LEAGUE_MEMBER


def _steps_to_member(activist_on: date, member_on: date) -> tuple[tuple[PoliticalStanding, date], ...]:
    """A year on probation before it (Party constitution, art. 7)."""
    probation_on = member_on.replace(year=member_on.year - 1)
    candidate_on = date(activist_on.year + 1, activist_on.month, activist_on.day)
    return (
        (_ACTIVIST, activist_on),
        (_CANDIDATE, candidate_on),
        (_PROBATIONARY, probation_on),
        (_MEMBER, member_on),
    )


def _shifts(from_on: date) -> RolePlan:
    return RolePlan(Role.SHIFT_WORKER, "station", from_on)


_LEADERS = (
    StaffPlan(
        "qinbingwen",
        "秦秉文",
        "党支部书记、站长",
        Sex.MALE,
        date(1976, 9, 12),
        (RolePlan(Role.BRANCH_SECRETARY, "branch", date(2017, 6, 28)), _shifts(date(2020, 1, 29))),
        ((_MEMBER, date(2005, 6, 24)),),
    ),
    StaffPlan(
        "hanyuning",
        "韩予宁",
        "副站长",
        Sex.FEMALE,
        date(1983, 3, 5),
        (RolePlan(Role.DEPUTY_HEAD, "station", date(2018, 3, 1)), _shifts(date(2020, 1, 29))),
        _steps_to_member(date(2015, 4, 20), date(2018, 12, 21)),
    ),
)
_ASSISTANTS = (
    StaffPlan(
        "luqinghe",
        "陆青荷",
        ASSISTANT,
        Sex.FEMALE,
        date(1989, 11, 2),
        (
            _shifts(date(2016, 9, 1)),
            RolePlan(Role.CASE_WORKER, "station", date(2018, 1, 2)),
            RolePlan(Role.TESTER, "station", date(2020, 6, 14)),
        ),
        _steps_to_member(date(2011, 3, 15), date(2014, 6, 20)),
    ),
    StaffPlan(
        "chengyizhou",
        "程亦洲",
        ASSISTANT,
        Sex.MALE,
        date(1990, 7, 21),
        (_shifts(date(2016, 9, 1)),),
        _steps_to_member(date(2012, 5, 10), date(2016, 11, 18)),
    ),
    StaffPlan(
        "hemingshu",
        "贺明澍",
        ASSISTANT,
        Sex.MALE,
        date(1991, 1, 30),
        (_shifts(date(2017, 9, 1)),),
        ((_LEAGUE, date(2006, 5, 4)), *_steps_to_member(date(2015, 3, 20), date(2018, 6, 22))),
    ),
    StaffPlan(
        "shenruodi",
        "沈若荻",
        ASSISTANT,
        Sex.FEMALE,
        date(1992, 4, 16),
        (_shifts(date(2017, 9, 1)),),
        ((_LEAGUE, date(2007, 5, 4)), *_steps_to_member(date(2015, 9, 11), date(2018, 12, 21))),
    ),
    StaffPlan(
        "fangmin",
        "方旻",
        ASSISTANT,
        Sex.MALE,
        date(1993, 8, 8),
        (_shifts(date(2018, 9, 3)),),
        ((_LEAGUE, date(2008, 5, 4)), *_steps_to_member(date(2016, 4, 8), date(2019, 6, 28))),
    ),
    StaffPlan(
        "luoxingyuan",
        "罗星沅",
        ASSISTANT,
        Sex.FEMALE,
        date(1995, 2, 14),
        (_shifts(date(2018, 9, 3)),),
        ((_LEAGUE, date(2010, 5, 4)), (_APPLICANT, date(2018, 10, 8)), (_ACTIVIST, date(2019, 6, 28))),
    ),
    StaffPlan(
        "yezhihang",
        "叶知珩",
        ASSISTANT,
        Sex.MALE,
        date(1996, 6, 3),
        (_shifts(date(2019, 9, 2)),),
        ((_LEAGUE, date(2011, 5, 4)), (_APPLICANT, date(2019, 10, 11)), (_ACTIVIST, date(2020, 1, 10))),
    ),
)
_AROUND = (
    StaffPlan(
        "zhouweizhen",
        "周维桢",
        "街道总工会主席",
        Sex.MALE,
        date(1970, 12, 9),
        (RolePlan(Role.UNION_CHAIR, "union_street", date(2016, 5, 1)),),
        is_of_station=False,
    ),
    StaffPlan(
        "fengjingchuan",
        "冯静川",
        "社区工作者",
        Sex.FEMALE,
        date(1986, 10, 25),
        (RolePlan(Role.COMMUNITY_LIAISON, "host", date(2019, 7, 1)),),
        is_of_station=False,
    ),
    StaffPlan(
        "tangxu",
        "唐煦",
        "街道防控办",
        Sex.MALE,
        date(1985, 5, 17),
        (RolePlan(Role.STREET_VIEWER, "street", date(2020, 1, 24)),),
        is_of_station=False,
    ),
    StaffPlan(
        "hexizhao",
        "何夕昭",
        "志愿者",
        Sex.FEMALE,
        date(1998, 1, 22),
        (RolePlan(Role.VOLUNTEER, "station", date(2020, 2, 12)),),
    ),
)
FIRST_STAFF = (*_LEADERS, *_ASSISTANTS, *_AROUND)

SIGN_INS = (
    ("党支部书记", "branch secretary", "qinbingwen"),
    ("值班人员", "shift worker", "chengyizhou"),
    ("街道查看人员", "street viewer", "tangxu"),
)
"""Shown before the sign-in page of the demo."""
