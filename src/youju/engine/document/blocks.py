"""The blocks of a story: paragraphs, tables in tables, and what is wrapped around them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from youju.engine.document.line import Fields, Line, Surroundings
from youju.engine.document.markup import (
    ALTERNATE,
    KEPT,
    cell_gone,
    chosen,
    closed_fields,
    instance_of,
    mark_gone,
    row_gone,
    whole,
)
from youju.engine.document.names import W14, w
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Cell, Mode, Paragraph, Span, Story
from youju.engine.document.styles import Style, Styles

_BEFORE, _WIDTH = f"{w('trPr')}/{w('gridBefore')}", f"{w('tcPr')}/{w('gridSpan')}"
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_PROPERTIES, _PARAGRAPH_ID = w("pPr"), f"{{{W14}}}paraId"
_P, _TABLE, _ROW, _CELL, _SDT = w("p"), w("tbl"), w("tr"), w("tc"), w("sdt")
_WRAPPERS = frozenset({w("customXml"), w("smartTag"), w("sdtContent")})
_COLUMNS = 1_000  # more than a page can show: a number beyond is a mistake
_SUSPECT = etree.XPath(
    ".//w:rPr[w:vanish or w:rStyle or w:color[translate(@w:val, 'f', 'F')='FFFFFF'] or w:sz[@w:val<=4]]",
    namespaces={"w": w("")[1:-1]},
)


class StoryReader:
    """Reads the containers of one part and numbers their paragraphs."""

    def __init__(self, package: Package, part: str, story: Story, mode: Mode, styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        root = package.tree(part)
        addresses = {x.id: x.target for x in package.relations(part) if x.external}
        self._part, self._story, self._mode = part, story, mode
        self._around = Surroundings(mode, styles, frozenset(_SUSPECT(root)), addresses)
        self._fields = Fields(closed_fields(root, mode))
        self._tables = 0
        self._waiting: dict[str, etree._Element] = {}  # bookmarks that begin between paragraphs

    def container(self, node: etree._Element, cell: Cell | None = None) -> None:
        """Read all blocks in an element: a body, a cell, a note, a text box."""
        held: tuple[Line, etree._Element, Style, etree._Element | None] | None = None  # what is not closed yet
        for block, control in self._blocks(node, None):
            if block.tag == _TABLE:
                rows = self._rows(block)
                if rows and held is not None:
                    self._close(*held, cell)
                    held = None
                self._table(rows)
                continue
            properties = block.find(_PROPERTIES)
            style = self._around.styles.paragraph(properties)
            line = held[0] if held is not None else Line(self._around, self._fields)
            held = line, block, style, control
            self._take(line, block, style)
            if properties is None or not mark_gone(block, self._mode):
                self._close(*held, cell)
                held = None
        if held is not None:
            self._close(*held, cell)

    def _take(self, line: Line, block: etree._Element, style: Style) -> None:
        for mark in self._waiting.values():
            line.bookmark(mark)
        self._waiting.clear()
        line.paragraph(block, style.look)

    def _close(
        self, line: Line, node: etree._Element, style: Style, control: etree._Element | None, cell: Cell | None
    ) -> None:
        spans = line.spans()
        if control is not None and not any(span.kind == "figure" for span in spans):
            spans = (Span("figure", instance_of(control), 0, len(line.text), control), *spans)
        self.paragraphs.append(
            Paragraph(
                self._part, self._story, len(self.paragraphs), line.text, tuple(line.pieces), spans, node,
                style.name, node.get(_PARAGRAPH_ID, ""), style.level, cell,
            )
        )  # fmt: skip
        if line.boxes:
            around, self._fields = self._fields, Fields(self._fields.closed)
            for box in line.boxes:
                self.container(box)
            self._fields = around

    def _blocks(
        self, parent: etree._Element, control: etree._Element | None
    ) -> Iterator[tuple[etree._Element, etree._Element | None]]:
        """Paragraphs and tables, each with the innermost control of ours around it."""
        for node in parent:
            if node.tag in (_P, _TABLE):
                yield node, control
            elif node.tag == _START:
                self._waiting[node.get(w("id"), "")] = node
            elif node.tag == _END:
                self._waiting.pop(node.get(w("id"), ""), None)
            else:
                inner = node if node.tag == _SDT and instance_of(node) else control
                for wrapped in unwrapped(node, self._mode):
                    yield from self._blocks(wrapped, inner)

    def _rows(self, table: etree._Element) -> list[etree._Element]:
        return [row for row in inside(table, _ROW, self._mode) if not row_gone(row, self._mode)]

    def _table(self, rows: list[etree._Element]) -> None:
        """Read a table; one without rows is none."""
        number, self._tables = self._tables, self._tables + bool(rows)
        for place, row in enumerate(rows):
            column = _number(row, _BEFORE)
            for cell in inside(row, _CELL, self._mode):
                if not cell_gone(cell, self._mode):
                    self.container(cell, Cell(number, place, column))
                    column += max(1, _number(cell, _WIDTH))


def unwrapped(node: etree._Element, mode: Mode) -> Iterator[etree._Element]:
    """The element whose children take the place of a wrapper around blocks; none where it is no wrapper or is gone."""
    if node.tag == _SDT:
        yield from node.iterchildren(w("sdtContent"))
    elif node.tag in _WRAPPERS or node.tag in KEPT[mode]:
        yield node
    elif node.tag == ALTERNATE and (branch := chosen(node)) is not None:
        yield branch


def inside(parent: etree._Element, tag: str, mode: Mode) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, wrapped or not."""
    for node in parent:
        if node.tag == tag:
            yield node
        else:
            for wrapped in unwrapped(node, mode):
                yield from inside(wrapped, tag, mode)


def _number(node: etree._Element, path: str) -> int:
    found = node.find(path)
    value = "" if found is None else found.get(w("val"), "")
    return min(whole(value) or 0, _COLUMNS)
