"""Papers: PDF by typst, QR codes, and what every printed list carries."""

from __future__ import annotations

from gatepost.kernel.papers.lists import Column, list_pdf
from gatepost.kernel.papers.qr import qr_svg
from gatepost.kernel.papers.typst import PapersError, render_pdf

__all__ = ["Column", "PapersError", "list_pdf", "qr_svg", "render_pdf"]
