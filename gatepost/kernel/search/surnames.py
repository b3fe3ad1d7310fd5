"""How family names are read where that differs from the everyday reading of the character, and those of two characters."""

from __future__ import annotations

_READINGS = """
单shan 曾zeng 解xie 仇qiu 区ou 查zha 任ren 华hua 盖ge,gai 朴piao 种chong 尉wei 缪miao 宁ning 员yun 祭zhai 翟zhai 乐yue
车che 冼xian 洗xian 晁chao 折she 黑he 秘bi 逄pang 佴nai 覃qin,tan 隗wei,kui 召shao 么yao 幺yao 句gou 阚kan 郇xun,huan
谌chen,shen 訾zi 适kuo 那na 能nai 哈ha 过guo 亓qi 薄bo 牟mou,mu 宓mi,fu 令ling 佘she 撒sa 粘nian 钭tou 郗xi,chi 相xiang
行xing 仉zhang 呙guo 宿su 眭sui 燕yan 应ying 曲qu 纪ji 葛ge 卜bu 石shi 沈shen 叶ye 都du 贾jia 俞yu 尹yin 长zhang 召shao
褚chu 强qiang 重chong 繁po 万wan 角jue 褶zhe 洞tong 隽juan 谷gu 缴jiao 弗fei 番pan 冒mo 瞿qu 郝hao 殷yin 卓zhuo 降jiang
"""
_COMPOUND = """
欧阳ou,yang 司马si,ma 上官shang,guan 诸葛zhu,ge 尉迟yu,chi 万俟mo,qi 令狐ling,hu 单于chan,yu 长孙zhang,sun 慕容mu,rong
宇文yu,wen 皇甫huang,fu 澹台tan,tai 公孙gong,sun 东方dong,fang 夏侯xia,hou 独孤du,gu 南宫nan,gong 闻人wen,ren
轩辕xuan,yuan 呼延hu,yan 鲜于xian,yu 申屠shen,tu 太史tai,shi 端木duan,mu 赫连he,lian 司徒si,tu 司空si,kong 濮阳pu,yang
淳于chun,yu 公冶gong,ye 宗政zong,zheng 拓跋tuo,ba 钟离zhong,li 闾丘lv,qiu 亓官qi,guan 百里bai,li 东郭dong,guo
西门xi,men 南门nan,men 左丘zuo,qiu 梁丘liang,qiu 公羊gong,yang 谷梁gu,liang 段干duan,gan 第五di,wu 仲孙zhong,sun
""".replace("\n", " ")

SINGLE: dict[str, tuple[str, ...]] = {entry[0]: tuple(entry[1:].split(",")) for entry in _READINGS.split()}
COMPOUND: dict[str, tuple[str, str]] = {
    entry[:2]: (entry[2:].split(",")[0], entry[2:].split(",")[1]) for entry in _COMPOUND.split()
}


def surname_of(name: str) -> str:
    """欧阳 of 欧阳修, 王 of 王小明. Two characters are a family name only where a given name follows."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]
