"""Tags `{{NAME|RULE}}` in a Word file: found on flat text, replaced in their runs; paragraphs and rows around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from youju.engine.base.problems import Problem
from youju.engine.document.carriers import place_of
from youju.engine.document.names import W14, w
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.problems import EMPTY_TAG, OPEN_TAG

PATTERN = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_OPEN = re.compile(r"[{｛]{2}")
_BAR = re.compile(r"\|(?![^\[]*\])")  # none inside the key of a record
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a paragraph at [start, end): `raw` as it stands, `name` and `rule` in half width without outer blanks."""

    paragraph: Paragraph
    start: int
    end: int
    raw: str
    name: str
    rule: str = ""

    @property
    def context(self) -> str:
        """The tag with some words around it, for a problem."""
        text = self.paragraph.text
        return text[max(0, self.start - _NEAR) : self.end + _NEAR].strip()


def find_tags(paragraphs: Iterable[Paragraph]) -> tuple[tuple[Tag, ...], tuple[Problem, ...]]:
    """All tags in order; problems are braces that never close and tags without a name."""
    tags: list[Tag] = []
    problems: list[Problem] = []
    for paragraph in paragraphs:
        text, closed = paragraph.text, 0
        for match in PATTERN.finditer(text):
            tag = _tag(paragraph, match)
            if tag.name:
                tags.append(tag)
            else:
                problems.append(EMPTY_TAG.at(place_of(paragraph), context=tag.context))
            problems += _unclosed(paragraph, closed, match.start())
            closed = match.end()
        problems += _unclosed(paragraph, closed, len(text))
    return tuple(tags), tuple(problems)


def drop_paragraph(paragraph: Paragraph) -> None:
    """Take a paragraph out. The last one of a cell, note or text box, and one that ends a section, stay empty."""
    node = paragraph.node
    parent = node.getparent()
    if parent is None:
        return
    if _may_go(node, parent):
        parent.remove(node)
        return
    for child in list(node):
        if child.tag != w("pPr"):
            node.remove(child)


def _may_go(node: etree._Element, parent: etree._Element) -> bool:
    others = [sibling for sibling in parent if sibling is not node and sibling.tag in (w("p"), w("tbl"))]
    last_word = parent.tag == w("tc") and parent[-1] is node  # a cell must end with a paragraph
    ends_section = node.find(f"{w('pPr')}/{w('sectPr')}") is not None
    return bool(others) and not ends_section and not (last_word and others[-1].tag == w("tbl"))


def repeatable(paragraph: Paragraph) -> bool:
    """Whether the row of a paragraph can be repeated: there is one, and it holds no table and no cell merged downwards."""
    row = next(paragraph.node.iterancestors(w("tr")), None)
    return row is not None and next(row.iter(w("tbl"), w("vMerge")), None) is None


def repeat_row(paragraph: Paragraph, times: int) -> tuple[etree._Element, ...]:
    """Make the table row that holds a paragraph stand `times` times; the rows in order, () where it is in no table.

    Bookmarks and paragraph ids of the copies go, since they must be unique. With 0 the row goes.
    """
    row = next(paragraph.node.iterancestors(w("tr")), None)
    parent = None if row is None else row.getparent()
    if row is None or parent is None:
        return ()
    if times == 0:
        parent.remove(row)
        return ()
    rows = [row]
    for _ in range(times - 1):
        copy = deepcopy(row)
        for node in [*copy.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
            inside = node.getparent()
            if inside is not None:
                inside.remove(node)
        for node in copy.iter(w("p"), w("tr")):
            for name in ("paraId", "textId"):
                node.attrib.pop(f"{{{W14}}}{name}", None)
        rows[-1].addnext(copy)
        rows.append(copy)
    return tuple(rows)


def _tag(paragraph: Paragraph, match: re.Match[str]) -> Tag:
    inside = unicodedata.normalize("NFKC", match[1])
    name, _, rule = _BAR.sub("\0", inside, count=1).partition("\0")
    return Tag(paragraph, match.start(), match.end(), match[0], " ".join(name.split()), rule.strip())


def _unclosed(paragraph: Paragraph, start: int, end: int) -> list[Problem]:
    text = paragraph.text
    return [
        OPEN_TAG.at(place_of(paragraph), context=text[max(0, m.start() - _NEAR) : m.end() + _NEAR].strip())
        for m in _OPEN.finditer(text, start, end)
    ]
