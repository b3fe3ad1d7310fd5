"""Small mistakes that somebody could make in a rule, one at a time. Each mutator offers what may stand instead of a node."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from enum import StrEnum

from gatepost.emergencies import enums as of_emergencies
from gatepost.gate import enums as of_gate

Instead = Iterator[ast.AST]

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add}
_NAMES = {"min": "max", "max": "min"}
_ENUMS: dict[str, type[StrEnum]] = {
    name: kind
    for module in (of_gate, of_emergencies)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
}


def comparisons(node: ast.AST) -> Instead:
    """A boundary moved by one, a question turned round."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in _COMPARISONS[type(operator)]:
                ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)


def conditions(node: ast.AST) -> Instead:
    """A condition that always or never holds, one of several left out, all against any."""
    if isinstance(node, ast.If | ast.IfExp):
        for outcome in (True, False):
            changed = deepcopy(node)
            changed.test = ast.Constant(outcome)
            yield changed
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for place in range(len(node.values)):
            rest = node.values[:place] + node.values[place + 1 :]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def values(node: ast.AST) -> Instead:
    """The neighbouring word of a closed list, the other truth, a number off by one, nothing found, the other end."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _ENUMS:
        words = list(_ENUMS[node.value.id].__members__)
        if node.attr in words:
            yield ast.Attribute(node.value, words[(words.index(node.attr) + 1) % len(words)], node.ctx)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand
    if isinstance(node, ast.Name) and node.id in _NAMES:
        yield ast.Name(_NAMES[node.id], node.ctx)


def returns(node: ast.AST) -> Instead:
    """Nothing found at all."""
    if isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "()":
        yield ast.Return(ast.Tuple([], ast.Load()))


def statements(node: ast.AST) -> Instead:
    """A line forgotten."""
    if isinstance(node, ast.If | ast.Return | ast.Assign | ast.For):
        yield ast.Pass()


def parts(node: ast.AST) -> Instead:
    """One of several rules, arguments or entries forgotten."""
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        for place in range(len(node.elts)):
            yield ast.Tuple(node.elts[:place] + node.elts[place + 1 :], ast.Load())
    if isinstance(node, ast.Call):
        for place in range(len(node.keywords)):
            yield ast.Call(node.func, node.args, node.keywords[:place] + node.keywords[place + 1 :])
    if isinstance(node, ast.Dict):
        for place in range(len(node.keys)):
            keys, entries = node.keys, node.values
            yield ast.Dict(keys[:place] + keys[place + 1 :], entries[:place] + entries[place + 1 :])


MUTATORS = (comparisons, conditions, values, returns, statements, parts)
