"""Tracked changes accepted in a tree: what was deleted goes, what was inserted stays, joined paragraphs are joined."""

from __future__ import annotations

from lxml import etree

from youju.engine.document.markup import BOX, GONE, KEPT, cell_gone, mark_gone, row_gone
from youju.engine.document.names import w

_MARKED = frozenset({w("rPr"), w("trPr")})  # here `w:ins` and `w:del` say something of the parent and hold nothing
_HISTORY = tuple(
    w(name)
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
        "numberingChange", "cellIns", "cellDel", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_P, _TABLE = w("p"), w("tbl")


def accept_changes(root: etree._Element) -> None:
    """Accept all tracked changes under `root`; its wrappers around blocks must be gone already."""
    for node in _containers(root, GONE["final"]):
        drop(node)
    for node in _containers(root, KEPT["final"]):
        unwrap(node)
    _accept_in_tables(root)
    for paragraph in [x for x in root.iter(_P) if mark_gone(x, "final")]:
        _join(paragraph)
    for node in list(root.iter(*_HISTORY, *GONE["final"], *KEPT["final"])):
        drop(node)


def _accept_in_tables(root: etree._Element) -> None:
    """Take out deleted rows and cells, and the tables that are left without rows."""
    for row in [x for x in root.iter(w("tr")) if row_gone(x, "final")]:
        drop(row)
    for cell in [x for x in root.iter(w("tc")) if cell_gone(x, "final")]:
        drop(cell)
    for table in [x for x in root.iter(_TABLE) if x.find(w("tr")) is None and next(x.iter(BOX), None) is None]:
        drop(table)


def unwrap(node: etree._Element, *inner: etree._Element) -> None:
    """Put the children of `inner`, or of the node itself, but for properties, in the place of the node; a root stays."""
    if node.getparent() is None:
        return
    for holder in inner or (node,):
        for child in list(holder):
            if not str(child.tag).endswith("Pr") or child.tag == w("sectPr"):
                node.addprevious(child)
    drop(node)


def drop(node: etree._Element) -> None:
    """Take an element out; nothing happens where it is out already."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _containers(root: etree._Element, tags: frozenset[str]) -> list[etree._Element]:
    return [x for x in root.iter(*tags) if (parent := x.getparent()) is not None and parent.tag not in _MARKED]


def _join(paragraph: etree._Element) -> None:
    """Move the content of a paragraph to the head of the next one; it stays alone before a table and at the end."""
    following = next(paragraph.itersiblings(_P, _TABLE), None)
    if following is None or following.tag != _P:
        return
    properties = following.find(w("pPr"))
    place = 0 if properties is None else following.index(properties) + 1
    own = paragraph.find(w("pPr"))
    following[place:place] = [child for child in paragraph if child is not own]
    drop(paragraph)
