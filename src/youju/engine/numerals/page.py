"""A folded text with what its numerals are read by: quotations, clauses, sections that look ahead."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from youju.engine.numerals.fold import fold
from youju.engine.numerals.found import Found
from youju.engine.numerals.lexicon import Lexicon
from youju.engine.numerals.measures import Measures, measures

_QUOTES = re.compile('“[^“”\n]{1,80}”|《[^《》\n]{1,80}》|「[^「」\n]{1,80}」|"[^"\n]{1,30}"|‘[^‘’\n]{1,30}’')
_SHORT = 20  # a longer quotation is speech, read like any other text
_STOPS = ("。", ";", "!", "?", "\n")
_FULL_STOPS = ("。", "!", "?", "\n")
_PAUSES = (*_STOPS, ",", ":")
_REACH = 120

_HEADING = re.compile(
    r"(?:^|(?<=[\n。;]))[ ]*(?P<mark>[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}部分|\([一二三四五六七八九十]{1,3}\)|)"
    r"(?P<words>[^\n。;]{2,42})(?=[\n。;]|$)"
)
_AHEAD = re.compile(
    "下一步|下步|下阶段|下一阶段|下一年|新年度|新的一年|明年|来年|今后|未来(?:[一三五几]|的?工作)|工作打算|工作计划|工作安排|工作思路|工作设想|工作部署|工作重点|努力方向|目标任务|主要目标|预期目标|发展目标|年的?(?:主要|重点)?(?:工作)?打算|年计划"
    "|年工作要点|年(?:主要|重点)工作(?:任务|安排)|打算$|计划$|下半年(?:工作|打算|计划|重点)"
)
_BACK = re.compile(
    "总结|回顾|成效|成绩|完成情况|开展情况|进展|做法|问题|困难|不足|短板|基本情况|概况|亮点|特色|工作情况|落实情况|运行情况"
)
_OPENING = re.compile(
    "(?:^|(?<=[\n。;]))[ ]*(?:(?:下一步|下步|下阶段|下一阶段|明年|来年|今后|新年度|新的一年)"
    "|[^\n。;,:]{0,12}(?:工作|年度)(?:计划|打算|思路|安排|目标|设想)[:,])"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its signs left out; `title` for a title in 《》."""

    start: int
    end: int
    title: bool

    @property
    def short(self) -> bool:
        """Whether it is a name or slogan rather than speech."""
        return self.title or self.end - self.start <= _SHORT


class Page:
    """One text being read. `s` is folded, of the length of `text`; `spans` are those found so far."""

    def __init__(self, text: str, lexicon: Lexicon, heading: str = "") -> None:
        self.text = text
        self.s = fold(text)
        self.lexicon = lexicon
        self.measures: Measures = measures()
        self.spans: list[Found] = []
        self._quotes = [
            Quote(match.start() + 1, match.end() - 1, match[0][0] == "《") for match in _QUOTES.finditer(self.s)
        ]
        self._last: tuple[tuple[int, tuple[str, ...]], str] = ((-1, ()), "")
        self._opened = [quote.start for quote in self._quotes]
        self._turns, self._states = _sections(self.s, heading)

    def mark(self, start: int, end: int, cls: str, reason: str, **fields: Any) -> Found:
        """A span of this text."""
        return Found(start, end, self.text[start:end], cls, reasons=(reason,), **fields)

    def quote(self, at: int) -> Quote | None:
        """The quotation that `at` stands in."""
        index = bisect_right(self._opened, at) - 1
        return self._quotes[index] if index >= 0 and at < self._quotes[index].end else None

    def clause(self, at: int) -> str:
        """The text before `at` in its clause (from the last comma or stop)."""
        return self._since(at, _PAUSES)

    def sentence(self, at: int) -> str:
        """The text before `at` in its sentence."""
        return self._since(at, _STOPS)

    def period(self, at: int) -> str:
        """The text before `at` since the last full stop: semicolons join what one promise covers."""
        return self._since(at, _FULL_STOPS)

    def rest(self, at: int) -> str:
        """What follows `at` in its clause."""
        following = self.s[at : at + 40]
        cut = min((place for place in map(following.find, _PAUSES) if place >= 0), default=len(following))
        return following[:cut]

    def ahead(self, at: int) -> bool:
        """Whether `at` stands in a section, or a paragraph, that says what is to come."""
        index = bisect_right(self._turns, at) - 1
        return index >= 0 and self._states[index]

    def _since(self, at: int, signs: tuple[str, ...]) -> str:
        if self._last[0] != (at, signs):
            before = self.s[max(0, at - _REACH) : at]
            self._last = ((at, signs), before[max(map(before.rfind, signs)) + 1 :])
        return self._last[1]

    def opens(self, at: int) -> bool:
        """Whether a clause begins at `at`, as before an enumerator."""
        before = self.s[max(0, at - 3) : at].rstrip(" \u3000")
        return not before or before[-1] in "。;:!?\n,”》)>—…" or (before[-1] == " ")

    def starts_line(self, at: int) -> bool:
        """Whether a sentence or line begins at `at`."""
        before = self.s[max(0, at - 3) : at].rstrip(" ")
        return not before or before[-1] in "。;:!?\n”》…"


def looks_ahead(heading: str) -> bool:
    """Whether a heading announces plans (下一步工作打算), not results (工作总结)."""
    found = [match.start() for match in _AHEAD.finditer(heading)]
    if not found:
        return False
    past = [match.start() for match in _BACK.finditer(heading)]
    return not past or max(found) > max(past)


def _sections(s: str, heading: str) -> tuple[list[int], list[bool]]:
    """Places where what is told turns to plans or back, and which of the two begins there."""
    turns = _turns(s, heading)
    base = dict(turns)
    for match in _OPENING.finditer(s):
        end = s.find("\n", match.end())
        base[match.start()] = True
        if end >= 0:
            state = [state for place, state in turns if place <= match.start()][-1]
            base.setdefault(end, state)
    places = sorted(base)
    return places, [base[place] for place in places]


def _turns(s: str, heading: str) -> list[tuple[int, bool]]:
    """The headings that say which of the two comes."""
    turns: list[tuple[int, bool]] = [(0, looks_ahead(fold(heading)))]
    for match in _HEADING.finditer(s):
        mark, words = match["mark"], match["words"]
        bare = not mark and (s[match.end() : match.end() + 1] == "。" or "," in words or len(words) > 30)
        if bare:
            continue
        if looks_ahead(words):
            turns.append((match.start(), True))
        elif mark.endswith(("、", "分")) or _BACK.search(words):
            turns.append((match.start(), False))
    return turns
