"""GB/T 9704-2012: letters laid out, and the layout of a file checked."""

from youju.engine.document.layout.compose import compose
from youju.engine.document.layout.drawing import ready_to_draw
from youju.engine.document.layout.fonts import OFFICIAL, Fonts, font_report, fonts_conf
from youju.engine.document.layout.imprint import gap_below, has_imprint, put_gap
from youju.engine.document.layout.letter import (
    Align,
    Annex,
    Block,
    Chart,
    Day,
    Heading,
    Letter,
    Series,
    Table,
    Text,
    Value,
)
from youju.engine.document.layout.lint import lint
from youju.engine.document.layout.refit import refit

__all__ = [
    "OFFICIAL", "Align", "Annex", "Block", "Chart", "Day", "Fonts", "Heading", "Letter", "Series", "Table", "Text", "Value",
    "compose", "font_report", "fonts_conf", "gap_below", "has_imprint", "lint", "put_gap", "ready_to_draw", "refit",
]  # fmt: skip
