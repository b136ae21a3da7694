"""Whether a tracked deletion cuts into a stretch of text: 12 of which a 3 behind it was deleted is half a number."""

from __future__ import annotations

from lxml import etree

from youju.engine.document.carriers import LETTERS
from youju.engine.document.names import w
from youju.engine.document.paragraphs import Paragraph

_GONE = (w("del"), w("moveFrom"))


def cut_by_change(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether something was deleted inside [start, end), or letters of a numeral at its edge where one stands, too.

    What was inserted whole in the place of what was deleted is not cut.
    """
    whole = any(s.kind == "inserted" and s.start <= start and end <= s.end for s in paragraph.spans)
    before, after = (not whole and paragraph.text[at : at + 1] in LETTERS for at in (start, end - 1))
    for node in paragraph.node.iter(*_GONE):
        text = "".join(part.text or "" for part in node.iter(w("delText"), w("t")))
        if not text:
            continue
        at = _offset(paragraph, node)
        if (
            start < at < end
            or (before and at == start and text[-1] in LETTERS)
            or (after and at == end and text[0] in LETTERS)
        ):
            return True
    return False


def _offset(paragraph: Paragraph, node: etree._Element) -> int:
    """Where in the text an element without text of it stands: the end of the last piece before it."""
    order = {element: place for place, element in enumerate(paragraph.node.iter())}
    here = order[node]
    return max((piece.end for piece in paragraph.pieces if order.get(piece.element, here) < here), default=0)
