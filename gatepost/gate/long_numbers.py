"""Words that hold something like the number of a phone, a paper or a pass."""

from __future__ import annotations

import re
import unicodedata

_IN_ONE = re.compile(r"[A-Za-z]?\d{7,}")
"""A landline, a passport, a pass, a mobile phone, an identity card."""
_IN_GROUPS = re.compile(r"\d(?:[ \-–—.·]?\d){10,}")
"""138 0000 1234 and 010-6234-5678; a day with its hour has fewer digits."""


def holds_long_number(text: str) -> bool:
    """Also of full-width digits."""
    plain = unicodedata.normalize("NFKC", text)
    return bool(_IN_ONE.search(plain) or _IN_GROUPS.search(plain))
