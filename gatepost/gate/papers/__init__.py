"""What the gate prints: the post's sign and the passes."""

from __future__ import annotations

from gatepost.gate.papers.pass_sheet import PassCard, pass_sheet_pdf
from gatepost.gate.papers.sign import sign_pdf

__all__ = ["PassCard", "pass_sheet_pdf", "sign_pdf"]
