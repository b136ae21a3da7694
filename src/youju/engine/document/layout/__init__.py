"""GB/T 9704-2012: letters laid out, and the layout of a file checked."""

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

__all__ = ["Align", "Annex", "Block", "Chart", "Day", "Heading", "Letter", "Series", "Table", "Text", "Value"]
