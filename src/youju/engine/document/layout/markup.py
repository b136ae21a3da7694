"""Elements of OOXML written shortly: `el("w:jc", val="center")`, paragraphs and runs."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from youju.engine.document.names import W14, XML, R, W

Element: TypeAlias = etree._Element

SPACES = {
    "w": W,
    "r": R,
    "w14": W14,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_QUALIFIED = {"w"}  # the vocabularies whose attributes carry the prefix too
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def name(prefixed: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def el(prefixed: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element; children that are None are left out. `r_id` is the attribute `r:id`, `type_` is `type`."""
    prefix = prefixed.partition(":")[0]
    node = etree.Element(name(prefixed), nsmap={prefix: SPACES[prefix]})
    for key, value in attributes.items():
        if key.startswith("r_"):
            node.set(name(f"r:{key[2:]}"), str(value))
        else:
            local = key.rstrip("_")
            node.set(name(f"{prefix}:{local}") if prefix in _QUALIFIED else local, str(value))
    node.extend(child for child in children if child is not None)
    return node


def root(prefixed: str, *children: Element | None) -> bytes:
    """A part with this root, its prefixes declared once."""
    node = etree.Element(name(prefixed), nsmap=dict(SPACES))
    node.extend(child for child in children if child is not None)
    etree.cleanup_namespaces(node, keep_ns_prefixes=["w", "r"] if prefixed.startswith("w:") else None)
    return etree.tostring(node, xml_declaration=True, encoding="UTF-8", standalone=True)


def legal(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def run(text: str, style: str = "") -> Element:
    """One run; a tab and a line feed become their elements. Text without them stays in one piece."""
    node = el("w:r", el("w:rPr", el("w:rStyle", val=style)) if style else None)
    for piece in re.split("([\t\n])", legal(text)):
        if piece == "\t":
            node.append(el("w:tab"))
        elif piece == "\n":
            node.append(el("w:br"))
        elif piece:
            text_node = el("w:t")
            text_node.text = piece
            text_node.set(f"{{{XML}}}space", "preserve")
            node.append(text_node)
    return node


def paragraph(style: str, *content: Element | str, **properties: Element) -> Element:
    """A paragraph of a style. `properties` are those of `w:pPr` by their names."""
    node = el("w:p", el("w:pPr", el("w:pStyle", val=style)))
    for value in properties.values():
        put_property(node, value)
    node.extend(run(piece) if isinstance(piece, str) else piece for piece in content if piece != "")
    return node


def put_property(node: Element, value: Element) -> None:
    """Set one property of a paragraph, in the place that the schema wants."""
    properties = node.find(name("w:pPr"))
    if properties is None:
        properties = el("w:pPr")
        node.insert(0, properties)
    tag = str(value.tag)
    for old in properties.findall(tag):
        properties.remove(old)
    rank = _ORDER.index(tag)
    before = sum(1 for other in properties if str(other.tag) not in _ORDER or _ORDER.index(str(other.tag)) < rank)
    properties.insert(before, value)


_ORDER = [
    name(f"w:{key}")
    for key in ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "sectPr")
]
