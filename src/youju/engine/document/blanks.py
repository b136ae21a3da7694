"""Text put into an empty paragraph of a form, so that a figure can be carried there."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from lxml import etree

from youju.engine.document.editing import Editor
from youju.engine.document.names import w
from youju.engine.document.paragraphs import Paragraph, Piece

_RUN, _TEXT, _LOOK = w("r"), w("t"), w("rPr")
_OF_MARK = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
"""What belongs to the mark of a paragraph and to no run."""


def put_text(paragraph: Paragraph, text: str) -> Paragraph | None:
    """The paragraph with `text` in place of nothing or of spaces, in the look that typing there would have.

    None (and nothing changed) where it holds something else: words, a tab, a symbol.
    """
    if paragraph.text.strip():
        return None
    if paragraph.text:
        if not Editor(paragraph).replace(0, len(paragraph.text), text):
            return None
        element = next(piece.element for piece in paragraph.pieces if piece.element.text == text)
    else:
        element = _run(paragraph.node, text)
    return replace(paragraph, text=text, pieces=(Piece(0, len(text), element),), spans=())


def _run(node: etree._Element, text: str) -> etree._Element:
    """A run at the end of an element, and its text element."""
    run = etree.SubElement(node, _RUN)
    if (look := _look(node)) is not None:
        run.append(look)
    element = etree.SubElement(run, _TEXT)
    element.text = text
    return element


def _look(node: etree._Element) -> etree._Element | None:
    """The look of an empty run that stands there, else that of the paragraph's mark."""
    for path in (f"{_RUN}/{_LOOK}", f"{w('pPr')}/{_LOOK}"):
        if (found := node.find(path)) is not None:
            look = deepcopy(found)
            for child in [child for child in look if child.tag in _OF_MARK]:
                look.remove(child)
            return look
    return None
