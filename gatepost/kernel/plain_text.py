"""What people type or paste, made plain before it is read: full width, odd dashes, invisible characters."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Half width, one kind of dash, no invisible characters, single inner spaces, none at the ends. Idempotent."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if " " in text else text
    if text.isprintable():
        seen = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    else:
        seen = unicodedata.normalize("NFKC", "".join(_visible(char) for char in text))
    return seen if seen.isalnum() else _SPACES.sub(" ", _DASHES.sub("-", seen)).strip()


def compact(text: str) -> str:
    """Plain, upper case, with neither spaces nor dashes: how numbers of papers are compared and kept."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return plain(plain(plain(text).upper()).replace(" ", "").replace("-", ""))


def _visible(char: str) -> str:
    """Zero-width and direction marks travel with numbers pasted from chats; line ends and tabs with cells of a sheet."""
    category = unicodedata.category(char)
    return "" if category == "Cf" else " " if category == "Cc" else char
