"""The tables of a Word file as sheets: cells by row and column, what is merged, and which cells are truly empty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from youju.engine.document.markup import whole
from youju.engine.document.names import W, w
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.sheets.cells import At, Cell, Range, Sheet

_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_MASK = re.compile("[*＊※_＿▢□]")
_FILLED = etree.XPath(
    "boolean(.//w:tbl | .//w:drawing | .//w:pict | .//w:object | .//w:sdt | .//w:fldChar | .//w:fldSimple | .//w:sym"
    " | .//w:footnoteReference | .//w:endnoteReference | .//w:del | .//w:ins)",
    namespaces={"w": W},
)
"""Whether a cell without text holds something all the same: a picture, a choice, a table of its own."""

_WIDTH, _MERGED = f"{w('tcPr')}/{w('gridSpan')}", f"{w('tcPr')}/{w('vMerge')}"
_WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a sheet (`表2`, counted over the file from 1); `paragraphs` of each cell by its place."""

    sheet: Sheet
    number: int
    paragraphs: Mapping[At, tuple[Paragraph, ...]]

    @property
    def first(self) -> Paragraph:
        """The paragraph that it begins with."""
        return next(iter(self.paragraphs.values()))[0]


def word_tables(paragraphs: Iterable[Paragraph]) -> tuple[Table, ...]:
    """All tables in reading order, one in a cell of another as a table of its own."""
    found: dict[tuple[str, int], dict[At, list[Paragraph]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in paragraphs:
        if cell := paragraph.cell:
            found[paragraph.part, cell.table][At(cell.row + 1, cell.column + 1)].append(paragraph)
    parts = list(dict.fromkeys(part for part, _ in found))
    order = sorted(found, key=lambda key: (parts.index(key[0]), key[1]))  # an outer one may begin with an inner one
    return tuple(_table(n, part, number, found[part, number]) for n, (part, number) in enumerate(order, 1))


def _table(name: int, part: str, number: int, cells: Mapping[At, list[Paragraph]]) -> Table:
    held = {at: tuple(some) for at, some in cells.items()}
    nodes = {at: node for at, some in held.items() if (node := _node(some[0])) is not None}
    merged = tuple(one for at in nodes if (one := _merged(at, nodes)) is not None)
    read = {at: _cell(some, nodes.get(at)) for at, some in held.items()}
    return Table(Sheet(f"表{name}", part, read, merged, frozenset(), (), False), number, held)


def _node(paragraph: Paragraph) -> etree._Element | None:
    return next(paragraph.node.iterancestors(w("tc")), None)


def _cell(some: tuple[Paragraph, ...], node: etree._Element | None) -> Cell:
    """`other` is what is neither words nor a number nor empty: a mask, a bound figure that waits, a picture."""
    text = "".join(paragraph.text for paragraph in some).strip()
    if not text:
        return Cell("other" if node is None or _FILLED(node) else "blank")
    if _NUMBER.fullmatch(text):
        return Cell("number", text)
    waits = any(span.kind == "figure" for paragraph in some for span in paragraph.spans) and not re.search(r"\d", text)
    return Cell("other" if waits or _MASK.match(text) else "text", text)


def _merged(at: At, nodes: Mapping[At, etree._Element]) -> Range | None:
    """The range that a cell covers, None where it covers no other place."""
    if _goes_on(nodes[at]):
        return None
    row, column = at.row, at.column + _width(nodes[at]) - 1
    begins = nodes[at].find(_MERGED) is not None
    while begins and (below := nodes.get(At(row + 1, at.column))) is not None and _goes_on(below):
        row += 1
    return None if (row, column) == at else Range(at, At(row, column))


def _goes_on(node: etree._Element) -> bool:
    """Whether a cell is covered by the one above."""
    merge = node.find(_MERGED)
    return merge is not None and merge.get(w("val"), "continue") == "continue"


def _width(node: etree._Element) -> int:
    span = node.find(_WIDTH)
    return max(1, min(_WIDEST, 1 if span is None else whole(span.get(w("val"), "")) or 1))
