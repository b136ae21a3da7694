"""What a template may do to a document's shape: a paragraph left out, a table row repeated. Read again afterwards."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from youju.engine.document.names import W14, w
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph

_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId")


def drop(package: Package, paragraph: Paragraph) -> None:
    """Leave a paragraph out. One that must stay, since it ends a section or is the last of its cell, is emptied."""
    node = paragraph.node
    parent = node.getparent()
    if parent is None:
        return
    last = parent.tag == w("tc") and sum(1 for _ in parent.iterchildren(w("p"))) == 1
    if last or node.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        for child in list(node):
            if child.tag != w("pPr"):
                node.remove(child)
    else:
        parent.remove(node)
    package.touch(paragraph.part)


def row_of(paragraph: Paragraph) -> etree._Element | None:
    """The innermost table row that a paragraph stands in."""
    return next(paragraph.node.iterancestors(w("tr")), None)


def repeatable(paragraph: Paragraph) -> bool:
    """Whether the row of a paragraph can be repeated: there is one, it holds no table, no cell of it is merged downwards."""
    row = row_of(paragraph)
    return row is not None and next(row.iter(w("tbl"), w("vMerge")), None) is None


def repeat_row(package: Package, paragraph: Paragraph, times: int) -> None:
    """Put so many copies in place of the row of a paragraph; none takes it out. Ids stay with the first."""
    row = row_of(paragraph)
    parent = None if row is None else row.getparent()
    if row is None or parent is None:
        return
    at = parent.index(row)
    parent.remove(row)
    for number in range(times):
        copy = deepcopy(row)
        if number:
            _make_distinct(copy)
        parent.insert(at + number, copy)
    package.touch(paragraph.part)


def _make_distinct(copy: etree._Element) -> None:
    for node in list(copy.iter()):
        for name in _IDS:
            node.attrib.pop(name, None)
        above = node.getparent()
        if above is not None and node.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            above.remove(node)
