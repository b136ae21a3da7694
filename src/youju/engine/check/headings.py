"""The headings above each paragraph: by style, or as official letters number them (一、 （一） 1． （1）)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youju.engine.document.paragraphs import Paragraph

_HAN = "[一二三四五六七八九十]{1,3}"
_MARKS = tuple(
    re.compile(rf"\s*(?:{mark})(?P<words>.*)")
    for mark in (rf"{_HAN}、|第{_HAN}(?:部分|章)", rf"[（(]{_HAN}[）)]", r"\d{1,2}[.．、](?!\d)", r"[（(]\d{1,2}[）)]")
)
_ANNEX = re.compile(r"\s*附(?:件|表|录)")
_LONGEST = 42  # a heading is a line, not a paragraph
_NUMBERED = 10  # numbered levels lie below those of styles that are not numbered


def headings_above(paragraphs: Sequence[Paragraph]) -> list[tuple[str, ...]]:
    """For each paragraph the headings that it stands under, nearest first; () outside of the document's own text."""
    found: list[tuple[str, ...]] = []
    open_: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        if paragraph.story != "document":
            found.append(())
            continue
        level, words = (0, "") if paragraph.cell else heading_of(paragraph)
        if level or (not paragraph.cell and _ANNEX.match(paragraph.text)):
            open_ = [(other, text) for other, text in open_ if other < level]
        found.append(tuple(text for _, text in reversed(open_)))
        if level:
            open_.append((level, words))
    return found


def heading_of(paragraph: Paragraph) -> tuple[int, str]:
    """Level and words of the heading that a paragraph is or begins with ((一)抓实学习。全年……); level 0 for none."""
    for number, mark in enumerate(_MARKS, 1):
        match = mark.match(paragraph.text)
        if match:
            words, stop, _ = match["words"].partition("。")
            whole = paragraph.level or stop or len(words) <= _LONGEST
            return (_NUMBERED + number, words.strip()) if whole and len(words) <= _LONGEST else (0, "")
    words = paragraph.text.strip()
    return (paragraph.level, words) if paragraph.level and words else (0, "")
