"""Looks at a PDF: its words by one library, its picture by another."""

from __future__ import annotations

import io

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps
from pypdf import PdfReader

_POINTS_PER_MM = 72 / 25.4


def words_of(pdf: bytes) -> list[str]:
    """The text of each page, without white space: where lines break is the paper's business."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def sizes_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(float(box.width) / _POINTS_PER_MM), round(float(box.height) / _POINTS_PER_MM)) for box in boxes]


def picture_of(pdf: bytes, *, page: int = 0, dots_per_mm: float = 8) -> Image.Image:
    """8 dots a millimetre is what a cheap printer has (203 dpi)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dots_per_mm / _POINTS_PER_MM).to_pil().convert("RGB")
    finally:
        document.close()


def margin_of(pdf: bytes, *, page: int = 0) -> float:
    """Millimetres between the paper's edge and the nearest thing that is not white."""
    dots = 4
    picture = ImageOps.invert(picture_of(pdf, page=page, dots_per_mm=dots).convert("L"))
    box = picture.getbbox()
    assert box is not None
    left, top, right, bottom = box
    return min(left, top, picture.width - right, picture.height - bottom) / dots


def codes_in(picture: Image.Image) -> list[str]:
    return sorted(code.text for code in zxingcpp.read_barcodes(picture))
