"""What stands over a table of a Word file: its title, the line with its unit word, the headings, the title of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youju.engine.check.headings import headings_above
from youju.engine.document.paragraphs import Paragraph

_SENTENCE = re.compile(r"[。；！;]\s*$")
_LONGEST, _LINES = 42, 4
Key = tuple[str, int]
"""The part and the number of a table in it."""


def captions(paragraphs: Sequence[Paragraph]) -> dict[Key, tuple[str, ...]]:
    """For each table in the document's own text what stands over it, nearest first."""
    above = headings_above(paragraphs)
    found: dict[Key, tuple[str, ...]] = {}
    top = _top(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        key = (paragraph.part, paragraph.cell.table) if paragraph.cell else None
        if key is not None and key not in found and paragraph.story == "document":
            found[key] = tuple(dict.fromkeys((*_lines_before(paragraphs, place), *above[place], *top)))
    return found


def _top(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The title of the whole: the first words, where they are a line."""
    first = next((p for p in paragraphs if p.story == "document" and p.text.strip()), None)
    return (first.text.strip(),) if first is not None and first.cell is None and _is_line(first) else ()


def _lines_before(paragraphs: Sequence[Paragraph], place: int) -> list[str]:
    """The lines right above, nearest first; a sentence or another table ends them."""
    found: list[str] = []
    for paragraph in reversed(paragraphs[:place]):
        same = paragraph.part == paragraphs[place].part and paragraph.cell is None
        if not same or len(found) == _LINES or not _is_line(paragraph):
            break
        if text := paragraph.text.strip():
            found.append(text)
    return found


def _is_line(paragraph: Paragraph) -> bool:
    return len(paragraph.text.strip()) <= _LONGEST and not _SENTENCE.search(paragraph.text)
