"""The visible sheets of a workbook with their cells, merged ranges and hidden lines, read as they stand in the XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal, InvalidOperation
from typing import Literal, NamedTuple

from lxml import etree

from youju.engine.document.names import R, r, s
from youju.engine.document.package import Package
from youju.engine.document.sheets.formats import PLAIN, Look, looks

Kind = Literal["blank", "number", "text", "formula", "other"]
_A1 = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_LONGEST = 10  # digits of a row or column and more
_DIGITS = Context(prec=15)  # as many as a workbook keeps


class At(NamedTuple):
    """A cell of a sheet, row and column from 1."""

    row: int
    column: int

    @property
    def letters(self) -> str:
        """As people write it (B5)."""
        found, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            found = chr(65 + rest) + found
        return f"{found}{self.row}"


class Range(NamedTuple):
    """Cells from `first` to `last`, both of them in it."""

    first: At
    last: At


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as it is kept: a number's digits, a text's letters, "" for blanks; `other` is a date, truth value (TRUE) or error.

    A formula's text is its kept result.
    """

    kind: Kind = "blank"
    text: str = ""
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `cells` are those that the file has, by place; covered ones of merged ranges are blank.

    `part` is its name in the package; `shut` whether locked cells may not be written; `rows`, `columns` those hidden; `seen` whether
    the sheet itself is shown.
    """

    name: str
    part: str
    cells: Mapping[At, Cell]
    merged: tuple[Range, ...]
    rows: frozenset[int]
    columns: tuple[tuple[int, int], ...]
    shut: bool
    seen: bool = True

    def hidden(self, at: At) -> bool:
        """Whether nobody sees a place."""
        return not self.seen or at.row in self.rows or any(first <= at.column <= last for first, last in self.columns)


def at_of(text: str) -> At | None:
    """The place that a reference such as `$B$5` or `B5:C6` begins with; None where it is no reference."""
    match = _A1.match(text)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = 26 * column + ord(letter) - 64
    return At(int(match[2]), column)


def read_sheets(package: Package, hidden: bool = False) -> tuple[Sheet, ...]:
    """All visible worksheets in their order, with `hidden` those that are not shown as well."""
    kinds = {relation.kind: relation.target for relation in package.relations(package.main)}
    strings, styling = kinds.get("sharedStrings", ""), kinds.get("styles", "")
    texts = _shared(package.tree(strings)) if strings in package else ()
    styles = looks(package.tree(styling) if styling in package else None)
    return tuple(
        replace(_sheet(name, part, package.tree(part), texts, styles), seen=seen)
        for name, part, seen in sheet_parts(package)
        if seen or hidden
    )


def sheet_parts(package: Package) -> Iterator[tuple[str, str, bool]]:
    """Name, part and whether it is visible, of each worksheet (charts on sheets of their own are none)."""
    targets = {x.id: x.target for x in package.relations(package.main) if x.type == f"{R}/worksheet"}
    for node in package.tree(package.main).iterfind(f"{s('sheets')}/{s('sheet')}"):
        part = targets.get(node.get(r("id"), ""), "")
        if part in package:
            yield node.get("name", ""), part, node.get("state", "visible") == "visible"


def _shared(root: etree._Element) -> tuple[str, ...]:
    return tuple(_text(node) for node in root.iterchildren(s("si")))


def _text(node: etree._Element) -> str:
    """The letters of a text, without those that say how it is pronounced."""
    parts = [node.findtext(s("t")) or "", *((run.findtext(s("t")) or "") for run in node.iterchildren(s("r")))]
    return "".join(parts)


def _sheet(name: str, part: str, root: etree._Element, texts: tuple[str, ...], styles: tuple[Look, ...]) -> Sheet:
    merged = [_range(node.get("ref", "")) for node in root.iterfind(f"{s('mergeCells')}/{s('mergeCell')}")]
    hidden = [whole(row, "r") for row in root.iterfind(f"{s('sheetData')}/{s('row')}") if _on(row, "hidden")]
    columns = [
        (whole(x, "min"), whole(x, "max")) for x in root.iterfind(f"{s('cols')}/{s('col')}") if _on(x, "hidden")
    ]  # fmt: skip
    shut = root.find(s("sheetProtection"))
    cells = dict(_cells(root.iterfind(f"{s('sheetData')}/{s('row')}/{s('c')}"), texts, styles))
    ranges = tuple(one for one in merged if one is not None)
    closed = shut is not None and _on(shut, "sheet")
    return Sheet(name, part, cells, ranges, frozenset(hidden), tuple(columns), closed)


def _cells(
    nodes: Iterable[etree._Element], texts: tuple[str, ...], styles: tuple[Look, ...]
) -> Iterator[tuple[At, Cell]]:
    for node in nodes:
        at, number = at_of(node.get("r", "")), whole(node, "s")
        if at is not None:
            yield at, _cell(node, texts, styles[number] if number < len(styles) else PLAIN)


def _cell(node: etree._Element, texts: tuple[str, ...], look: Look) -> Cell:
    kind, value = node.get("t", "n"), node.findtext(s("v")) or ""
    if node.find(s("f")) is not None:
        kept = _number(value) if kind == "n" else None
        return Cell("formula", kept or _kept(node, kind, value, None), look)
    value = _kept(node, kind, value, texts)
    if not value.strip():
        return Cell("blank", "", look)
    if kind in ("s", "inlineStr", "str"):
        return Cell("text", value.strip(), look)
    number = _number(value) if kind == "n" and look.number else None
    return Cell("other", value, look) if number is None else Cell("number", number, look)


def _kept(node: etree._Element, kind: str, value: str, texts: tuple[str, ...] | None) -> str:
    """What a cell holds, as text: shared and inline texts looked up, truth values in words; a formula (None) shares none."""
    if kind == "b":
        return "TRUE" if value.strip() == "1" else "FALSE"
    if kind == "s" and texts is not None:
        return texts[int(value)] if value.isdecimal() and int(value) < len(texts) else ""
    if kind == "inlineStr" and texts is not None:
        inline = node.find(s("is"))
        return "" if inline is None else _text(inline)
    return value


def _number(text: str) -> str | None:
    """The digits that a person sees: a workbook keeps 15 of them and stores more (0.30000000000000004)."""
    try:
        value = _DIGITS.create_decimal(text.strip())
    except InvalidOperation:
        return None
    return plain_digits(value) if value.is_finite() else None


def plain_digits(value: int | Decimal) -> str:
    """A number without exponent and without zeros that say nothing."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _range(text: str) -> Range | None:
    first, _, last = text.partition(":")
    one, other = at_of(first), at_of(last or first)
    return None if one is None or other is None else Range(one, other)


def whole(node: etree._Element, name: str) -> int:
    """A whole number of an attribute; 0 where there is none."""
    text = node.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST else 0


def _on(node: etree._Element, name: str) -> bool:
    return node.get(name, "0") in ("1", "true")
