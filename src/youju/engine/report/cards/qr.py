"""A code for paper: text only, as SVG."""

from __future__ import annotations

import io

import segno


def qr(text: str) -> str:
    """The text as a QR code, an SVG element that scales."""
    out = io.BytesIO()
    # Any mask is read; to weigh all eight takes ten times as long.
    segno.make(text, error="m", encoding="utf-8", micro=False, mask=0).save(
        out, kind="svg", border=1, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, nl=False
    )
    return out.getvalue().decode("utf-8")
