"""PDF from a typst template and plain data. Data travels as JSON beside the template, never inside its source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from gatepost import PACKAGE_DIR

FONT_DIR = PACKAGE_DIR / "kernel" / "fonts"
FONT_FILES = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")


class PapersError(Exception):
    """The message is a sentence for the person who wanted the paper."""


def render_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """`template` is a path inside the package, such as "gate/papers/sign.typ"; it finds `data` in sys.inputs.data as JSON.

    Raises PapersError when the fonts are not installed, typst.TypstError when the template is faulty.
    """
    pdf: bytes = typst.compile(
        PACKAGE_DIR / template,
        root=PACKAGE_DIR,
        font_paths=_fonts(FONT_DIR),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return pdf


@lru_cache(maxsize=1)
def _fonts(folder: Path) -> typst.Fonts:
    """Our font comes first; those of the machine only stand in for rare characters of names that it lacks."""
    if missing := [name for name in FONT_FILES if not (folder / name).is_file()]:
        raise PapersError(
            _(
                "The fonts for printing are missing (%(files)s). Please install the program again, or build its front end."
            )
            % {"files": ", ".join(missing)}
        )
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[folder])
