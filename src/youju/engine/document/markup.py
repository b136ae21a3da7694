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
TAG_SIGN = "yj:"
_DIGITS = 10
_TAG, _SDT_ALIAS, _VAL = f"{w('sdtPr')}/{w('tag')}", f"{w('sdtPr')}/{w('alias')}", w("val")
_MARK_PROPERTIES, _ROW_PROPERTIES = f"{w('pPr')}/{w('rPr')}", w("trPr")
_CELL_GONE: dict[Mode, str] = {"final": f"{w('tcPr')}/{w('cellDel')}", "original": f"{w('tcPr')}/{w('cellIns')}"}
_ALIAS = re.compile(r"·([0-9a-f]{6})$")
_UNDERSTOOD = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")


def whole(value: str) -> int | None:
    """A whole number as an attribute holds it, None where it holds something else."""
    return int(value) if value.isdecimal() and len(value) < _DIGITS else None


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of `mc:AlternateContent` that editors show: the first choice of known needs, else the fallback."""
    fallback = None
    for branch in alternate:
        if branch.tag == f"{{{MC}}}Choice" and _understood(branch):
            return branch
        if branch.tag == f"{{{MC}}}Fallback" and fallback is None:
            fallback = branch
    return fallback


def two_texts(alternate: etree._Element) -> bool:
    """Whether the branches of `mc:AlternateContent` hold different text, so that programs may show different ones."""
    texts = {"".join(node.text or "" for node in branch.iter(w("t"))) for branch in alternate}
    return len(texts - {""}) > 1


def instance_of(control: etree._Element) -> str:
    """The instance that a control carries: 12 hex by its tag, 6 hex by its alias, "" where it is none of ours."""
    tag = _value(control, _TAG)
    if tag.startswith(TAG_SIGN):
        return tag.removeprefix(TAG_SIGN)
    found = _ALIAS.search(_value(control, _SDT_ALIAS))
    return found[1] if found else ""


def control_value(control: etree._Element, name: str) -> str:
    """A value of a control's properties, "" where it is not set."""
    return _value(control, f"{w('sdtPr')}/{w(name)}")


def control_name(control: etree._Element) -> str:
    """The tag of a control, or its alias where it has no tag."""
    return _value(control, _TAG) or _value(control, _SDT_ALIAS)


def mark_gone(paragraph: etree._Element, mode: Mode) -> bool:
    """Whether the mark of a paragraph is taken away by a tracked change, so that the next one joins it."""
    properties = paragraph.find(_MARK_PROPERTIES)
    return properties is not None and any(node.tag in GONE[mode] for node in properties)


def row_gone(row: etree._Element, mode: Mode) -> bool:
    """Whether a table row is taken away by a tracked change."""
    properties = row.find(_ROW_PROPERTIES)
    return properties is not None and any(node.tag in GONE[mode] for node in properties)


def cell_gone(cell: etree._Element, mode: Mode) -> bool:
    """Whether a table cell is taken away by a tracked change."""
    return cell.find(_CELL_GONE[mode]) is not None


def closed_fields(root: etree._Element, mode: Mode) -> frozenset[etree._Element]:
    """The `begin` marks of complex fields that have an end. Others are no fields: they must not hide the text behind."""
    opened: list[etree._Element] = []
    closed: list[etree._Element] = []
    for mark in root.iter(w("fldChar")):
        kind, run = mark.get(w("fldCharType")), mark.getparent()
        if (
            kind == "separate"
            or run is None
            or run.tag != w("r")
            or next(mark.iterancestors(*GONE[mode]), None) is not None
        ):
            continue
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            closed.append(opened.pop())
    return frozenset(closed)


def _value(control: etree._Element, path: str) -> str:
    node = control.find(path)
    return "" if node is None else node.get(_VAL, "")


def _understood(choice: etree._Element) -> bool:
    needs = choice.get("Requires", "").split()
    return all((choice.nsmap.get(need) or "").startswith(_UNDERSTOOD) for need in needs)
