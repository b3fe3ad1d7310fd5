"""A name as it was written down, taken apart: the name itself, a title, a note in brackets, or no name at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gatepost.kernel.plain_text import plain
from gatepost.kernel.search.folding import fold, is_han
from gatepost.people.enums import Sex


class NameKind(StrEnum):
    WHOLE = "whole"
    SURNAME = "surname"
    """李阿姨, 小李: a family name and how somebody is called."""
    NEWBORN = "newborn"
    """李娜之女: named after a parent, who is somebody else."""
    NOBODY = "nobody"
    """住户, 不详: nobody's name."""


@dataclass(frozen=True, slots=True)
class NameRead:
    kind: NameKind
    written: str
    """Plain, as it stood there, with nothing taken away but spaces inside Chinese."""
    base: str
    """Simplified, without title, note and separators: what is compared first."""
    parts: tuple[str, ...]
    """Around the dots of a long name, or the words of one in letters."""
    note: str = ""
    sex: Sex | None = None
    """As a title tells it."""

    @property
    def is_han(self) -> bool:
        return bool(self.base) and all(is_han(char) for char in self.base)


_DOTS = re.compile(r"[·・•‧∙⋅˙.]")
_NOTE = re.compile(r"[(\[【〔<《「]([^)\]】〕>》」]*)[)\]】〕>》」]?")
_NUMBERED = re.compile(r"[-_ ]*([0-9]+|[一二三]号?|甲|乙)(?:号)?$")
_HAN_SPACE = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
_MISSING = str.maketrans({"*": "?", "×": "?", "□": "?", "■": "?", "_": "?", "〓": "?", "�": "?", "○": "?"})
_TITLES = {
    "先生": Sex.MALE, "叔叔": Sex.MALE, "大爷": Sex.MALE, "大叔": Sex.MALE, "大伯": Sex.MALE, "爷爷": Sex.MALE,
    "大哥": Sex.MALE, "女士": Sex.FEMALE, "小姐": Sex.FEMALE, "阿姨": Sex.FEMALE, "大妈": Sex.FEMALE, "大娘": Sex.FEMALE,
    "大婶": Sex.FEMALE, "奶奶": Sex.FEMALE, "太太": Sex.FEMALE, "大姐": Sex.FEMALE, "师傅": None, "老师": None, "老板": None,
    "经理": None, "医生": None, "大夫": None, "同志": None, "同学": None,
}  # fmt: skip
_CALLED = "小老阿"
_NOBODIES = re.compile(
    r"(未知|不详|无名|无名氏|姓名|户主|业主|住户|租户|租客|房东|房客|家属|家长|访客|快递员?|外卖员?|保洁|保安|测试|本人|同上|无|空|[^某]?某{1,2}"
    r"|unknown|test|none|n/?a|owner|tenant)"
)
_NEWBORN = re.compile(r"(.*)(之子|之女|之婴|之宝|的?儿子|的?女儿|的?孩子|的?宝宝|的?小孩|宝宝|婴儿|新生儿)")
_SEX_OF_CHILD = {"之子": Sex.MALE, "儿子": Sex.MALE, "的儿子": Sex.MALE}
_SEX_OF_CHILD |= {"之女": Sex.FEMALE, "女儿": Sex.FEMALE, "的女儿": Sex.FEMALE}


@lru_cache(maxsize=20_000)
def read_name(text: str) -> NameRead:
    written = _HAN_SPACE.sub("", plain(text))
    bare, note = _without_note(fold(written).translate(_MISSING))
    if not bare or _NOBODIES.fullmatch(bare) or set(bare) <= {"?"}:
        return NameRead(NameKind.NOBODY, written, "", ())
    if child := _NEWBORN.fullmatch(bare):
        return NameRead(NameKind.NEWBORN, written, bare, (), note, _SEX_OF_CHILD.get(child[2]))
    bare, sex, has_title = _without_title(bare)
    parts = _parts(bare)
    base = "".join(parts)
    kind = NameKind.SURNAME if has_title and len(base) == 1 else NameKind.WHOLE
    return NameRead(kind, written, base, parts, note, sex)


def _without_note(name: str) -> tuple[str, str]:
    """张伟(大), 张伟2: what stands in brackets or behind is somebody's note. Full width was made half width before."""
    notes = [found[1].strip() for found in _NOTE.finditer(name)]
    bare = _NOTE.sub("", name).strip()
    if is_han(bare[:1]) and len(bare) > 2 and (number := _NUMBERED.search(bare)) and number[0][-1:] in "0123456789号":
        notes.append(number[1])
        bare = bare[: number.start()].strip()
    return bare, " ".join(notes)


def _without_title(name: str) -> tuple[str, Sex | None, bool]:
    for title, sex in _TITLES.items():
        if name.endswith(title) and len(name) > len(title):
            return name.removesuffix(title).strip(), sex, True
    if len(name) == 2 and name[0] in _CALLED and is_han(name[1]):
        return name[1], None, True
    return name, None, False


def _parts(name: str) -> tuple[str, ...]:
    """Chinese is cut at dots, letters at spaces too; apostrophes and hyphens inside a word are a matter of taste."""
    pieces = _DOTS.sub(" ", name.replace(",", " ").replace("'", "").replace("’", "").replace("-", ""))
    return tuple(pieces.split())
