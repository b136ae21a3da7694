"""Which parts of a Word file hold text, and the containers of paragraphs in them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from youju.engine.document.names import R, w
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Story

_KINDS: tuple[tuple[Story, str], ...] = (
    ("header", f"{R}/header"),
    ("footer", f"{R}/footer"),
    ("footnote", f"{R}/footnotes"),
    ("endnote", f"{R}/endnotes"),
    ("comment", f"{R}/comments"),
)
_ITEMS: dict[Story, str] = {"footnote": w("footnote"), "endnote": w("endnote"), "comment": w("comment")}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def story_parts(package: Package) -> tuple[tuple[Story, str], ...]:
    """(story, part) of the document, then headers, footers, footnotes, endnotes, comments. The glossary is no story."""
    main = package.main
    relations = package.relations(main)
    found: list[tuple[Story, str]] = [("document", main)]
    for story, kind in _KINDS:
        parts = dict.fromkeys(x.target for x in relations if x.type == kind and not x.external and x.target in package)
        found.extend((story, part) for part in parts if part != main)
    return tuple(found)


def containers(root: etree._Element, story: Story) -> Iterator[etree._Element]:
    """The elements of a part that hold its paragraphs; the separators of notes are left out."""
    if story == "document":
        yield from root.iterchildren(w("body"))
    elif story in _ITEMS:
        yield from (x for x in root.iterchildren(_ITEMS[story]) if x.get(w("type")) not in _SEPARATORS)
    else:
        yield root
