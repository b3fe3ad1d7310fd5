"""Names for people who do not exist. The lists are chosen so that no family name and given name together make a name that everybody knows."""

from __future__ import annotations

from datetime import date

from gatepost.demo.chance import Chance
from gatepost.people.enums import Sex

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆"
    "金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷龙史陶贺顾郝龚邵万钱严覃武莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞单解仇区查翟牟卜"
)
COMPOUND_SURNAMES = ("欧阳", "司徒", "上官", "诸葛", "尉迟")
_COMMON = len("王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗")
ELDER_YEAR = 1972
"""Who was born before has a name of that time."""

_ELDER_MEN = (
    "德海 长顺 广福 树棠 春堂 福来 景山 庆余 文堂 宝田 守义 金鹏 占魁 兴旺 连仲 士杰 润生 忠孝 万林 同喜 "
    "铁柱 来福 满仓 根生 世荣 振山 克俭 书田 运昌 继先 仲良 云亭 恩普 绍文 鸿图 化南"
)
_ELDER_WOMEN = (
    "秀芬 桂珍 淑敏 惠兰 素云 金花 翠兰 淑贞 月娥 秋菊 玉芝 桂荣 彩霞 慧茹 春兰 秀云 美珠 冬梅 素琴 淑华 "
    "喜莲 玉环 银凤 巧云 静芝 宝珍 雅琴 志芬 俊英 树英 敬芝 润芝 桂香"
)
_MEN = (
    "亦舟 明澍 星野 嘉树 思齐 允辰 书禹 北辰 承屿 牧川 启元 修远 沐阳 怀瑾 予安 泽楷 向榆 墨白 云帆 听澜 "
    "乐游 一苇 晏清 行简 子牧 梓恒 柏宇 昀哲 屹峰 浩楠 俊熙 凯旋 立轩 志恒 博闻 家骏 铭远 煜城 天佑 瑞霖"
)
_WOMEN = (
    "若溪 青禾 星沅 知微 初棠 念慈 听雨 语桐 清秋 沐瑶 书瑾 晚照 云舒 静姝 可昕 芷晴 思冉 亦菡 梦竹 雨荞 以宁 夕颜 映雪 "
    "如许 采薇 疏影 含章 子衿 婉清 月朗 一诺 欣妍 佳怡 诗涵 雅楠 慧敏 秋瑶 紫萱 梓珊 沛菡 芸熙"
)
GIVEN_NAMES = {
    (Sex.MALE, True): tuple(_ELDER_MEN.split()),
    (Sex.FEMALE, True): tuple(_ELDER_WOMEN.split()),
    (Sex.MALE, False): tuple(_MEN.split()),
    (Sex.FEMALE, False): tuple(_WOMEN.split()),
}
SINGLE_GIVEN_NAMES = {
    Sex.MALE: "蔚屹旻澍昀骁煊垚昶䶮𬭚",
    Sex.FEMALE: "芮沅荻岑祎婧琬苒嫣纾",
}
OTHER_NAMES = (
    ("巴图·苏木", Sex.MALE),
    ("阿丽娅·吐逊", Sex.FEMALE),
    ("多吉·朗加", Sex.MALE),
    ("娜仁·其其格", Sex.FEMALE),
    ("Elena Marwick", Sex.FEMALE),
    ("Tobias Renn", Sex.MALE),
)
"""Written otherwise than most: with the interpunct, or in letters."""


def draw_surname(chance: Chance) -> str:
    """The twenty commonest make half of all families."""
    if chance.happens(0.01):
        return chance.choice(COMPOUND_SURNAMES)
    return chance.choice(SURNAMES[:_COMMON] if chance.happens(0.5) else SURNAMES)


def draw_given_name(sex: Sex, born_on: date, chance: Chance) -> str:
    if chance.happens(0.12):
        return chance.choice(SINGLE_GIVEN_NAMES[sex])
    return chance.choice(GIVEN_NAMES[sex, born_on.year < ELDER_YEAR])
