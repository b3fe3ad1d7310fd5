"""QR codes (ISO/IEC 18004) as SVG, for pages and papers alike."""

from __future__ import annotations

import io

import segno

QUIET_ZONE = 4
"""Modules of white around the code that the standard asks for."""


def qr_svg(text: str, *, title: str = "") -> str:
    """Error level M, black on white whatever stands behind it; it has no size of its own and fills its frame.

    Text of digits, capitals and $%*+-./: makes the smaller alphanumeric code. `title` is what a screen reader says.
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    svg = io.BytesIO()
    code.save(
        svg,
        kind="svg",
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        title=title or None,
        xmldecl=False,
        nl=False,
        omitsize=True,
    )
    return svg.getvalue().decode()
