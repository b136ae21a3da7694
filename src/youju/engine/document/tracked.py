"""Whether a tracked deletion cuts into a stretch of text: 12 of which a 3 behind it was deleted is half a number."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from youju.engine.document.carriers import LETTERS
from youju.engine.document.names import w
from youju.engine.document.paragraphs import Paragraph

_GONE = (w("del"), w("moveFrom"))


def cut_by_change(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether something was deleted inside [start, end), or letters of a numeral at its edge where one stands, too.

    What was inserted whole in the place of what was deleted is not cut.
    """
    before, after = _numeral_at_edges(paragraph, start, end)
    for text, at in _deleted(paragraph):
        lost_before = before and at == start and text[-1] in LETTERS
        lost_after = after and at == end and text[0] in LETTERS
        if start < at < end or lost_before or lost_after:
            return True
    return False


def _numeral_at_edges(paragraph: Paragraph, start: int, end: int) -> tuple[bool, bool]:
    """Whether the first and the last sign are of a numeral that may go on; one that was inserted whole does not."""
    if any(s.kind == "inserted" and s.start <= start and end <= s.end for s in paragraph.spans):
        return False, False
    return paragraph.text[start : start + 1] in LETTERS, paragraph.text[end - 1 : end] in LETTERS


def _deleted(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    """The texts that were deleted, each with its place in the text that is left."""
    for node in paragraph.node.iter(*_GONE):
        text = "".join(part.text or "" for part in node.iter(w("delText"), w("t")))
        if text:
            yield text, _offset(paragraph, node)


def _offset(paragraph: Paragraph, node: etree._Element) -> int:
    """Where in the text an element without text of it stands: the end of the last piece before it."""
    order = {element: place for place, element in enumerate(paragraph.node.iter())}
    here = order[node]
    return max((piece.end for piece in paragraph.pieces if order.get(piece.element, here) < here), default=0)
