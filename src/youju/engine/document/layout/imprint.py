"""The imprint 版记 at the foot of the last page: copies, printer and day between rules.

A table of one column, for rules of paragraphs would be as short as their indents. Nothing pins it to the page's foot in
every program (LibreOffice does not heed a table's place), so what stands above it is measured once and the rest is filled
with empty lines, `gap` twips in all.
"""

from __future__ import annotations

from decimal import Decimal

from youju.engine.document.layout.closing import written
from youju.engine.document.layout.letter import Letter
from youju.engine.document.layout.markup import Element, el, paragraph, run
from youju.engine.document.layout.measures import BOTTOM, LINE, SMALL_SIZE, TEXT_WIDTH
from youju.engine.document.layout.refit import style_of
from youju.engine.document.layout.styles import IMPRINT, LAST, NORMAL, PRINTED
from youju.engine.document.names import w
from youju.engine.document.package import Package

OUTER, INNER = 8, 6  # eighths of a point: 0.35 and 0.25 mm
_SPARE = 32  # twips below the last rule, for the paragraph that follows the table
_SHORTEST = 14  # twips of a line that can be drawn


def imprint(letter: Letter, gap: int, total: int = TEXT_WIDTH) -> list[Element]:
    """Empty space, the table, and the paragraph that Word wants after a table. Nothing where the letter has no imprint."""
    lines = [line for line in (_copies(letter), _printed(letter, total)) if line is not None]
    if not lines:
        return []
    rows = [_row(line, total) for line in lines]
    table = el("w:tbl", _properties(total), el("w:tblGrid", el("w:gridCol", w=total)), *rows)
    return [*_space(gap), table, paragraph(LAST)]


def gap_below(rule: Decimal | int) -> int:
    """The gap to compose with, in twips, where the imprint's last rule was drawn `rule` points above the page's lower edge.

    0 where the imprint already reaches the foot of the text area.
    """
    return max(int(rule * 20) - BOTTOM - _SPARE, 0)


def has_imprint(package: Package) -> bool:
    """Whether a file of `compose` ends with an imprint."""
    return _table(package) is not None


def put_gap(package: Package, gap: int) -> None:
    """Move the imprint of a file of `compose` down by empty space of `gap` twips above it."""
    table = _table(package)
    if table is None:
        return
    for node in _space(gap):
        table.addprevious(node)
    package.touch(package.main)


def _table(package: Package) -> Element | None:
    tables = package.tree(package.main)[0].findall(w("tbl"))
    after = tables[-1].getnext() if tables else None
    return tables[-1] if after is not None and after.tag == w("p") and style_of(after) == LAST else None


def _space(gap: int) -> list[Element]:
    """Empty lines, kept with the imprint: where that begins a page, none of them is to stay on the page before."""
    lines, rest = divmod(gap, LINE)
    space = [paragraph(NORMAL, keepNext=el("w:keepNext")) for _ in range(lines)]
    if rest >= _SHORTEST:
        height = el("w:spacing", line=rest, lineRule="exact")
        space.append(paragraph(LAST, spacing=height, keepNext=el("w:keepNext")))
    return space


def _copies(letter: Letter) -> Element | None:
    if not letter.copies_to:
        return None
    english = letter.language == "en"
    names = (", " if english else "，").join(letter.copies_to).rstrip("。.")
    return paragraph(IMPRINT, f"Copies: {names}." if english else f"抄送：{names}。")


def _printed(letter: Letter, total: int) -> Element | None:
    if not letter.printed_by and not letter.printed_on:
        return None
    character = SMALL_SIZE * 10
    day = written(letter.printed_on, letter.language)
    says = (f"Printed {day}" if letter.language == "en" else f"{day}印发") if day else ""
    stop = el("w:tabs", el("w:tab", val="right", pos=total - character))
    return paragraph(PRINTED, run(f"{letter.printed_by}\t{says}"), tabs=stop)


def _properties(total: int) -> Element:
    edges = (("top", OUTER), ("bottom", OUTER), ("insideH", INNER))
    borders = (el(f"w:{edge}", val="single", sz=weight, space=0, color="000000") for edge, weight in edges)
    sides = (el(f"w:{side}", w=0, type_="dxa") for side in ("top", "left", "bottom", "right"))
    return el(
        "w:tblPr",
        el("w:tblW", w=total, type_="dxa"),
        el("w:tblInd", w=0, type_="dxa"),
        el("w:tblBorders", *borders),
        el("w:tblLayout", type_="fixed"),
        el("w:tblCellMar", *sides),
    )


def _row(line: Element, total: int) -> Element:
    cell = el("w:tc", el("w:tcPr", el("w:tcW", w=total, type_="dxa"), el("w:vAlign", val="center")), line)
    return el("w:tr", el("w:trPr", el("w:cantSplit")), cell)
