"""What follows a tag in its sentence: a unit word that counts something else (人 against 人次), a 万 that multiplies."""

from __future__ import annotations

import unicodedata

from youju.engine.base.problems import Place, Problem
from youju.engine.numerals import DIMENSIONS, WORDS
from youju.engine.report.problems import SCALED_TWICE, UNIT_SLIP

_SCALES = ("万", "亿", "千", "百", "余", "多")
_CJK = range(0x4E00, 0xA000)


def judged(name: str, unit: str, after: str, place: Place, context: str) -> Problem | None:
    """What is wrong with the words right after the tag of a figure that counts `unit`; None where nothing is."""
    words = unicodedata.normalize("NFKC", after).lstrip()
    if words.startswith(_SCALES):
        return SCALED_TWICE.at(place, name=name, found=words[0], context=context)
    found = unit_word(words)
    if not found or same(found, unit):
        return None
    return UNIT_SLIP.at(place, name=name, unit=unit, found=found, context=context)


def unit_word(text: str) -> str:
    """The measure word that a text begins with, "" for none; a percent sign counts as one."""
    if text.startswith("%"):
        return "%"
    word = next((word for word in WORDS if text.startswith(word)), "")
    cut = word[-1:].isascii() and text[len(word) : len(word) + 1].isalpha()
    return "" if cut and ord(text[len(word)]) not in _CJK else word


def same(one: str, other: str) -> bool:
    """Whether two unit words count the same; one that is not known is taken to count what it says alone."""
    one, other = (unicodedata.normalize("NFKC", word) for word in (one, other))
    return one == other or DIMENSIONS.get(one, one) == DIMENSIONS.get(other, other)
