from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import segno
import typst
from PIL import Image

from gatepost.kernel.papers import qr_svg
from tests.kernel.papers.looking import codes_in

TOKEN = "GP1:" + ("6BF-Z8*$ %./+:0A" * 15)[:231]
"""As long as a pass's, of the same alphabet."""
NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> Image.Image:
    source = "#set page(width: 40mm, height: 40mm, margin: 0mm)\n#image(bytes(sys.inputs.svg), width: 100%)"
    png = typst.compile(source.encode(), format="png", ppi=203, sys_inputs={"svg": svg})
    return Image.open(io.BytesIO(png))


def test_code_reads_back() -> None:
    assert codes_in(drawn(qr_svg(TOKEN))) == [TOKEN]


def test_code_of_an_address_reads_back() -> None:
    assert codes_in(drawn(qr_svg("https://post.example/enrol?c=7Kq2"))) == ["https://post.example/enrol?c=7Kq2"]


def test_text_as_long_as_a_pass_makes_an_alphanumeric_code_of_version_9() -> None:
    code = segno.make_qr(TOKEN, error="m", boost_error=False)
    modules = code.symbol_size(border=4)[0]
    assert (code.designator, code.mode) == ("9-M", "alphanumeric")
    assert ET.fromstring(qr_svg(TOKEN)).get("viewBox") == f"0 0 {modules} {modules}"


def test_code_fills_its_frame_and_has_a_white_ground() -> None:
    svg = ET.fromstring(qr_svg(TOKEN))
    assert (svg.get("width"), svg.get("height")) == (None, None)
    assert svg[0].get("fill") == "#fff"


def test_title_is_there_for_who_cannot_see_it_and_cannot_break_out() -> None:
    svg = ET.fromstring(qr_svg("GP1:0", title="</title><script>王&"))
    assert svg.findtext(f"{NAMESPACE}title") == "</title><script>王&"
    assert ET.fromstring(qr_svg("GP1:0")).find(f"{NAMESPACE}title") is None
