"""Every word by which something is refused has its sentence, and no sentence is left over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "gatepost"


def refusals_in(tree: ast.AST) -> Iterator[str]:
    """The first word of PlaceRefused("..."), PeopleRefused("..."), super().__init__("...", ...), and the second of refusing(...)."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        place = {"PlaceRefused": 0, "PeopleRefused": 0, "refusing": 1}.get(name)
        if place is not None:
            yield from words_of(call.args[place])


def words_of(node: ast.expr) -> Iterator[str]:
    """Also of "one" if so else "other"."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    if isinstance(node, ast.IfExp):
        yield from words_of(node.body)
        yield from words_of(node.orelse)


OF_CLASSES = {"people": {"paper_wrong", "already_registered"}, "places": set()}
"""Said by refusals that have a class of their own."""


@pytest.mark.parametrize("module", ["places", "people"])
def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal(module: str) -> None:
    sources = (PACKAGE / module).rglob("*.py")
    raised = {word for path in sources for word in refusals_in(ast.parse(path.read_text(encoding="utf-8")))}
    told = set(import_module(f"gatepost.{module}.forms.sentences").REFUSALS)
    assert raised | OF_CLASSES[module] == told
