"""The documents say nothing that the code does not do, as far as a program can tell."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps

from tools import acceptance, links

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "gatepost"
GLOSSARY = ROOT / "docs" / "glossary.md"
OPERATIONS = ROOT / "docs" / "operations"
LISTS_SHOWN = {"Role", "Permission", "Holiday.Kind", "ScarceThing", "PaperKind", "PlateKind"}
"""Closed lists that stand outside a file called enums.py and that users see."""
MACHINE_PATH = re.compile(r"(?<![\w.\-/:])/(?:work|root|opt|home/\w+|Users/\w+)/[\w.-]+")
REGISTRY_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|npm[m]irror|deb\.debian\.org|artifact[o]ry", re.IGNORECASE
)
MODULES = sorted(path.parent.name for path in PACKAGE.glob("*/apps.py") if path.parent.name != "demo")


def sources() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


def names_in(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """Classes, functions and assigned names, with what stands inside classes as `Class.name`."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield f"{prefix}{node.name}"
            yield from names_in(node.body, f"{prefix}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            yield f"{prefix}{node.name}"
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield f"{prefix}{node.target.id}"
        elif isinstance(node, ast.Assign):
            yield from (f"{prefix}{target.id}" for target in node.targets if isinstance(target, ast.Name))


@cache
def known_names() -> frozenset[str]:
    return frozenset(name for path in sources() for name in names_in(ast.parse(path.read_text(encoding="utf-8")).body))


def members_shown() -> set[str]:
    """Every member of every closed list that users see."""
    found = set()
    for path in sources():
        for name, node in classes_in(ast.parse(path.read_text(encoding="utf-8")).body):
            bases = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
            if bases & {"StrEnum", "TextChoices"} and (path.name == "enums.py" or name in LISTS_SHOWN):
                found |= {f"{name}.{member}" for member in names_in(node.body) if member.isupper()}
    return found


def classes_in(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.ClassDef]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield f"{prefix}{node.name}", node
            yield from classes_in(node.body, f"{prefix}{node.name}.")


def glossary_rows() -> list[list[str]]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| .* \| `", line)]


def glossary_identifiers() -> list[str]:
    return [row[1].strip("`") for row in glossary_rows()]


def public_actions(module: str) -> list[str]:
    paths = [*PACKAGE.glob(f"{module}/actions.py"), *PACKAGE.glob(f"{module}/actions/*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths)]
    functions = [node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    return sorted({name for name in functions if not name.startswith("_")})


def module_page(module: str) -> str:
    return (ROOT / "docs" / "modules" / f"{module}.md").read_text(encoding="utf-8")


@cache
def messages() -> tuple[frozenset[str], frozenset[str]]:
    """All sentences of the pages: English ones, Chinese ones."""
    english, chinese = set(), set()
    for path in PACKAGE.glob("*/locale/zh_Hans/LC_MESSAGES/django.po"):
        for message in read_po(BytesIO(path.read_bytes())):
            one, two = message.id, message.string
            english |= set(one) if isinstance(one, tuple) else {one}
            chinese |= set(two) if isinstance(two, tuple) else {two}
    return frozenset(english), frozenset(chinese)


def labels(language: str, pattern: str) -> set[tuple[str, str]]:
    pages = sorted((ROOT / "docs" / "handbook" / language).glob("*.md"))
    return {(page.name, label) for page in pages for label in re.findall(pattern, page.read_text(encoding="utf-8"))}


def tracked_texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            yield name, content.decode("utf-8", errors="replace")


def test_every_link_leads_somewhere() -> None:
    assert links.faults() == []


def test_a_dead_link_and_a_dead_heading_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# One two\n[x](b.md) [y](#one-two) [z](#three) `[no](c.md)`\n", encoding="utf-8")
    assert links.faults(tmp_path) == ["a.md: b.md is not there", "a.md: #three names a heading that is not there"]


def test_the_page_of_facts_and_the_marks_agree() -> None:
    assert acceptance.faults() == []


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    assert [name for name in glossary_identifiers() if name not in known_names()] == []


def test_the_glossary_names_nothing_twice() -> None:
    named = glossary_identifiers()
    assert sorted({name for name in named if named.count(name) > 1}) == []


def test_every_row_of_the_glossary_has_a_term_and_a_sentence() -> None:
    broken = [row for row in glossary_rows() if len(row) != 3 or not row[0] or not row[2].endswith(".")]
    assert broken == []


def test_every_table_is_in_the_glossary() -> None:
    models = {
        model.__name__
        for config in apps.get_app_configs()
        if config.name.startswith("gatepost.")
        for model in config.get_models()
    }
    assert models - set(glossary_identifiers()) == set()


def test_every_word_that_users_see_is_in_the_glossary() -> None:
    assert sorted(members_shown() - set(glossary_identifiers())) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_action_is_on_the_page_of_its_module(module: str) -> None:
    page = module_page(module)
    assert [name for name in public_actions(module) if f"`{name}`" not in page] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_table_is_on_the_page_of_its_module(module: str) -> None:
    page = module_page(module)
    assert [
        model.__name__ for model in apps.get_app_config(module).get_models() if f"`{model.__name__}`" not in page
    ] == []


def test_every_label_that_the_chinese_handbook_quotes_is_on_a_page() -> None:
    known = messages()[1]
    assert sorted(pair for pair in labels("zh", "“([^”]+)”") if pair[1] not in known) == []


def test_every_label_that_the_english_handbook_quotes_is_on_a_page() -> None:
    known = messages()[0]
    assert sorted(pair for pair in labels("en", r"(?<!\*)\*([^*\n]+)\*(?!\*)") if pair[1] not in known) == []


def test_every_make_target_that_a_document_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {
        (path.name, target)
        for path in links.documents()
        for target in re.findall(r"(?:`|^\s*)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert sorted(pair for pair in named if pair[1] not in targets) == []


def test_every_variable_of_the_environment_is_described() -> None:
    read = {
        name
        for path in sources()
        for name in re.findall(r'"((?:GATEPOST|DATABASE)_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    told = "".join(path.read_text(encoding="utf-8") for path in OPERATIONS.glob("*.md"))
    constants = {"DATABASE_NAME"}
    assert sorted(name for name in read - constants if f"`{name}`" not in told) == []


def test_no_tracked_file_holds_a_path_of_a_machine_or_a_host_of_a_registry() -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in tracked_texts()
        for pattern in (MACHINE_PATH, REGISTRY_HOST)
        if (match := pattern.search(text))
    ]
    assert found == []
