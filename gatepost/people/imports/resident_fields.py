"""The columns of a register of residents, and what people call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.sheets.fields import Field, Shown, words
from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind

RESIDENT_FIELDS = (
    Field(
        "name",
        _("Name"),
        words("姓名 名字 住户姓名 居民姓名 人员姓名 业主姓名 户主姓名 住户 name"),
        is_required=True,
        shown=Shown.NAME,
        example="顾小满",
    ),
    Field(
        "paper",
        _("Number of the paper"),
        words("身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码 身份号码 身份证件号码 id"),
        shown=Shown.NUMBER,
        example="11010519491231002X",
    ),
    Field("paper_kind", _("Paper"), words("证件类型 证件种类 证件名称 证件类别"), example="身份证"),
    Field(
        "phone",
        _("Phone"),
        words("联系电话 手机号 手机号码 手机 电话 电话号码 联系方式 移动电话 联系手机 本人电话 phone"),
        shown=Shown.PHONE,
        example="13900007777",
    ),
    Field("compound", _("Compound"), words("小区 小区名称 所在小区 院落 楼盘")),
    Field(
        "door",
        _("Door"),
        words("门牌 门牌号 房号 住址 地址 现住址 家庭住址 详细地址 居住地址 楼门牌 房屋地址 楼房号 住房 address"),
        example="3-2-501",
    ),
    Field("building", _("Building"), words("楼号 楼栋 楼栋号 栋号 楼 幢 楼宇 几号楼")),
    Field("unit", _("Unit"), words("单元 单元号 门号")),
    Field("room", _("Room"), words("室 室号 房间 房间号 户号 户室 房屋号")),
    Field("sex", _("Sex"), words("性别"), example="女"),
    Field("born_on", _("Born on"), words("出生日期 出生年月日 生日 出生年月"), example="1949-12-31"),
    Field(
        "from_on", _("Lives here since"), words("入住日期 入住时间 迁入日期 搬入日期 居住起始日期"), example="2015-9-1"
    ),
)
SEXES = {"男": Sex.MALE, "男性": Sex.MALE, "m": Sex.MALE, "女": Sex.FEMALE, "女性": Sex.FEMALE, "f": Sex.FEMALE}
PAPERS = {
    word: kind
    for kind, told in {
        PaperKind.RESIDENT_CARD: "身份证 居民身份证 二代身份证 临时身份证 中国居民身份证 户口簿 户口本",
        PaperKind.RESIDENCE_PERMIT: "港澳台居民居住证 港澳居民居住证 台湾居民居住证 居住证",
        PaperKind.PASSPORT: "护照 外国护照 中国护照",
        PaperKind.HONGKONG_MACAO_PERMIT: "港澳居民来往内地通行证 港澳通行证 回乡证 港澳居民通行证",
        PaperKind.TAIWAN_PERMIT: "台湾居民来往大陆通行证 台胞证 台湾居民通行证",
        PaperKind.PERMANENT_RESIDENCE: "外国人永久居留身份证 外国人永久居留证 永久居留身份证",
        PaperKind.BIRTH_CERTIFICATE: "出生医学证明 出生证明 出生证",
        PaperKind.NONE: "无 无证件 没有",
    }.items()
    for word in told.split()
}
