"""What reading gives: paragraphs of flat text, with the elements under it and what lies over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from lxml import etree

Mode = Literal["final", "original"]
Story = Literal["document", "header", "footer", "footnote", "endnote", "comment"]
SpanKind = Literal["figure", "control", "bookmark", "field", "inserted", "deleted", "link", "hidden", "note"]


class Piece(NamedTuple):
    """Characters [start, end) of a paragraph's text and the element they come from (`w:t`, `w:tab`, `w:sym`, ...)."""

    start: int
    end: int
    element: etree._Element


class Span(NamedTuple):
    """What lies over characters [start, end) of a paragraph; `start == end` where it holds no text.

    kind      key                                                       node
    figure    instance (12 hex) by the tag, or 6 hex by the alias       `w:sdt`
    control   tag or alias of a control that is no figure of ours       `w:sdt`
    bookmark  its name                                                  `w:bookmarkStart`
    field     its instruction                                           `w:fldChar` (begin) or `w:fldSimple`
    inserted  its author; "final" mode only                             `w:ins`, `w:moveTo`
    deleted   its author; "original" mode only                          `w:del`, `w:moveFrom`
    link      address, or `#` and a bookmark                            `w:hyperlink`
    hidden    `vanish`, `white` or `tiny`                               `w:r`
    note      `footnote:ID` or `endnote:ID`                             the reference
    """

    kind: SpanKind
    key: str
    start: int
    end: int
    node: etree._Element


class Cell(NamedTuple):
    """Place of a table cell, all from 0: tables of the part in reading order, row, grid column where the cell begins."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One visible paragraph. Its address is (`part`, `index`); offsets are Python characters of `text`.

    `style` is the style's name, `level` the heading level from 1 (0: body text), `hint` the `w14:paraId` ("" where
    there is none; copies double it). Where a tracked change joins paragraphs, `node` is the last of them.
    """

    part: str
    story: Story
    index: int
    text: str
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    node: etree._Element
    style: str
    hint: str
    level: int = 0
    cell: Cell | None = None


def plain_paragraph(part: str, text: str) -> Paragraph:
    """A text that stands in no Word file (a workbook's cell `sheet!B5`), so that what reads paragraphs reads it too."""
    return Paragraph(part, "document", 0, text, (), (), etree.Element("text"), "", "")
