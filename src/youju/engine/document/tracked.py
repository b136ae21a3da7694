"""Whether a tracked deletion cuts into a stretch of text: 12 of which a 3 behind it was deleted is half a number."""

from __future__ import annotations

from lxml import etree

from youju.engine.document.carriers import LETTERS
from youju.engine.document.names import w
from youju.engine.document.paragraphs import Paragraph

_GONE = (w("del"), w("moveFrom"))


def cut_by_change(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether something was deleted inside [start, end), or letters of a numeral right at its edge."""
    for node in paragraph.node.iter(*_GONE):
        text = "".join(part.text or "" for part in node.iter(w("delText"), w("t")))
        if not text:
            continue
        at = _offset(paragraph, node)
        if start < at < end or (at == start and text[-1] in LETTERS) or (at == end and text[0] in LETTERS):
            return True
    return False


def _offset(paragraph: Paragraph, node: etree._Element) -> int:
    """Where in the text an element without text of it stands: the end of the last piece before it."""
    order = {element: place for place, element in enumerate(paragraph.node.iter())}
    here = order[node]
    return max((piece.end for piece in paragraph.pieces if order.get(piece.element, here) < here), default=0)
