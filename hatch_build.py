"""Puts what git does not keep into the wheel: the built front end, the fonts and the compiled words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_BUILT = (("gatepost/static/built", "make web"), ("gatepost/kernel/fonts", "make web"))
_WORDS = "gatepost/**/locale/**/*.mo"


class BuiltFiles(BuildHookInterface[Any]):
    """Refuses to build a wheel that would start without its pages."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        for folder, remedy in _BUILT:
            if not any((root / folder).glob("*")):
                raise RuntimeError(f"{folder} is empty. Run `{remedy}` before building the wheel.")
            build_data["artifacts"].append(f"/{folder}/")
        if not any(root.glob(_WORDS)):
            raise RuntimeError("The words are not compiled. Run `make words` before building the wheel.")
        build_data["artifacts"].append(f"/{_WORDS}")
