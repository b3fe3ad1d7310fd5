"""The columns of registers of vehicles and of passes, and what people call them."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import PasserKind
from gatepost.kernel.sheets.fields import Field, Shown, words
from gatepost.people.imports.persons_meant import NAMING_FIELDS

_PLATE = Field(
    "plate",
    _("Number plate"),
    words("车牌 车牌号 车牌号码 车号 号牌 号牌号码 机动车号牌"),
    shown=Shown.PLATE,
    example="京A12345",
)
_NAME, *_OTHERS = NAMING_FIELDS

VEHICLE_FIELDS = (
    replace(_PLATE, is_required=True),
    replace(
        _NAME, label=_("Keeper"), synonyms=(*words("车主 车主姓名 使用人 驾驶人"), *_NAME.synonyms), is_required=False
    ),
    *_OTHERS,
)
PASS_FIELDS = (
    replace(_NAME, synonyms=(*_NAME.synonyms, *words("持证人 持证人姓名 领证人")), is_required=False),
    *_OTHERS,
    _PLATE,
    Field("kind", _("Kind"), words("证件类别 出入证类别 出入证类型 证类 人员类别 人员类型 类别"), example="住户"),
    Field(
        "from_on", _("First day"), words("起始日 起始日期 开始日期 生效日期 有效期起 有效期开始"), example="2020-2-11"
    ),
    Field(
        "until_on",
        _("Last day"),
        words("截止日 截止日期 到期日期 失效日期 有效期至 有效期止 有效期"),
        example="2020-4-30",
    ),
)
KINDS = {
    word: kind
    for kind, told in {
        PasserKind.RESIDENT: "住户 居民 业主 租户 住户证 居民证 家属",
        PasserKind.COURIER: "快递 快递员 外卖 外卖员 送餐员 骑手 快递证",
        PasserKind.CLEANER: "保洁 保洁员 清洁工",
        PasserKind.GUARD: "保安 保安员 门卫",
        PasserKind.NANNY: "家政 家政员 家政人员 保姆 月嫂 钟点工 护工",
        PasserKind.ESSENTIAL: "抢修 抢修人员 水电气抢修 维修 维修人员 水电气",
        PasserKind.VOLUNTEER: "志愿者 志愿者证",
        PasserKind.VEHICLE: "车辆 车 机动车 车辆证",
    }.items()
    for word in told.split()
}
