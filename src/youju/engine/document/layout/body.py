"""The blocks of a text as paragraphs, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from youju.engine.document.layout.charts import put_chart
from youju.engine.document.layout.fonts import Fonts
from youju.engine.document.layout.letter import Block, Chart, Heading, Table, Text
from youju.engine.document.layout.markup import Element, el, paragraph, run
from youju.engine.document.layout.styles import BODY, FIGURE, NORMAL, heading, lead
from youju.engine.document.layout.tables import table
from youju.engine.document.package import Package


def blocks(values: Iterable[Block], package: Package, fonts: Fonts, total: int) -> Iterator[Element]:
    """The elements of the blocks; charts become parts of the package. `total` is the width of the text in twips."""
    was_table = False
    for value in values:
        if was_table and isinstance(value, Table):
            yield paragraph(NORMAL)  # two tables that touch are one
        yield from _block(value, package, fonts, total)
        was_table = isinstance(value, Table)


def _block(value: Block, package: Package, fonts: Fonts, total: int) -> list[Element]:
    match value:
        case Heading(level, text, ""):
            return [paragraph(heading(level), text)]
        case Heading(level, text, then):
            return [paragraph(BODY, run(text, lead(level)), then)]
        case Text(text, "both"):
            return [paragraph(BODY, text)]
        case Text(text, align):
            return [paragraph(NORMAL, text, jc=el("w:jc", val=align))]
        case Table():
            return table(value, total)
        case Chart():
            node = paragraph(FIGURE)
            put_chart(package, node, value, fonts)
            return [node]
