"""Questions about WordprocessingML elements that reading and flattening must answer alike."""

from __future__ import annotations

import re

from lxml import etree

from youju.engine.document.names import MC, w
from youju.engine.document.paragraphs import Mode

ALTERNATE = f"{{{MC}}}AlternateContent"
BOX = w("txbxContent")
GONE: dict[Mode, frozenset[str]] = {
    "final": frozenset({w("del"), w("moveFrom")}),
    "original": frozenset({w("ins"), w("moveTo")}),
}
KEPT: dict[Mode, frozenset[str]] = {"final": GONE["original"], "original": GONE["final"]}
CELL_GONE: dict[Mode, str] = {"final": w("cellDel"), "original": w("cellIns")}
TAG_SIGN = "yj:"
_ALIAS = re.compile(r"·([0-9a-f]{6})$")
_UNDERSTOOD = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of `mc:AlternateContent` that editors show: the first choice of known needs, else the fallback."""
    fallback = None
    for branch in alternate:
        if branch.tag == f"{{{MC}}}Choice" and _understood(branch):
            return branch
        if branch.tag == f"{{{MC}}}Fallback" and fallback is None:
            fallback = branch
    return fallback


def instance_of(control: etree._Element) -> str:
    """The instance that a control carries: 12 hex by its tag, 6 hex by its alias, "" where it is none of ours."""
    tag = control_value(control, "tag")
    if tag.startswith(TAG_SIGN):
        return tag.removeprefix(TAG_SIGN)
    found = _ALIAS.search(control_value(control, "alias"))
    return found[1] if found else ""


def control_value(control: etree._Element, name: str) -> str:
    """A value of a control's properties, "" where it is not set."""
    node = control.find(f"{w('sdtPr')}/{w(name)}")
    return "" if node is None else node.get(w("val"), "")


def mark_gone(paragraph: etree._Element, mode: Mode) -> bool:
    """Whether the mark of a paragraph is taken away by a tracked change, so that the next one joins it."""
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return properties is not None and any(node.tag in GONE[mode] for node in properties)


def row_gone(row: etree._Element, mode: Mode) -> bool:
    """Whether a table row is taken away by a tracked change."""
    properties = row.find(w("trPr"))
    return properties is not None and any(node.tag in GONE[mode] for node in properties)


def cell_gone(cell: etree._Element, mode: Mode) -> bool:
    """Whether a table cell is taken away by a tracked change."""
    return cell.find(f"{w('tcPr')}/{CELL_GONE[mode]}") is not None


def closed_fields(root: etree._Element, mode: Mode) -> frozenset[etree._Element]:
    """The `begin` marks of complex fields that have an end. Others are no fields: they must not hide the text behind."""
    opened: list[etree._Element] = []
    closed: list[etree._Element] = []
    for mark in root.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"))
        if kind == "separate" or next(mark.iterancestors(*GONE[mode]), None) is not None:
            continue
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            closed.append(opened.pop())
    return frozenset(closed)


def _understood(choice: etree._Element) -> bool:
    needs = choice.get("Requires", "").split()
    return all((choice.nsmap.get(need) or "").startswith(_UNDERSTOOD) for need in needs)
