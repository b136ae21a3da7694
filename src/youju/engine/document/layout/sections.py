"""Sections: page size, margins, grid and footers of upright and of turned pages."""

from __future__ import annotations

from youju.engine.document.layout.blank import DOCUMENT, FOOTERS
from youju.engine.document.layout.markup import Element, el
from youju.engine.document.layout.measures import (
    BOTTOM,
    FOOTER,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_WIDTH,
    TOP,
)
from youju.engine.document.names import R
from youju.engine.document.package import Package

TURNED_WIDTH = PAGE_HEIGHT - TOP - BOTTOM
_TURNED_FOOTER = 794  # 14 mm: the number stands within the 26 mm below a turned page's text


def text_width(turned: bool) -> int:
    """Width of the text in twips."""
    return TURNED_WIDTH if turned else TEXT_WIDTH


class Sections:
    """Makes section properties with the footers of one package."""

    def __init__(self, package: Package) -> None:
        self._footers = tuple((kind, package.relate(DOCUMENT, f"{R}/footer", part)) for kind, part, _ in FOOTERS)

    def properties(self, turned: bool) -> Element:
        """The `w:sectPr` of a section. A turned page has the binding edge at its top, as GB/T 9704 has it for odd pages."""
        size = (
            {"w": PAGE_HEIGHT, "h": PAGE_WIDTH, "orient": "landscape"}
            if turned
            else {"w": PAGE_WIDTH, "h": PAGE_HEIGHT}
        )
        top, right, bottom, left = (LEFT, TOP, RIGHT, BOTTOM) if turned else (TOP, RIGHT, BOTTOM, LEFT)
        footer = _TURNED_FOOTER if turned else FOOTER
        return el(
            "w:sectPr",
            *(el("w:footerReference", type_=kind, r_id=rel) for kind, rel in self._footers),
            el("w:pgSz", **size),
            el("w:pgMar", top=top, right=right, bottom=bottom, left=left, header=851, footer=footer, gutter=0),
            el("w:cols", space=425),
            el("w:docGrid", type_="lines", linePitch=LINE),
        )
