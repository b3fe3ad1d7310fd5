"""What is wrong with one field, as a sentence that names the field and says what it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import inspect

from gatepost.sync.bodies import BodyMistake

_QUOTED = re.compile(r"`(.*)`")
_STEP = re.compile(r"[^.\[\]]+(?![^\[]*\])|\[[^\]]*\]")

AN_ID = gettext_lazy("an id such as 01900000-0000-7000-8000-000000000000")
A_DAY = gettext_lazy("a day between 2000 and 2100, such as 2020-02-14")
A_MOMENT = gettext_lazy("a date and time with its zone, such as 2020-02-14T12:00:00+08:00")
YES_OR_NO = gettext_lazy("true or false")
TEXT = gettext_lazy("text")
A_NUMBER = gettext_lazy("a whole number")
AN_OBJECT = gettext_lazy("a JSON object")
ANOTHER_VALUE = gettext_lazy("another value")


def of_body_mistake(mistake: BodyMistake) -> tuple[str, str]:
    """The field's path and its sentence, for a body that was read into a struct."""
    field = mistake.path.removeprefix("$").removeprefix(".")
    named = _QUOTED.search(mistake.message)
    if named and "missing required field" in mistake.message:
        return _missing(_join(field, named[1]), wanted_at(mistake.wanted, _join(field, named[1])))
    if named and "unknown field" in mistake.message:
        return _unknown(_join(field, named[1]))
    if not mistake.message.startswith(("Expected", "Invalid")):
        return field, mistake.message
    return _takes(field, wanted_at(mistake.wanted, field))


def of_ninja_errors(errors: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """The same for parameters and plain bodies, as ninja reports them."""
    return [_of_ninja_error(error) for error in errors]


def _of_ninja_error(error: dict[str, Any]) -> tuple[str, str]:
    place = [str(step) for step in error["loc"]]
    field = ".".join(place[2:] if place[0] == "body" else place[-1:])
    kind, limits = str(error["type"]), error.get("ctx", {})
    if kind == "missing":
        return _missing(field, None)
    if kind == "extra_forbidden":
        return _unknown(field)
    return _takes(field, _wanted_by_ninja(kind, limits))


def _wanted_by_ninja(kind: str, limits: dict[str, Any]) -> str | Promise:  # noqa: PLR0911  one line per kind
    if kind.startswith(("greater_than", "less_than")) and any(not isinstance(limit, int) for limit in limits.values()):
        return A_DAY
    if kind.startswith("greater_than"):
        return _("a whole number from %(least)d up") % {"least": limits.get("ge", limits.get("gt", 0))}
    if kind.startswith("less_than"):
        return _("a whole number up to %(most)d") % {"most": limits.get("le", limits.get("lt", 0))}
    if kind in {"literal_error", "enum"}:
        return _("one of: %(words)s") % {"words": str(limits["expected"]).replace("'", "").replace(" or ", ", ")}
    if kind == "string_too_long":
        return _("text of at most %(most)d characters") % {"most": limits["max_length"]}
    if kind == "string_too_short":
        return _("text of at least %(least)d characters") % {"least": limits["min_length"]}
    families = {"uuid": AN_ID, "date": A_DAY, "int": A_NUMBER, "bool": YES_OR_NO, "string": TEXT, "model": AN_OBJECT}
    return next((wanted for family, wanted in families.items() if kind.startswith(family)), ANOTHER_VALUE)


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _missing(field: str, wanted: str | Promise | None) -> tuple[str, str]:
    if wanted is None:
        return field, _("“%(field)s” is missing.") % {"field": field}
    return field, _("“%(field)s” is missing. It takes %(wanted)s.") % {"field": field, "wanted": wanted}


def _unknown(field: str) -> tuple[str, str]:
    return field, _("There is no “%(field)s” here. Leave it out.") % {"field": field}


def _takes(field: str, wanted: str | Promise) -> tuple[str, str]:
    if not field:
        return "", _("The body takes %(wanted)s.") % {"wanted": wanted}
    return field, _("“%(field)s” takes %(wanted)s.") % {"field": field, "wanted": wanted}


def wanted_at(struct: type, path: str) -> str | Promise:
    """What stands at a path such as `readings[0].tenths`, told for a person."""
    here: inspect.Type = inspect.type_info(struct)
    for step in _STEP.findall(path):
        here = _below(_present(here), step)
    return wanted(_present(here))


def _present(kind: inspect.Type) -> inspect.Type:
    """Of "this or nothing": this."""
    if isinstance(kind, inspect.UnionType):
        return next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind


def _below(kind: inspect.Type, step: str) -> inspect.Type:
    if isinstance(kind, inspect.StructType):
        return next((field.type for field in kind.fields if field.encode_name == step), kind)
    if isinstance(kind, inspect.VarTupleType | inspect.ListType):
        return kind.item_type
    if isinstance(kind, inspect.DictType):
        return kind.value_type
    return kind


@singledispatch
def wanted(kind: inspect.Type) -> str | Promise:
    return ANOTHER_VALUE


@wanted.register
def _struct(kind: inspect.StructType) -> str | Promise:
    return AN_OBJECT


@wanted.register
def _id(kind: inspect.UUIDType) -> str | Promise:
    return AN_ID


@wanted.register
def _yes_or_no(kind: inspect.BoolType) -> str | Promise:
    return YES_OR_NO


@wanted.register
def _moment(kind: inspect.DateTimeType) -> str | Promise:
    return A_MOMENT


@wanted.register
def _word(kind: inspect.EnumType) -> str | Promise:
    return _("one of: %(words)s") % {"words": ", ".join(str(word.value) for word in kind.cls)}


@wanted.register
def _object(kind: inspect.DictType) -> str | Promise:
    """The names in it are a closed list; what does not fit is one of them."""
    if not isinstance(kind.key_type, inspect.EnumType):
        return AN_OBJECT
    words = ", ".join(str(word.value) for word in kind.key_type.cls)
    return _("an object with these names: %(words)s") % {"words": words}


@wanted.register
def _text(kind: inspect.StrType) -> str | Promise:
    if kind.max_length is None:
        return TEXT
    return _("text of at most %(most)d characters") % {"most": kind.max_length}


@wanted.register
def _number(kind: inspect.IntType) -> str | Promise:
    if kind.ge is None or kind.le is None:
        return A_NUMBER
    return _("a whole number from %(least)d to %(most)d") % {"least": kind.ge, "most": kind.le}


@wanted.register(inspect.VarTupleType)
@wanted.register(inspect.ListType)
def _list(kind: Any) -> str | Promise:
    if kind.max_length is None:
        return _("a list")
    return _("a list of at most %(most)d") % {"most": kind.max_length}
