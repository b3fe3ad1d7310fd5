"""How like two names are: the surest reason, or none. It says nothing about who is who: a name alone is nobody."""

from __future__ import annotations

from rapidfuzz import fuzz

from gatepost.kernel.search.folding import is_han
from gatepost.kernel.search.pinyin import fold_u
from gatepost.people.merging.names_read import NameKind, NameRead
from gatepost.people.merging.reasons import AlikeReason
from gatepost.people.merging.sounds import sound_alike, spellings

R = AlikeReason
AS_GOOD_AS_SAME = frozenset({R.SAME_NAME, R.OTHER_SCRIPT, R.SURNAME_FORM, R.BESIDE_NOTE, R.OTHER_ORDER})
_TWO_FORMS = {"萧": "肖", "傅": "付", "阎": "闫", "戴": "代", "蓝": "兰", "邱": "丘", "锺": "钟"}
"""Family names that many papers of the seventies write in a form that is a character of its own."""
_LOOK_ALIKE = (
    "己已巳", "未末", "戊戌戍成", "日曰", "土士", "人入", "大太犬", "王玉主", "干千于", "刀力", "天夭", "贝见", "免兔", "今令", "住往",
    "侯候", "券卷", "冶治", "泠冷", "准淮", "折拆析", "祈析", "旦且", "亨享", "晴睛", "辛幸", "壬王", "田由甲申", "白自", "午牛",
    "元无", "办为", "毛手", "丘兵", "矛予", "宇字", "宜宣", "恒桓", "洁浩", "凯剀", "彬杉", "莹茔", "荣荧", "瑶谣", "祥样", "帅师",
    "丹舟", "冰水", "永水", "东车", "风凤", "云去", "圆园", "坚竖", "秦泰", "春舂", "史吏", "羽习", "玥明", "钰珏", "昊吴", "杰木",
    "眉梅", "烨晔", "暄喧", "炜伟", "栋拣", "柏拍", "桦烨", "清请", "汶文", "洋样", "涛祷", "淇琪", "琳淋", "婷停", "娜哪", "嫒媛",
)  # fmt: skip
_LONG_PART = 3
_LONG_NAME = 5
"""Of four characters are also 欧阳建国 and 欧阳建军, who are brothers."""
_LONG_SPELLING = 8
_ALMOST = 80.0


def likeness(one: NameRead, other: NameRead) -> AlikeReason | None:
    kinds = {one.kind, other.kind}
    if NameKind.NOBODY in kinds or _notes_differ(one.note, other.note):
        return None
    if NameKind.NEWBORN in kinds:
        return _of_newborns(one, other)
    if NameKind.SURNAME in kinds:
        return R.SURNAME_AND_TITLE if one.base[:1] == other.base[:1] else None
    return _same(one, other) or _alike(one, other)


def name_key(name: NameRead) -> str:
    """Names that are as good as the same have the same key. Empty for nobody."""
    words = sorted(name.parts) if not name.is_han else [name.base]
    return _one_form("".join(words))


def _same(one: NameRead, other: NameRead) -> AlikeReason | None:
    if one.written.lower() == other.written.lower():
        return R.SAME_NAME
    if one.base == other.base:
        return R.OTHER_SCRIPT if _only_script(one, other) else _beside(one, other)
    if one.is_han and other.is_han and _one_form(one.base) == _one_form(other.base):
        return R.SURNAME_FORM
    if not one.is_han and len(one.parts) > 1 and sorted(one.parts) == sorted(other.parts):
        return R.OTHER_ORDER
    return None


def _only_script(one: NameRead, other: NameRead) -> bool:
    """The same characters, some of them traditional: not a title, a note or a dot."""
    return len(one.written) == len(other.written) and len(one.written) == len(one.base)


def _beside(one: NameRead, other: NameRead) -> AlikeReason:
    told = bool(one.note) or bool(other.note) or one.sex != other.sex or _titled(one) != _titled(other)
    return R.BESIDE_NOTE if told else R.SAME_NAME


def _titled(name: NameRead) -> bool:
    return len("".join(name.written.split())) - len(name.base) > len(name.parts)


def _alike(one: NameRead, other: NameRead) -> AlikeReason | None:
    found = (
        (R.LOOKS_ALIKE, one.is_han and other.is_han and _looks_alike(one.base, other.base)),
        (R.SAME_SOUND, one.is_han and other.is_han and sound_alike(one.base, other.base, tones=True)),
        (R.IN_PINYIN, not (one.is_han and other.is_han) and _in_pinyin(one, other)),
        (R.CHARACTER_MISSING, _fills(one.base, other.base)),
        (R.PART_OF_NAME, _is_part(one, other) or _is_part(other, one)),
        (R.SPELT_ALIKE, _spelt_alike(one, other)),
        (R.SOUND_BESIDE_TONE, one.is_han and other.is_han and sound_alike(one.base, other.base, tones=False)),
    )
    return next((reason for reason, holds in found if holds), None)


def _of_newborns(one: NameRead, other: NameRead) -> AlikeReason | None:
    if one.kind is other.kind:
        return R.SAME_NAME if one.base == other.base else None
    return R.NEWBORN


def _notes_differ(one: str, other: str) -> bool:
    """张伟(大) and 张伟(小): somebody has told them apart already."""
    return bool(one) and bool(other) and one != other


def _one_form(name: str) -> str:
    return _TWO_FORMS.get(name[:1], name[:1]) + name[1:]


def _in_pinyin(one: NameRead, other: NameRead) -> bool:
    return bool(_letters(one) & _letters(other))


def _letters(name: NameRead) -> frozenset[str]:
    """The family name may stand first or last, as in passports."""
    if any(is_han(char) for char in name.base) or len(name.parts) == 1:
        return frozenset(fold_u(spelling) for spelling in spellings(name.base))
    turned = name.parts[1:] + name.parts[:1], name.parts[-1:] + name.parts[:-1]
    return frozenset(fold_u(spelling) for spelling in (name.base, *("".join(words) for words in turned)))


def _fills(one: str, other: str) -> bool:
    """王?明 and 王晓明: of three characters one may be missing, of two none."""
    if len(one) != len(other) or "?" not in one + other:
        return False
    known = [a == b for a, b in zip(one, other, strict=True) if "?" not in (a, b)]
    return all(known) and len(known) >= 2


def _looks_alike(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and any(set(differing[0]) <= set(group) for group in _LOOK_ALIKE)


def _is_part(short: NameRead, long: NameRead) -> bool:
    """阿依古丽 of 阿依古丽·买买提; Maria Garcia of Maria Garcia Lopez. 王建 of 王建国 is another name."""
    if len(short.parts) >= len(long.parts):
        return False
    if is_han(short.base[0]):
        return long.parts[: len(short.parts)] == short.parts and len(short.base) >= _LONG_PART
    return len(short.parts) > 1 and set(short.parts) <= set(long.parts)


def _spelt_alike(one: NameRead, other: NameRead) -> bool:
    """Part by part: brothers share their father's name behind the dot."""
    if len(one.parts) != len(other.parts):
        return False
    mine, others = [_spelt(part) for part in one.parts], [_spelt(part) for part in other.parts]
    if min(len("".join(mine)), len("".join(others))) < _LONG_SPELLING or (one.is_han and len(one.base) < _LONG_NAME):
        return False
    return all(fuzz.ratio(a, b) >= _ALMOST for a, b in zip(mine, others, strict=True))


def _spelt(part: str) -> str:
    return min(spellings(part), default=part)
