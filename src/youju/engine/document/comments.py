"""Comments put into a Word file beside what they are about; no text and no look changes.

Word takes comments in the document's own text only. What is about a header, a note or a text box is said where that hangs on
the text, with its place in front.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from youju.engine.document.editing import Editor
from youju.engine.document.names import R, W, w
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph, Story

AUTHOR = "有据"

_KIND = f"{R}/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{W}"/>'
_BOX = w("txbxContent")
_NOTES: dict[Story, tuple[str, str]] = {
    "footnote": (w("footnote"), w("footnoteReference")),
    "endnote": (w("endnote"), w("endnoteReference")),
}
_AT = {"header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注"}
_ENDS_LINE = "\n"


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of characters [start, end) of a paragraph; each line of `text` is a paragraph of the comment."""

    paragraph: Paragraph
    start: int
    end: int
    text: str


def annotate(package: Package, notes: Iterable[Comment], date: str = "", author: str = AUTHOR) -> int:
    """Put comments into a file; how many. `date` is an instant as `2025-03-08T09:30:00Z`, "" for none."""
    by_paragraph: dict[tuple[str, int], list[Comment]] = defaultdict(list)
    for note in notes:
        by_paragraph[note.paragraph.part, note.paragraph.index].append(note)
    placed = [_Placed(note, *ends) for some in by_paragraph.values() for note, ends in _ends(package, some)]
    if not placed:
        return 0
    part = _comments_part(package)
    root = package.tree(part)
    taken = [int(value) for node in root.iter(w("comment")) if (value := node.get(w("id"), "")).lstrip("-").isdecimal()]
    for number, one in enumerate(placed, max(taken, default=-1) + 1):
        root.append(_comment(number, one.text, date, author))
        _mark(one, number)
    package.touch(part)
    package.touch(package.main)
    return len(placed)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A comment and the children of one or two paragraphs of the document that it begins before and ends after."""

    note: Comment
    first: etree._Element
    last: etree._Element

    @property
    def text(self) -> str:
        """Its text, with the place in front where it stands elsewhere."""
        paragraph = self.note.paragraph
        where = _AT.get(paragraph.story) or ("文本框" if _in_box(paragraph) else "")
        return f"（{where}）{self.note.text}" if where else self.note.text


Ends = tuple[etree._Element, etree._Element]


def _ends(package: Package, notes: Sequence[Comment]) -> list[tuple[Comment, Ends]]:
    """Where each comment of one paragraph begins and ends, in order; runs are split from right to left."""
    paragraph = notes[0].paragraph
    if paragraph.story != "document" or _in_box(paragraph):
        around = _hangs_at(package, paragraph)
        return [(note, around) for note in notes] if around else []
    editor, found = Editor(paragraph), []
    for note in sorted(notes, key=lambda n: n.start, reverse=True):
        edges = editor.edges(note.start, note.end)
        if edges:
            found.append((note, (_child(edges[0]), _child(edges[1]))))
    return found[::-1]


def _child(element: etree._Element) -> etree._Element:
    """The element's ancestor that is a child of its paragraph."""
    while (parent := element.getparent()) is not None and parent.tag != w("p"):
        element = parent
    return element


def _in_box(paragraph: Paragraph) -> bool:
    return next(paragraph.node.iterancestors(_BOX), None) is not None


def _hangs_at(package: Package, paragraph: Paragraph) -> Ends | None:
    """The place in the document's text that a note, a text box, a header hangs on."""
    mark = _reference(package, paragraph)
    if mark is not None:
        return _child(mark), _child(mark)
    host = _host(package, paragraph)
    runs = [] if host is None else [node for node in host if node.tag != w("pPr")]
    return (runs[0], runs[-1]) if runs else None


def _reference(package: Package, paragraph: Paragraph) -> etree._Element | None:
    """The mark of a note in the document's own text, one in a text box apart."""
    if paragraph.story not in _NOTES:
        return None
    holder, reference = _NOTES[paragraph.story]
    node = next(paragraph.node.iterancestors(holder), None)
    wanted = None if node is None else node.get(w("id"))
    for mark in package.tree(package.main).iter(reference):
        if mark.get(w("id")) == wanted and next(mark.iterancestors(_BOX), None) is None:
            return mark
    return None


def _host(package: Package, paragraph: Paragraph) -> etree._Element | None:
    """The document's paragraph that a text box hangs on; the first one with a run for what hangs on none."""
    host = paragraph.node if paragraph.story == "document" else None
    while host is not None and next(host.iterancestors(_BOX), None) is not None:
        host = next(next(host.iterancestors(_BOX)).iterancestors(w("p")), None)
    if host is None:
        host = next((p for p in package.tree(package.main).iter(w("p")) if len(p.findall(w("r")))), None)
    return host


def _comments_part(package: Package) -> str:
    for relation in package.relations(package.main):
        if relation.type == _KIND and not relation.external and relation.target in package:
            return relation.target
    taken = {name.casefold() for name in package.names()}
    names = ("word/comments.xml", *(f"word/comments{n}.xml" for n in range(1, 1000)))
    name = next(name for name in names if name.casefold() not in taken)
    package.put(name, _EMPTY.encode(), _TYPE)
    package.relate(package.main, _KIND, name)
    return name


def _comment(number: int, text: str, date: str, author: str) -> etree._Element:
    node = etree.Element(w("comment"), {w("id"): str(number), w("author"): author, w("initials"): author[:2]})
    if date:
        node.set(w("date"), date)
    for line in text.split(_ENDS_LINE):
        run = etree.SubElement(etree.SubElement(node, w("p")), w("r"))
        etree.SubElement(run, w("t")).text = line
    return node


def _mark(one: _Placed, number: int) -> None:
    """The range and the reference: siblings of what they enclose, so that nothing moves."""
    ident = {w("id"): str(number)}
    one.first.addprevious(etree.Element(w("commentRangeStart"), ident))
    end = etree.Element(w("commentRangeEnd"), ident)
    run = etree.Element(w("r"))
    etree.SubElement(run, w("commentReference"), ident)
    one.last.addnext(end)
    end.addnext(run)
