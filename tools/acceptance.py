"""docs/acceptance.md and the tests: which fact is proved by which test.

python tools/acceptance.py check    the page and the marks agree
python tools/acceptance.py write    writes the tests that carry a mark into the page
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "acceptance.md"
FACTS = 142
_SHOWN = 3


def _marks_of(function: ast.FunctionDef) -> list[str]:
    calls = [one for one in function.decorator_list if isinstance(one, ast.Call)]
    proves = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "proves"]
    return [str(fact.value) for call in proves for fact in call.args if isinstance(fact, ast.Constant)]


def proving_tests() -> dict[str, list[str]]:
    """For each fact the tests that carry its mark, as file::test."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for fact in _marks_of(node):
                    found[fact].append(f"{path.relative_to(ROOT).as_posix()}::{node.name}")
    return found


def rows() -> dict[str, list[str]]:
    cells = [
        line.strip("|").split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| F")
    ]
    table = [[cell.strip() for cell in row] for row in cells]
    return {row[0]: row for row in table if row[0] != "Fact"}


def _where(tests: list[str]) -> str:
    shown = ", ".join(f"`{test}`" for test in tests[:_SHOWN])
    return shown + (f" and {len(tests) - _SHOWN} more" if len(tests) > _SHOWN else "")


def _row(fact: str, tests: list[str], what: str, state: str, where: str) -> str:
    if state == "partly":
        return f"| {fact} | {what} | partly | {where.split(' Tests: ', maxsplit=1)[0]} Tests: {_where(tests)} |"
    return f"| {fact} | {what} | proved | {_where(tests)} |"


def write() -> None:
    """A marked fact that was `later` becomes proved; what is partly shown stays partly, with its sentence first."""
    proved, lines = proving_tests(), []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        fact, *rest = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("| F") else [""]
        lines.append(_row(fact, proved[fact], *rest) if fact in proved else line)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def faults() -> list[str]:
    table, proved = rows(), proving_tests()
    found = [f"F{n} is not on the page" for n in range(1, FACTS + 1) if f"F{n}" not in table]
    found += [
        f"{fact} is marked by a test but the list of facts has no such fact" for fact in proved if fact not in table
    ]
    for fact, (_fact, _what, state, where) in table.items():
        if state == "proved" and fact not in proved:
            found.append(f"{fact} is said to be proved but no test carries its mark")
        if state == "later" and fact in proved:
            found.append(f"{fact} is said to come later but a test proves it: run `python tools/acceptance.py write`")
        gone = [test for test in where.split("`")[1::2] if "::" in test and test not in proved.get(fact, [])]
        found += [f"{fact} names {test}, which does not carry its mark" for test in gone]
    return found


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        write()
    else:
        found = faults()
        print("\n".join(found) or "the page and the marks agree")
        sys.exit(1 if found else 0)
