"""Sentences of a report with the numbers bound in them, for whoever wants to see what was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.engine.document.carriers import instances
from youju.engine.document.package import Package
from youju.engine.document.reading import read

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")


def sentences(package: Package, most: int = 3) -> tuple[str, ...]:
    """The sentences of running text with the most bound numbers, at most one of a paragraph, in the order of the text."""
    found = sorted(_counted(package), key=lambda item: -item[0])[:most]
    return tuple(text for _, _, text in sorted(found, key=lambda item: item[1]))


def sentence_at(text: str, start: int) -> str:
    """The sentence of a paragraph in which a place lies."""
    return next((m[0].strip() for m in _SENTENCE.finditer(text) if m.start() <= start < m.end()), text.strip())


def _counted(package: Package) -> Iterator[tuple[int, int, str]]:
    for number, paragraph in enumerate(read(package)):
        places = [found.start for found in instances((paragraph,))]
        if not places or paragraph.cell is not None:
            continue
        counted = (
            (sum(match.start() <= at < match.end() for at in places), match[0].strip())
            for match in _SENTENCE.finditer(paragraph.text)
        )
        count, text = max(counted, key=lambda item: item[0])
        yield count, number, text
