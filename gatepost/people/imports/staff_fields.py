"""The columns of a list of colleagues, and what people call them. There is none for a password: nobody sends those around in sheets."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.access import Role
from gatepost.kernel.sheets.fields import Field, Shown, words

STAFF_FIELDS = (
    Field(
        "username",
        _("Sign-in name"),
        words("用户名 登录名 账号 登录账号 账户名 帐号 username"),
        is_required=True,
        example="guxiaoman",
    ),
    Field(
        "name",
        _("Name"),
        words("姓名 名字 人员姓名 员工姓名 name"),
        is_required=True,
        shown=Shown.NAME,
        example="顾小满",
    ),
    Field("title", _("Job title"), words("职务 职称 头衔 职位"), example="大学生助理员"),
    Field("role", _("Role"), words("岗位 角色 站内岗位 岗位角色 权限"), example="值守人员、志愿者"),
    Field("organisation", _("Where"), words("组织 所在组织 单位 所属单位 在哪里")),
    Field("from_on", _("From day"), words("起始日 起始日期 开始日期 上岗日期"), example="2020-2-11"),
    Field("until_on", _("Last day"), words("截止日 截止日期 结束日期 离岗日期")),
)
ROLES = {
    word: role
    for role, told in {
        Role.ADMINISTRATOR: "系统管理员 管理员",
        Role.STATION_LEAD: "站长 负责人 站点负责人",
        Role.BRANCH_SECRETARY: "支部书记 书记",
        Role.DEPUTY_HEAD: "副站长 副职",
        Role.SHIFT_WORKER: "值守人员 值守 值班 值班人员 值班员",
        Role.CASE_WORKER: "帮扶专员 帮扶",
        Role.TESTER: "检测人员 检测",
        Role.VOLUNTEER: "志愿者",
        Role.COMMUNITY_LIAISON: "社区联络员 联络员",
        Role.UNION_CHAIR: "工会主席 主席",
        Role.STREET_VIEWER: "街道查看人员 街道查看",
    }.items()
    for word in told.split()
}
