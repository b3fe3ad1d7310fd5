"""Chinese numerals in addresses: 三号楼, 二十一号楼, 五〇一室."""

from __future__ import annotations

import re

_DIGITS = {
    digit: value
    for value, digits in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for digit in digits
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
_RUN = re.compile(f"[{''.join(_DIGITS)}{''.join(_PLACES)}]+")


def arabic(text: str) -> str:
    """Every run of Chinese numerals as digits: 二十一 is 21, 五〇一 is 501."""
    return _RUN.sub(lambda run: _value(run.group()), text)


def _value(run: str) -> str:
    if not any(char in _PLACES for char in run):
        return "".join(str(_DIGITS[char]) for char in run)
    total, digit = 0, None
    for char in run:
        if char in _PLACES:
            total += (1 if digit is None else digit) * _PLACES[char]
            digit = None
        else:
            digit = _DIGITS[char]
    return str(total + (digit or 0))
