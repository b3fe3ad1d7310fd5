"""Sentences and their translations: finds them in code and templates, compiles them, and says what is missing.

python tools/messages.py check      every sentence has a Chinese one, and none is left over
python tools/messages.py compile    writes the .mo files (not kept in git)
python tools/messages.py missing    prints what is missing, as entries to fill in
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent / "gatepost"
_WORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
Message = tuple[str | None, str]


def modules() -> list[Path]:
    return sorted(path for path in ROOT.iterdir() if (path / "apps.py").exists())


def _from_template(path: Path) -> Iterator[tuple[str, object]]:
    from django.utils.translation.template import templatize  # noqa: PLC0415  needs settings

    blanked = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    code = "\n".join(line.lstrip() for line in blanked.splitlines())  # what is left of the markup is no indentation
    for _line, function, messages, _comments in extract_python(BytesIO(code.encode()), list(_WORDS), [], {}):
        yield function or "_", messages


def _from_code(path: Path) -> Iterator[tuple[str, object]]:
    with path.open("rb") as file:
        for _line, function, messages, _comments in extract_python(file, list(_WORDS), [], {}):
            yield function or "_", messages


def _message(function: str, found: object) -> Message | None:
    parts = list(found) if isinstance(found, tuple | list) else [found]
    if function.startswith("pgettext"):
        return (str(parts[0]), str(parts[1])) if parts[1] else None
    return (None, str(parts[0])) if parts and parts[0] else None


def used_in(module: Path) -> set[Message]:
    found: set[Message] = set()
    for path in sorted(module.rglob("*")):
        if "migrations" in path.parts or path.suffix not in {".py", ".html", ".txt"}:
            continue
        pairs = _from_code(path) if path.suffix == ".py" else _from_template(path)
        found |= {message for function, raw in pairs if (message := _message(function, raw))}
    return found


def _po(module: Path) -> Path:
    return module / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def _catalog(module: Path) -> Catalog:
    path = _po(module)
    if not path.exists():
        return Catalog(locale="zh_Hans")
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def _filled(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


def _known(catalog: Catalog) -> set[Message]:
    entries = (entry for entry in catalog if entry.id and _filled(entry.string) and not entry.fuzzy)
    return {(entry.context, entry.id[0] if isinstance(entry.id, tuple) else str(entry.id)) for entry in entries}


def compile_all() -> None:
    for module in modules():
        catalog = _catalog(module)
        if len(catalog):
            with _po(module).with_suffix(".mo").open("wb") as file:
                write_mo(file, catalog)


def _broken_placeholders(catalog: Catalog) -> list[str]:
    return [f"{entry.id!r}: {error}" for entry in catalog if entry.id for error in entry.check(catalog)]


def _contradictions() -> list[str]:
    """All modules share one catalogue at run time: a sentence with two translations would change with their order."""
    said: dict[Message, dict[str, str]] = {}
    for module in modules():
        for entry in _catalog(module):
            if entry.id and _filled(entry.string):
                key = (entry.context, entry.id[0] if isinstance(entry.id, tuple) else str(entry.id))
                said.setdefault(key, {})[str(entry.string)] = module.name
    return [f"{text!r} is said in two ways: {ways}" for (_context, text), ways in said.items() if len(ways) > 1]


def check_all() -> int:
    contradictions = _contradictions()
    print("\n".join(contradictions), end="\n" if contradictions else "")
    faults = len(contradictions)
    for module in modules():
        used, catalog = used_in(module), _catalog(module)
        known = _known(catalog)
        lines = [f"no Chinese for {text!r}" for _context, text in sorted(used - known, key=str)]
        lines += [f"nobody says {text!r} any more" for _context, text in sorted(known - used, key=str)]
        lines += _broken_placeholders(catalog)
        faults += len(lines)
        for line in lines:
            print(f"{module.name}: {line}")
    print(f"{faults} faults in the translations" if faults else "every sentence is there in both languages")
    return 1 if faults else 0


def print_missing() -> None:
    for module in modules():
        missing = Catalog(locale="zh_Hans")
        for context, text in sorted(used_in(module) - _known(_catalog(module)), key=str):
            missing.add(text, context=context)
        if len(missing):
            print(f"# {module.name}")
            buffer = BytesIO()
            write_po(buffer, missing, omit_header=True)
            print(buffer.getvalue().decode())


if __name__ == "__main__":
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    command = sys.argv[1] if len(sys.argv) > 1 else "check"
    if command == "check":
        sys.exit(check_all())
    {"compile": compile_all, "missing": print_missing}[command]()
