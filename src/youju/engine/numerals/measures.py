"""Measure words of reports: which one stands at a place of a text, and what it counts."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from youju.engine.numerals.units import DIMENSIONS

_NOT_IN_TEXT = frozenset(("村", "级", "个人"))
"""Measure words of cells that in running text are nouns (其余3村) or grades (三级)."""


class Measures:
    """The table of measure words, read once from `measures.toml` and `units.py`."""

    def __init__(self, source: str) -> None:
        tables = tomllib.loads(source)
        self.periods = frozenset(word for words in tables["periods"].values() for word in words)
        self.english: dict[str, str] = tables["english"]
        self.nouns_after: dict[str, str] = tables["nouns_after"]
        self.nouns_before: dict[str, str] = tables["nouns_before"]
        self.usual = {word: words[0] for words in tables["same"]["words"] for word in words}
        self.dimensions = dict(DIMENSIONS)
        for group in ("periods", "words"):
            for dimension, words in tables[group].items():
                for word in words:
                    self.dimensions.setdefault(word, dimension)
        unless = {word: re.compile("|".join(after)) for word, after in tables["unless_followed_by"].items() if after}
        self._by_sign = _by_sign(self.dimensions, unless)

    def at(self, text: str, start: int) -> str:
        """The longest measure word at `start` of a folded text, "" if none stands there.

        A compound is one word: `条(次)`, `件/套`. A sign that begins another word is none: 家 in 家庭.
        """
        for word, unless in self._by_sign.get(text[start : start + 1], ()):
            end = start + len(word)
            if text.startswith(word, start) and not (unless and unless.match(text, end)):
                return word + self._second(text, end)
        return ""

    def _second(self, text: str, end: int) -> str:
        """The second half of a compound: (次), /套, ·年."""
        sign = text[end : end + 1]
        if sign not in ("(", "/", "·") or not sign:
            return ""
        for word, _ in self._by_sign.get(text[end + 1 : end + 2], ()):
            if text.startswith(word, end + 1):
                if sign != "(":
                    return sign + word
                return f"({word})" if text.startswith(")", end + 1 + len(word)) else ""
        return ""

    def dimension(self, unit: str) -> str | None:
        """What a measure word counts; of a compound, what its first half counts."""
        known = self.dimensions.get(unit) or self.dimensions.get(re.split("[(/·]", unit)[0])
        return known or {"%": "share", "‰": "share", "ratio": "share"}.get(unit)


def _by_sign(
    words: Iterable[str], unless: Mapping[str, re.Pattern[str]]
) -> dict[str, tuple[tuple[str, re.Pattern[str] | None], ...]]:
    """The words that a text holds by their first sign, the longest first, each with what must not follow it."""
    found: dict[str, list[tuple[str, re.Pattern[str] | None]]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        if word not in _NOT_IN_TEXT:
            found[word[0]].append((word, unless.get(word)))
    return {sign: tuple(some) for sign, some in found.items()}


@cache
def measures() -> Measures:
    """The shipped table."""
    return Measures((Path(__file__).parent / "measures.toml").read_text("utf-8"))


def dimension_of(unit: str | None) -> str | None:
    """What a measure word counts (people, attendances, sessions ...); None where it is unknown."""
    return measures().dimension(unit) if unit else None


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two measure words count the same: 平方米 and ㎡, 名 and 人; not 人 and 人次, 场 and 场次."""
    usual = measures().usual
    return usual.get(one or "", one) == usual.get(other or "", other)
