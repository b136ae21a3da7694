"""Changes inside one paragraph that keep what was not meant: text replaced in its run, runs split and gathered.

Offsets are characters of the paragraph's text as it stands; after a change those to its left are still right, so a
caller with several places works from right to left.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from youju.engine.document.names import XML, w
from youju.engine.document.paragraphs import Paragraph

_RUN, _TEXT, _LOOK = w("r"), w("t"), w("rPr")
_SPACE = f"{{{XML}}}space"


@dataclass(slots=True)
class _Held:
    start: int
    end: int
    element: etree._Element


class Editor:
    """Edits one paragraph; make it once and use it for all changes, for it keeps count of the offsets."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self._held = [_Held(*piece) for piece in paragraph.pieces]

    def replace(self, start: int, end: int, text: str, inside: etree._Element | None = None) -> bool:
        """Put `text` in place of [start, end); it takes the look of the first character there.

        It goes into the first text element there that lies in the element `inside`, where one is given and there is one. False (and
        nothing changed) where what is there is no text: a tab, a symbol, nothing.
        """
        touched = self._touched(start, end)
        texts = [held for held in touched if held.element.tag == _TEXT]
        if not texts or len(texts) < len(touched):
            return False
        within = [held for held in texts if inside is not None and inside in held.element.iterancestors()]
        target = (within or texts)[0]
        for held in texts:
            old = held.element.text or ""
            kept = old[: max(0, start - held.start)], old[min(len(old), end - held.start) :]
            _write(held.element, kept[0] + (text if held is target else "") + kept[1])
        self.text = self.text[:start] + text + self.text[end:]
        self._recount()
        return True

    def runs(self, start: int, end: int) -> list[etree._Element] | None:
        """The runs that hold exactly [start, end), after splitting those at its edges; None where that cannot be.

        They have one parent. What lies between them (marks of the spelling checker apart, which go) is in the list, too.
        """
        touched = self._touched(start, end)
        if not touched or any(_run_of(held) is None for held in touched):
            return None
        if any(held.element.tag != _TEXT and not start <= held.start for held in touched):
            return None
        self._split(end)
        self._split(start)
        inside = self._touched(start, end)
        first, last = _run_of(inside[0]), _run_of(inside[-1])
        if first is None or last is None or first.getparent() is not last.getparent():
            return None
        return _gathered(first, last)

    def edges(self, start: int, end: int) -> tuple[etree._Element, etree._Element] | None:
        """The first and last element that hold [start, end), after splitting runs at its edges; None where nothing does.

        They may have different parents.
        """
        if not self._touched(start, end):
            return None
        self._split(end)
        self._split(start)
        inside = self._touched(start, end)
        return inside[0].element, inside[-1].element

    def _touched(self, start: int, end: int) -> list[_Held]:
        return [held for held in self._held if held.start < end and start < held.end]

    def _split(self, at: int) -> None:
        """Make a run begin at an offset, if text stands on both sides of it."""
        for place, held in enumerate(self._held):
            if held.start < at < held.end:
                tail = etree.Element(_TEXT)
                text = held.element.text or ""
                _write(tail, text[at - held.start :])
                _write(held.element, text[: at - held.start])
                held.element.addnext(tail)
                self._held[place : place + 1] = [
                    _Held(held.start, at, held.element),
                    _Held(at, held.end, tail),
                ]
                _divide(tail)
                return
            if held.start == at and place and _run_of(held) is _run_of(self._held[place - 1]):
                _divide(held.element)
                return

    def _recount(self) -> None:
        at = 0
        for held in self._held:
            length = len(held.element.text or "") if held.element.tag == _TEXT else held.end - held.start
            held.start, held.end = at, at + length
            at += length


def _run_of(held: _Held) -> etree._Element | None:
    parent = held.element.getparent()
    return parent if parent is not None and parent.tag == _RUN else None


def _divide(child: etree._Element) -> None:
    """Move a run's child and all after it into a run of their own, of the same look."""
    run = child.getparent()
    if run is None:
        return
    following = [child, *child.itersiblings()]
    new = etree.Element(_RUN, dict(run.attrib))
    look = run.find(_LOOK)
    if look is not None:
        new.append(deepcopy(look))
    run.addnext(new)
    new.extend(following)


def _gathered(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    node: etree._Element | None = first
    while node is not None:
        following = node.getnext()
        if node.tag == w("proofErr") and node.getparent() is not None:
            node.getparent().remove(node)  # type: ignore[union-attr]
        else:
            found.append(node)
        if node is last:
            break
        node = following
    return found


def _write(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
