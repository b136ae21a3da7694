"""Single cells written into a sheet's XML: format, formulas, merged ranges and every other element stay."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from youju.engine.document.names import XML, s
from youju.engine.document.package import Package
from youju.engine.document.sheets.cells import At, Sheet, at_of, plain_digits, sheet_parts, whole

_AFTER_CALCULATION = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
                      "fileRecoveryPr", "webPublishObjects", "extLst")  # fmt: skip


def write(package: Package, sheet: Sheet, at: At, value: int | Decimal | str) -> None:
    """Put a number or text into a cell that is no formula; its format stays. ValueError where it holds a formula."""
    root = package.tree(sheet.part)
    node = _cell(root, at)
    if node.find(s("f")) is not None:
        raise ValueError(at.letters)
    for name in ("v", "is"):
        for child in node.findall(s(name)):
            node.remove(child)
    node.attrib.pop("t", None)
    if isinstance(value, str):
        node.set("t", "inlineStr")
        text = etree.Element(s("t"))
        text.text = value
        if value != value.strip():
            text.set(f"{{{XML}}}space", "preserve")
        holder = etree.Element(s("is"))
        holder.append(text)
        node.insert(0, holder)
    else:
        number = etree.Element(s("v"))
        number.text = plain_digits(value)
        node.insert(0, number)
    package.touch(sheet.part)


def recalculate(package: Package) -> None:
    """Have every formula worked out anew when the file is opened, and drop results that may no longer be true."""
    changed = False
    for _, part, _ in sheet_parts(package):
        for node in package.tree(part).iterfind(f"{s('sheetData')}/{s('row')}/{s('c')}"):
            value = node.find(s("v"))
            if node.find(s("f")) is not None and value is not None:
                node.remove(value)
                node.attrib.pop("t", None)
                package.touch(part)
                changed = True
    if changed:
        _calculation(package.tree(package.main)).set("fullCalcOnLoad", "1")
        package.touch(package.main)


def _calculation(root: etree._Element) -> etree._Element:
    node = root.find(s("calcPr"))
    if node is None:
        node = etree.Element(s("calcPr"))
        later = [child for child in root if etree.QName(child).localname in _AFTER_CALCULATION]
        root.insert(root.index(later[0]) if later else len(root), node)
    return node


def _cell(root: etree._Element, at: At) -> etree._Element:
    """The element of a cell, made in its place where the file has none; it takes the format of its row or column."""
    row = _row(root, at.row)
    cells = [(at_of(node.get("r", "")) or At(at.row, 0), node) for node in row.iterchildren(s("c"))]
    there = next((node for other, node in cells if other == at), None)
    if there is not None:
        return there
    node = etree.Element(s("c"), r=at.letters)
    style = row.get("s") if row.get("customFormat") in ("1", "true") else _column_style(root, at.column)
    if style:
        node.set("s", style)
    row.attrib.pop("spans", None)
    row.insert(sum(other.column < at.column for other, _ in cells), node)
    return node


def _row(root: etree._Element, number: int) -> etree._Element:
    data = root.find(s("sheetData"))
    if data is None:
        raise ValueError(number)
    for row in data.iterchildren(s("row")):
        this = whole(row, "r")
        if this == number:
            return row
        if this > number:
            made = etree.Element(s("row"), r=str(number))
            row.addprevious(made)
            return made
    return etree.SubElement(data, s("row"), r=str(number))


def _column_style(root: etree._Element, column: int) -> str | None:
    found = (
        node.get("style")
        for node in root.iterfind(f"{s('cols')}/{s('col')}")
        if whole(node, "min") <= column <= whole(node, "max")
    )
    return next(found, None)
