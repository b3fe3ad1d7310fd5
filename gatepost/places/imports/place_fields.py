"""The columns of a register of buildings and doors, and what people call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.sheets.fields import Field, words
from gatepost.places.enums import BuildingKind

PLACE_FIELDS = (
    Field("compound", _("Compound"), words("小区 小区名称 所在小区 院落 楼盘 园区")),
    Field(
        "building",
        _("Building"),
        words("楼号 楼栋 楼栋号 栋号 楼 幢 楼宇 几号楼"),
        is_required=True,
        example="3",
    ),
    Field("name", _("Name of the building"), words("楼名 楼宇名称 楼栋名称 建筑名称 大厦名称"), example="3号楼"),
    Field("kind", _("Kind of building"), words("楼栋类型 楼宇类型 建筑类型 用途 类型"), example="住宅"),
    Field("door", _("Door"), words("门牌 门牌号 房号 地址 详细地址 楼门牌 房屋地址")),
    Field("unit", _("Unit"), words("单元 单元号 门号")),
    Field("room", _("Room"), words("室 室号 房间 房间号 户号 户室")),
    Field("units", _("Units"), words("单元数 单元个数 单元总数 几个单元"), example="3"),
    Field("first_floor", _("Lowest floor"), words("最低层 起始层 起始楼层 最低楼层")),
    Field("last_floor", _("Highest floor"), words("最高层 层数 总层数 楼层数 地上层数 最高楼层"), example="18"),
    Field("rooms", _("Rooms on each floor of a unit"), words("每层户数 每单元每层户数 每层几户 一梯几户"), example="4"),
)
KINDS = {
    word: kind
    for kind, told in {
        BuildingKind.RESIDENTIAL: "住宅 居民楼 住宅楼 居住 平房 residential",
        BuildingKind.OFFICE: "写字楼 办公 办公楼 商业 商务楼 商住 商业楼 底商 office",
    }.items()
    for word in told.split()
}
