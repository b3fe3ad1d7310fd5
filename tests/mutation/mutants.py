"""Every changed form of the rules, and the `decide` that comes of it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from unittest.mock import patch

from gatepost.gate import rules
from tests.mutation.mutators import MUTATORS

FOLDER = Path(rules.__file__).parent
MODULES = ("findings", "entrances", "passes", "registration", "outings", "temperatures", "decision")
"""In the order in which they import each other."""

Decide = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Mutant:
    module: str
    place: int
    """Of the changed node in a walk through the module."""
    instead: ast.AST
    name: str

    def code(self) -> CodeType:
        tree = ast.parse(source_of(self.module))
        changed = _Replace(list(ast.walk(tree))[self.place], self.instead).visit(tree)
        return compile(ast.fix_missing_locations(changed), self.name, "exec")


class _Replace(ast.NodeTransformer):
    def __init__(self, target: ast.AST, instead: ast.AST) -> None:
        self._target, self._instead = target, instead

    def visit(self, node: ast.AST) -> Any:
        return self._instead if node is self._target else self.generic_visit(node)


@cache
def source_of(module: str) -> str:
    return (FOLDER / f"{module}.py").read_text(encoding="utf-8")


def mutants() -> Iterator[Mutant]:
    for module in MODULES:
        yield from mutants_of(module, ast.parse(source_of(module)))


def mutants_of(module: str, tree: ast.Module) -> Iterator[Mutant]:
    never_run = {id(node) for node in _declarations(tree)}
    for place, node in enumerate(ast.walk(tree)):
        if id(node) not in never_run:
            for instead in (one for mutator in MUTATORS for one in mutator(node)):
                where = f"{module}.py:{getattr(node, 'lineno', 0)}"
                yield Mutant(module, place, instead, f"{where}: {_short(node)!r} became {_short(instead)!r}")


def _declarations(tree: ast.Module) -> Iterator[ast.AST]:
    """Types, and what a class is called to be: they decide nothing."""
    for node in ast.walk(tree):
        declared: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef):
            declared = [node.args, node.returns]
        elif isinstance(node, ast.ClassDef):
            declared = [*node.decorator_list]
        elif isinstance(node, ast.AnnAssign):
            declared = [node.annotation]
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
            declared = [node.slice]
        for one in filter(None, declared):
            yield from ast.walk(one)


def _short(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0][:90]


@cache
def _sound(module: str) -> CodeType:
    return compile(source_of(module), f"{module}.py", "exec")


def decide_of(mutant: Mutant | None = None) -> Decide:
    """The rules made anew, with one module changed; what was imported before stays as it is."""
    with patch.dict(sys.modules):
        for module in MODULES:
            made = ModuleType(f"{rules.__name__}.{module}")
            sys.modules[made.__name__] = made
            exec(mutant.code() if mutant and mutant.module == module else _sound(module), vars(made))
        decide: Decide = vars(made)["decide"]
        return decide
