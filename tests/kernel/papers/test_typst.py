from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation

from gatepost.kernel.papers import PapersError, render_pdf
from gatepost.kernel.papers import typst as typst_module
from tests.kernel.papers.looking import words_of

LIST = {
    "title": "",
    "heads": ["a"],
    "shares": [1],
    "rows": [],
    "footer": {"printed": "", "destroy": "", "page": ""},
    "language": "zh",
    "landscape": False,
}


def test_data_is_never_taken_for_typst() -> None:
    hostile = '#panic("x") #read("/kernel/vault.py") $x$ "]*_`\\'
    page = words_of(render_pdf("kernel/papers/list.typ", LIST | {"rows": [[hostile]]}))
    assert page == ["a" + hostile.replace(" ", "")]


def test_chinese_comes_out_as_text_that_can_be_searched() -> None:
    assert words_of(render_pdf("kernel/papers/list.typ", LIST | {"title": "台账"})) == ["台账a"]


def test_missing_fonts_are_said_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "NotoSansSC_400Regular.ttf").touch()
    monkeypatch.setattr(typst_module, "FONT_DIR", tmp_path)
    with translation.override("en"), pytest.raises(PapersError) as caught:
        render_pdf("kernel/papers/list.typ", LIST)
    assert str(caught.value) == (
        "The fonts for printing are missing (NotoSansSC_700Bold.ttf). "
        "Please install the program again, or build its front end."
    )


def test_template_sees_nothing_outside_the_package(tmp_path: Path) -> None:
    (tmp_path / "outside.typ").write_text("secret")
    with pytest.raises(RuntimeError):
        render_pdf(str(tmp_path / "outside.typ"), LIST)
