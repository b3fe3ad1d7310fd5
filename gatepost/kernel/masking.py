"""Values as they stand on screens and lists: enough to recognise by one who knows, too little for anyone else.

Names keep their first character, identity numbers at most the first 6 and last 4 characters, phones their last 4.
The full value is shown by a logged click only.
"""

from __future__ import annotations

import re
import unicodedata

from gatepost.kernel.plain_text import compact, plain

_MOBILE = re.compile(r"(?:\+?86)?(1[0-9]{2})[0-9]{4}([0-9]{4})")
_LANDLINE = re.compile(r"(?:\+86|0)(10|2[0-9]|[3-9][0-9]{2})[0-9]{3,4}([0-9]{4})")
_LONGEST_SHORT_NUMBER = 6
_MOST_STARS_IN_NAME = 2


def mask_name(name: str) -> str:
    """王小明 is 王**, 王明 is 王*, 欧阳修 is 欧**. Longer names show no more than two stars: length tells who it is."""
    text = name.strip()
    characters = text if text.isalpha() else _characters(text)
    if not characters:
        return ""
    return characters[0] + "*" * max(1, min(len(characters) - 1, _MOST_STARS_IN_NAME))


def mask_phone(number: str) -> str:
    """138****8000; 010-****1234; short numbers of services are nobody's and stay whole."""
    digits = re.sub(r"[^0-9+]", "", plain(number))
    if mobile := _MOBILE.fullmatch(digits):
        return f"{mobile[1]}****{mobile[2]}"
    if landline := _LANDLINE.fullmatch(digits):
        return f"0{landline[1]}-****{landline[2]}"
    if len(digits) <= _LONGEST_SHORT_NUMBER:
        return digits
    return f"****{digits[-4:]}"


def mask_identity(number: str) -> str:
    """110105********002X. Shorter papers (passport, permit) keep the first and the last two characters."""
    text = compact(number)
    if len(text) >= 18:
        return text[:6] + "*" * (len(text) - 10) + text[-4:]
    if len(text) == 15:
        return text[:6] + "*" * 6 + text[-3:]
    if len(text) >= 7:
        return text[0] + "*" * (len(text) - 3) + text[-2:]
    return "*" * len(text)


def mask_plate(plate: str) -> str:
    """京A***45: the first two and the last two characters. Very short ones keep the first."""
    text = compact(plate).replace("·", "").replace(".", "")
    if len(text) < 5:
        return text[:1] + "*" * max(len(text) - 1, 0)
    return text[:2] + "*" * (len(text) - 4) + text[-2:]


def _characters(text: str) -> list[str]:
    """As a reader counts them: a variation selector or a combining mark belongs to the character before it."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.category(char) in ("Mn", "Me", "Mc"):
            found[-1] += char
        else:
            found.append(char)
    return found
