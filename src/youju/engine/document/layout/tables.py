"""Tables: as wide as the text, head repeated on every page, rows never torn, numbers to the right."""

from __future__ import annotations

import re
from decimal import Decimal

from youju.engine.document.layout.letter import Align, Table
from youju.engine.document.layout.markup import Element, el, paragraph
from youju.engine.document.layout.measures import width
from youju.engine.document.layout.styles import CELL, CELL_SMALL, GRID, HEAD, HEAD_SMALL, TABLE_NOTE, TABLE_TITLE

_NUMBER = re.compile(r"[-+−]?[0-9][0-9,，]*(?:\.[0-9]+)?[%％‰]?")
_RUNNING = {"序号", "编号", "年份", "年度", "No."}
_EMPTY = {"", "—", "-", "－", "/", "…"}
_SHORT = 4  # characters: texts that are all as short as this stand in the middle
_LONG = Decimal(40)  # characters beyond which a longer text makes its column no wider
_PADDING = 320  # twips at both sides of a cell, and for the air around digits
_WIDE = 6  # columns; more are set in 五号


def table(value: Table, total: int) -> list[Element]:
    """Title, table and note; `total` is the width of the text in twips."""
    count = len(value.head)
    widths = columns(value, total)
    aligns = [alignment(value, column) for column in range(count)]
    cell, head = (CELL_SMALL, HEAD_SMALL) if count > _WIDE else (CELL, HEAD)
    rows = [_row(value.head, widths, ["center"] * count, head, repeated=True)]
    rows += [_row(row, widths, aligns, cell) for row in value.rows]
    node = el("w:tbl", _properties(total), el("w:tblGrid", *(el("w:gridCol", w=size) for size in widths)), *rows)
    above = [paragraph(TABLE_TITLE, value.title)] if value.title else []
    return [*above, node, *([paragraph(TABLE_NOTE, value.note)] if value.note else [])]


def columns(value: Table, total: int) -> list[int]:
    """Widths of the columns in twips; they add up to `total`."""
    shares = list(value.widths) or _natural(value, total)
    whole = sum(shares)
    edges = [total * sum(shares[:n]) // whole for n in range(len(shares) + 1)]
    return [edges[n + 1] - edges[n] for n in range(len(shares))]


def alignment(value: Table, column: int) -> Align:
    """As said; else right for numbers, in the middle for running numbers and short texts, left for others."""
    if column < len(value.align):
        return value.align[column]
    cells = [row[column].strip() for row in value.rows]
    told = [cell for cell in cells if cell not in _EMPTY]
    if value.head[column].strip() in _RUNNING or (
        told and all(width(cell) <= _SHORT for cell in told) and not _all_numbers(told)
    ):
        return "center"
    return "right" if _all_numbers(told) else "left"


def _all_numbers(cells: list[str]) -> bool:
    return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _natural(value: Table, total: int) -> list[int]:
    """What each column takes for its longest text; where that is too much, short columns stay whole and long ones share the rest
    by their length, so that all of them wrap into about as many lines."""
    size = 210 if len(value.head) > _WIDE else 240
    longest = [max(width(row[n]) for row in (value.head, *value.rows)) for n in range(len(value.head))]
    wanted = [int(min(chars, _LONG) * size) for chars in longest]
    fitted = _fitted(wanted, _SHORT * size, total - len(wanted) * _PADDING)
    return [length + _PADDING for length in fitted]


def _fitted(wanted: list[int], short: int, room: int) -> list[int]:
    whole = [length <= short for length in wanted]
    spare = room - sum(length for length, keep in zip(wanted, whole, strict=True) if keep)
    more = sum(length for length, keep in zip(wanted, whole, strict=True) if not keep)
    if not 0 < spare < more:
        return wanted
    return [length if keep else length * spare // more for length, keep in zip(wanted, whole, strict=True)]


def _properties(total: int) -> Element:
    return el(
        "w:tblPr",
        el("w:tblStyle", val=GRID),
        el("w:tblW", w=total, type_="dxa"),
        el("w:jc", val="center"),
        el("w:tblLayout", type_="fixed"),
        el("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
    )


def _row(texts: tuple[str, ...], widths: list[int], aligns: list[Align], style: str, repeated: bool = False) -> Element:
    marks = el("w:trPr", el("w:cantSplit"), el("w:tblHeader") if repeated else None)
    return el("w:tr", marks, *(_cell(*cell, style) for cell in zip(texts, widths, aligns, strict=True)))


def _cell(text: str, size: int, align: Align, style: str) -> Element:
    sides = {} if align == ("center" if style in (HEAD, HEAD_SMALL) else "left") else {"jc": el("w:jc", val=align)}
    properties = el("w:tcPr", el("w:tcW", w=size, type_="dxa"), el("w:vAlign", val="center"))
    return el("w:tc", properties, paragraph(style, text, **sides))
