"""Dead links in the documents: files that are not there, headings that nobody wrote. Addresses on the web are not asked.

python tools/links.py
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
_NOT_OURS = frozenset({"node_modules", "dist", "shots"})
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_INLINE = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_DEFINED = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def documents(root: Path = ROOT) -> list[Path]:
    """Every .md file of the project, without what is installed or built."""
    found = []
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in _NOT_OURS and not name.startswith(".")]
        found += [Path(folder) / name for name in names if name.endswith(".md")]
    return sorted(found)


@cache
def anchors(path: Path) -> frozenset[str]:
    """What `#...` may name: headings in small letters, spaces as dashes, without punctuation; a second one gets -1."""
    seen: dict[str, int] = {}
    found = set()
    for heading in _HEADING.findall(_FENCE.sub("", path.read_text(encoding="utf-8"))):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        number = seen.get(slug, 0)
        found.add(f"{slug}-{number}" if number else slug)
        seen[slug] = number + 1
    return frozenset(found)


def targets(text: str) -> Iterator[str]:
    plain = _CODE.sub("``", _FENCE.sub("", text))
    yield from _INLINE.findall(plain)
    yield from _DEFINED.findall(plain)


def _fault(document: Path, target: str, root: Path) -> str | None:
    name, _hash, anchor = unquote(target).partition("#")
    aim = (document.parent / name).resolve() if name else document
    where = f"{document.relative_to(root).as_posix()}: {target}"
    if not aim.is_relative_to(root):
        return f"{where} leads out of the project"
    if not aim.exists():
        return f"{where} is not there"
    if anchor and aim.suffix == ".md" and anchor not in anchors(aim):
        return f"{where} names a heading that is not there"
    return None


def faults(root: Path = ROOT) -> list[str]:
    """One sentence per dead link."""
    found = []
    for document in documents(root):
        near = (aim for aim in targets(document.read_text(encoding="utf-8")) if not _ELSEWHERE.match(aim))
        found += [fault for aim in near if (fault := _fault(document, aim, root))]
    return found


if __name__ == "__main__":
    found = faults()
    print("\n".join(found) or "every link leads somewhere")
    sys.exit(1 if found else 0)
