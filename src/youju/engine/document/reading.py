"""Reads a Word file back: every visible paragraph of every story as flat text that knows where it came from."""

from __future__ import annotations

from youju.engine.document.blocks import StoryReader
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Cell, Mode, Paragraph, Piece, Span, SpanKind, Story
from youju.engine.document.stories import containers, story_parts
from youju.engine.document.styles import Styles
from youju.engine.document.unseen import Unseen, not_examined

__all__ = [
    "Cell",
    "Mode",
    "Paragraph",
    "Piece",
    "Span",
    "SpanKind",
    "Story",
    "Unseen",
    "comments",
    "not_examined",
    "read",
]

_BODY: tuple[Story, ...] = ("document", "header", "footer", "footnote", "endnote")


def read(package: Package, mode: Mode = "final", looks: bool = True) -> tuple[Paragraph, ...]:
    """All paragraphs of document, headers, footers, footnotes and endnotes, in that order.

    "final": as if all tracked changes were accepted; "original": as if all were rejected. Without `looks` the styles are not asked:
    `style` is an id, `level` 0, and what a style hides is not flagged. Raises `Refused` where a part is not well-formed.
    """
    return _read(package, mode, _BODY, Styles.of(package) if looks else Styles(None))


def comments(package: Package, mode: Mode = "final") -> tuple[Paragraph, ...]:
    """The paragraphs of comments, which are no text of the document."""
    return _read(package, mode, ("comment",), Styles.of(package))


def _read(package: Package, mode: Mode, stories: tuple[Story, ...], styles: Styles) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for story, part in story_parts(package):
        if story in stories:
            reader = StoryReader(package, part, story, mode, styles)
            for container in containers(package.tree(part), story):
                reader.container(container)
            found.extend(reader.paragraphs)
    return tuple(found)
