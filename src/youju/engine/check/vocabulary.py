"""The words by which an indicator is known, made from the pack and nothing else."""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from youju.engine.base.labels import Label
from youju.engine.definitions import Indicator, Pack
from youju.engine.definitions.model import Choice

_WORD = re.compile(r"[a-z]{2,}|[\u3400-\u9fff]+")
_COMMON = frozenset(
    {
        "the",
        "of",
        "and",
        "in",
        "for",
        "with",
        "all",
        "number",
        "全部",
        "各类",
        "情况",
        "工作",
        "开展",
        "举办",
        "组织",
        "完成",
        "全年",
        "参加",
        "全区",
    }
)
_LEAST = 2


Phrase = tuple[frozenset[str], ...]
"""A title letter by letter (English: word by word): for each the grams that hold it.

A letter is said where one of them is said, so that a pair across the border of two words (宣讲团|成员) is not missed.
"""


@dataclass(frozen=True)
class Restriction:
    """A choice field of an indicator's register: its labels by code, and the codes that the indicator asks for."""

    field: str
    labels: Mapping[str, tuple[str, ...]]
    own: frozenset[str]

    @cached_property
    def key(self) -> str:
        """Alike for fields with the same labels and codes, whatever is asked of them."""
        return sys.intern("\n".join((self.pattern.pattern, *self.labels)))

    @cached_property
    def codes(self) -> Mapping[str, frozenset[str]]:
        """The codes that a label stands for."""
        every = {text for texts in self.labels.values() for text in texts}
        return {text: frozenset(c for c, texts in self.labels.items() if text in texts) for text in every}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any label, the longest first."""
        every = sorted({text for texts in self.labels.values() for text in texts}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, every)) or r"(?!)")


@dataclass(frozen=True)
class Entry:
    """How an indicator is known: `phrases` (title and aliases), its restrictions, and the grams of all of them."""

    indicator: Indicator
    phrases: tuple[Phrase, ...]
    restrictions: tuple[Restriction, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        """All grams that this indicator explains."""
        own = (grams(text) for r in self.restrictions for code in r.own for text in r.labels.get(code, ()))
        return self.said.union(*own)

    @cached_property
    def said(self) -> frozenset[str]:
        """All grams of its title and aliases."""
        return frozenset().union(*(gram for phrase in self.phrases for gram in phrase))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A phrase with how much each of its letters says, and all of them together."""

    total: float
    letters: tuple[tuple[frozenset[str], float], ...]


class Vocabulary:
    """All indicators of a pack, with the weight of each gram: the fewer share it, the more it says."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.entries = tuple(_entry(pack, indicator) for indicator in pack.indicators.values())
        shared = Counter(gram for entry in self.entries for gram in entry.known)
        self.weights = {gram: math.log2(1 + len(self.entries) / count) for gram, count in shared.items()}
        self.known = frozenset(self.weights)
        letters = {letter for entry in self.entries for phrase in entry.phrases for letter in phrase}
        self._letters = {letter: self.weight(letter) / len(letter) for letter in letters}
        self.weighed = {entry.indicator.id: tuple(map(self._weighed, entry.phrases)) for entry in self.entries}

    def weight(self, grams: Iterable[str]) -> float:
        """How much these grams say together."""
        return sum(self.weights.get(gram, 0.0) for gram in grams)

    def _weighed(self, phrase: Phrase) -> Weighed:
        """A letter says the mean of the grams that hold it."""
        weights = [self._letters[letter] for letter in phrase]
        return Weighed(sum(weights), tuple(zip(phrase, weights, strict=True)))


def grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters, and English words."""
    return frozenset().union(*map(_grams_of_word, _WORD.findall(text.lower())))


def letters(text: str) -> Phrase:
    """A text letter by letter, each as the grams that hold it; letters that stand alone say nothing."""
    return tuple(letter for word in _WORD.findall(text.lower()) for letter in _of_word(word))


@lru_cache(maxsize=8192)
def _of_word(word: str) -> Phrase:
    if word[0] < "\u3400":
        held = [frozenset((word.removesuffix("s"),))]
    else:
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        held = [frozenset(pairs[max(0, i - 1) : i + 1]) for i in range(len(word))]
    return tuple(left for some in held if (left := some - _COMMON))


@lru_cache(maxsize=8192)
def _grams_of_word(word: str) -> frozenset[str]:
    return frozenset().union(*_of_word(word))


def plain_parts(pack: Pack, indicator: Indicator) -> tuple[Indicator, ...]:
    """The plain indicators that say which records a figure is about; of a ratio those of its numerator."""
    if indicator.kind == "plain":
        return (indicator,)
    names = {"ratio": (indicator.numerator,), "growth": (indicator.of,), "sum": indicator.parts}[indicator.kind]
    return tuple(plain for name in names for plain in plain_parts(pack, pack.indicators[name]))


def _entry(pack: Pack, indicator: Indicator) -> Entry:
    texts = [*_texts(indicator.title), *indicator.aliases]
    phrases = tuple(filter(None, (letters(_without_unit(text, indicator.unit)) for text in texts)))
    return Entry(indicator, phrases, tuple(_restrictions(pack, indicator)))


def _without_unit(text: str, unit: str) -> str:
    """A title's last word is often the unit word, which stands behind the numeral and not before it."""
    for tail in (f"{unit}次", f"{unit}数", unit, "次数", "件数", "项数"):
        if unit and len(text) - len(tail) >= _LEAST and text.endswith(tail):
            return text.removesuffix(tail)
    return text


def _restrictions(pack: Pack, indicator: Indicator) -> Iterable[Restriction]:
    plain = plain_parts(pack, indicator)
    register = pack.registers[plain[0].register] if len({p.register for p in plain}) == 1 else None
    if register is None:
        return
    for field in register.fields.values():
        labels = {c.code: words for c in field.choices if (words := _words(c))}
        if len(labels) < _LEAST:
            continue
        yield Restriction(field.id, labels, _own(plain, field.id))


def _own(plain: Sequence[Indicator], field: str) -> frozenset[str]:
    """The values of a field that the conditions ask for."""
    asked = [c for p in plain for c in p.where if c.field == field and c.test in ("eq", "in", "has")]
    return frozenset(str(v) for c in asked for v in c.values)


def _words(choice: Choice) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_texts(choice.title), *choice.aliases)))


def _texts(label: Label) -> tuple[str, ...]:
    return tuple(filter(None, (label.zh, label.en)))
