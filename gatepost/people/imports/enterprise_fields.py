"""The columns of registers of enterprises and of those who work there, and what people call them."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.sheets.fields import Field, Shown, words
from gatepost.people.imports.resident_fields import RESIDENT_FIELDS

_NAMES = "企业名称 单位名称 公司名称 商户名称 店铺名称 商铺名称 工作单位 所在单位 所属企业 企业 单位 公司 商户"
_CODE = Field(
    "credit_code",
    _("Credit code"),
    words("统一社会信用代码 社会信用代码 统一信用代码 信用代码 企业代码 营业执照号 营业执照号码"),
    example="91990106MA0000004U",
)

ENTERPRISE_FIELDS = (
    Field("name", _("Enterprise"), words(f"{_NAMES} 店名 名称"), is_required=True, example="晴川科技有限公司"),
    _CODE,
    Field(
        "contact",
        _("Contact"),
        words("联系人 负责人 企业联系人 单位联系人 法定代表人 法人"),
        shown=Shown.NAME,
        example="顾小满",
    ),
    Field(
        "phone",
        _("Phone"),
        words("联系电话 电话 手机 手机号 联系方式 电话号码 联系人电话 负责人电话 单位电话"),
        shown=Shown.PHONE,
        example="010-62350000",
    ),
    Field("compound", _("Compound"), words("小区 小区名称 所在小区 园区 院落")),
    Field("building", _("Building"), words("楼宇 楼宇名称 所在楼宇 写字楼 大厦 楼号 楼栋 栋号 楼名"), example="3号楼"),
    Field("room", _("Room"), words("房间 房间号 房号 室 室号 门牌号 铺号 商铺号"), example="1205"),
    Field("address", _("Address"), words("地址 办公地址 经营地址 注册地址 单位地址 详细地址 企业地址")),
    Field("from_on", _("Here since"), words("入驻日期 入驻时间 租赁起始 起租日期 进驻日期"), example="2019-9-1"),
)

_PERSONAL = ("name", "paper", "paper_kind", "phone", "sex", "born_on")
_OF_PERSONS = tuple(one for one in RESIDENT_FIELDS if one.name in _PERSONAL)
_EMPLOYED = words("员工姓名 职工姓名 从业人员姓名")

EMPLOYEE_FIELDS = (
    replace(_OF_PERSONS[0], synonyms=(*_OF_PERSONS[0].synonyms, *_EMPLOYED)),
    *_OF_PERSONS[1:],
    Field("enterprise", _("Enterprise"), words(_NAMES), example="晴川科技有限公司"),
    _CODE,
    Field("title", _("Position"), words("职务 岗位 职位 工种 岗位名称"), example="保洁员"),
    Field("from_on", _("Employed since"), words("入职日期 入职时间 到岗日期 上岗日期 聘用日期"), example="2019-9-1"),
    Field("until_on", _("Last day there"), words("离职日期 离职时间 离岗日期 截止日期")),
)
