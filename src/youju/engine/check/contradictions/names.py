"""Lists that are counted, titles spelled two ways, editions of an event that do not follow each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from youju.engine.check.contradictions.lines import Line, Sentence, at, contradiction, spot
from youju.engine.check.model import Contradiction, Spot
from youju.engine.check.problems import EDITION_GAP, LIST_COUNT, TITLE_TWICE
from youju.engine.numerals import Found

_TITLE = re.compile("《([^《》]{2,40})》")
_LISTED = re.compile(r"(?:[^《》，。；、：:（(0-9]{0,6}《[^《》]{1,40}》(?:[、，和及与]|以及)?){2,}")
_NAMED_AFTER = re.compile(r"[^《》，。；：:（(]{0,10}[：:（(——]*$")
_OPEN = re.compile(r"^\s*等")
_SIGNS = re.compile(r"[\s“”‘’\"'·•\-—（）()《》、，,：:]")
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十百千万]+")
_EVENT = re.compile(r"[“”\"'《》]*([\u4e00-\u9fff]{2,12})")
_Seen: TypeAlias = tuple[Decimal, Spot]
_SHORTEST = 4
"""Letters of a title below which a difference of one may be another title."""


def lists(sentence: Sentence) -> Iterator[Contradiction]:
    """A count beside the titles that it counts: 《甲》《乙》《丙》4个项目."""
    for match in _LISTED.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        names = len(_TITLE.findall(match[0]))
        counted = _beside(sentence, start, end)
        if counted is None or not isinstance(counted.value, Decimal):
            continue
        is_open = bool(_OPEN.match(sentence.line.text[end:]))
        wrong = names > counted.value if is_open else names != counted.value
        if wrong:
            yield contradiction("list", LIST_COUNT, at(sentence, counted), spot(sentence.line, start, end), names=names)


def _beside(sentence: Sentence, start: int, end: int) -> Found | None:
    """The count right behind a list, or before it: 3个项目：《甲》..."""
    for found in sentence.quantities:
        text = sentence.line.text
        after = 0 <= found.start - end <= 2
        before = found.end <= start and _NAMED_AFTER.fullmatch(text[found.end : start])
        if found.approx == "exact" and (after or before):
            return found
    return None


def titles(lines: Sequence[Line]) -> Iterator[Contradiction]:
    """One title spelled two ways: the same but for signs, or but for one letter."""
    first: dict[str, Spot] = {}
    for line in lines:
        for match in _TITLE.finditer(line.text):
            first.setdefault(match[1], spot(line, match.start(), match.end()))
    names = list(first)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            if _DIGITS.findall(one) == _DIGITS.findall(other) and _alike(_bare(one), _bare(other)):
                yield contradiction("title", TITLE_TWICE, first[one], first[other])


def _bare(title: str) -> str:
    return _SIGNS.sub("", title)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(short == long[:i] + long[i + 1 :] for i in range(len(long)))


def _edition(sentence: Sentence, found: Found) -> tuple[str, Decimal] | None:
    """The start of an event's name, and which edition of it is meant."""
    event = _EVENT.match(sentence.line.text, found.end)
    if found.cls != "ordinal" or found.unit != "届" or event is None or not isinstance(found.value, Decimal):
        return None
    return event[1][:6], found.value


def editions(every: Sequence[Sentence]) -> Iterator[Contradiction]:
    """Editions of one event: what is planned follows what was held, by one."""
    held: dict[str, _Seen] = {}
    planned: dict[str, list[_Seen]] = defaultdict(list)
    for sentence in every:
        for found in sentence.found:
            edition = _edition(sentence, found)
            if edition is None:
                continue
            (name, value), here = edition, at(sentence, found)
            if sentence.line.planned:
                planned[name].append((value, here))
            elif name not in held or held[name][0] < value:
                held[name] = (value, here)
    for name in (name for name in planned if name in held):
        yield from _gaps(name, held[name], planned[name])


def _gaps(event: str, held: _Seen, planned: Sequence[_Seen]) -> Iterator[Contradiction]:
    last, there = held
    for value, here in planned:
        if value not in (last, last + 1):
            yield contradiction("edition", EDITION_GAP, there, here, event=event)
