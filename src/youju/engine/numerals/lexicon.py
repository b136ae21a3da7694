"""Set phrases with a numeral inside: names to report, and words in which a numeral counts nothing."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SIGNS = "零〇一二三四五六七八九十百千万亿两"
"""Signs of Chinese numbers."""

_NUMERAL = re.compile(f"[0-9{SIGNS}半]")
_INSIDE = re.compile(f"[\\s\\S]?[0-9{SIGNS}]$|[0-9][.,]$")
_VAGUE = frozenset("近上数几超逾约过余多")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, how much of it stands before its first numeral, and which part is reported (`silent`: none)."""

    text: str
    before: int
    start: int
    end: int
    silent: bool
    unless: str
    numeric: bool


class Lexicon:
    """Set phrases, found by the first numeral in them. Extended by `with_text`."""

    def __init__(self, *sources: str) -> None:
        self._sources = sources
        phrases: dict[str, list[Phrase]] = defaultdict(list)
        hotlines, followers = [], []
        for source in sources:
            tables = tomllib.loads(source)
            for group, silent in (("names", False), ("silent", True)):
                for words in tables.get(group, {}).values():
                    for word in words.split():
                        phrase = _phrase(word, silent)
                        phrases[phrase.text[phrase.before : phrase.before + 2]].append(phrase)
            hotlines += tables.get("hotlines", {}).get("numbers", "").split()
            followers += tables.get("hotlines", {}).get("followed_by", "").split()
        self._phrases = {sign: tuple(sorted(dict.fromkeys(found), key=_longest)) for sign, found in phrases.items()}
        self.hotline = (
            re.compile(f"(?<![\\d.])(?:{_either(hotlines)})(?=(?:{_either(followers)}))") if hotlines else None
        )

    def with_text(self, source: str) -> Lexicon:
        """This lexicon and the phrases of another TOML text of the same shape."""
        return Lexicon(*self._sources, source)

    def at(self, text: str, numeral: int) -> Phrase | None:
        """The longest phrase whose first numeral stands at `numeral` of a folded text."""
        for key in (text[numeral : numeral + 2], text[numeral]):
            for phrase in self._phrases.get(key, ()):
                start = numeral - phrase.before
                if start >= 0 and text.startswith(phrase.text, start) and _alone(text, start, phrase):
                    return phrase
        return None


def _longest(phrase: Phrase) -> tuple[int, bool]:
    return -len(phrase.text), phrase.silent


def _either(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


def _phrase(word: str, silent: bool) -> Phrase:
    body, _, unless = word.partition("!")
    opening, closing = body.find("["), body.find("]")
    text = body.replace("[", "").replace("]", "")
    match = _NUMERAL.search(text)
    before = match.start() if match else 0
    whole = 0 if text.startswith("第") else before
    start, end = (opening, closing - 1) if opening >= 0 else (whole, len(text))
    return Phrase(text, before, start, end, silent, unless, not _NUMERAL.sub("", text))


def _goes_on(text: str, start: int) -> bool:
    """Whether what begins at `start` is the end of a number."""
    vague = text[start] in "百千万亿" and text[start - 1] in _VAGUE
    return vague or _INSIDE.match(text, max(0, start - 2), start) is not None


def _alone(text: str, start: int, phrase: Phrase) -> bool:
    """Whether the phrase is not a piece of a longer number: 十分 in 五十分, 万家 in 近万家, 五一 in 二五一."""
    end = start + len(phrase.text)
    following = text[end : end + 1]
    if following and following in phrase.unless:
        return False
    if phrase.before == 0 and start and _goes_on(text, start):
        return False
    return not (_NUMERAL.match(phrase.text[-1]) and following and _NUMERAL.match(following))


@cache
def shipped() -> Lexicon:
    """The phrases that come with Youju."""
    return Lexicon((Path(__file__).parent / "lexicon.toml").read_text("utf-8"))
