"""Whether heads say nothing beyond an indicator, a period and a unit: a word left over may change what is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from youju.engine.check.asking import without_periods
from youju.engine.check.vocabulary import Entry, Vocabulary
from youju.engine.numerals import WORDS

_HAN = re.compile("[\u3400-\u9fff]|[a-z]{2,}", re.IGNORECASE)
_BRACKETS = re.compile(r"[（(](?:单位[:：])?[百千万亿]*([^）)]{0,4})[）)]")
_UNITS = re.compile("|".join(map(re.escape, sorted(WORDS, key=len, reverse=True))))
_SCALED = re.compile(rf"[百千万亿]*(?:{_UNITS.pattern})")
_NEUTRAL = re.compile(
    "其中|小计|合计|总计|总数|总量|累计|数量|数值|数据|实际完成|完成情况|完成数|完成|实际|实绩|开展情况|开展|举办|组织|情况|"
    "指标名称|指标|项目名称|项目|名称|内容|本期数|本期|当期|统计数|统计|工作|全区|全市|全县|全镇|本单位|计量单位|单位|"
    "同期数|同期|次数|场数|人数|个数|件数|篇数|项数|期数|支数|家数|共计|共|数|的|和|及|与|等|了|"
    r"number of|number|total|amount|actual|indicator|value|unit|\bof\b|\bthe\b|\band\b|\bin\b|\bfor\b",
    re.IGNORECASE,
)
Named = Callable[[str], str]


class Reader:
    """Knows the words of a pack's indicators; `named` gives the code of a unit that a text names, "" for none."""

    def __init__(self, vocabulary: Vocabulary, named: Named) -> None:
        self._entries = {entry.indicator.id: entry for entry in vocabulary.entries}
        self._named = named

    def left_over(self, indicator: str, heads: Iterable[str]) -> str:
        """The first words of the heads that neither the indicator nor a period, unit or empty phrase explains."""
        entry = self._entries[indicator]
        return next((left for head in heads if (left := self._left(entry, head))), "")

    def _left(self, entry: Entry, head: str) -> str:
        text = _BRACKETS.sub(lambda m: " " * len(m[0]) if _UNITS.fullmatch(m[1]) or not m[1] else m[0], head.lower())
        text = without_periods(text)
        if name := self._unit_name(text):
            text = text.replace(name, " " * len(name))
        known = [False] * len(text)
        for match in _NEUTRAL.finditer(text):
            known[match.start() : match.end()] = [True] * len(match[0])
        for gram in entry.known:
            for match in re.finditer(re.escape(gram), text):
                known[match.start() : match.end()] = [True] * len(gram)
        left = "".join(letter if not seen else " " for letter, seen in zip(text, known, strict=True))
        return " ".join(word for word in left.split() if _HAN.search(word) and not _SCALED.fullmatch(word))

    def _unit_name(self, text: str) -> str:
        """The shortest stretch that still names the unit, "" where none is named."""
        code = self._named(text)
        if not code:
            return ""
        while text and self._named(text[1:]) == code:
            text = text[1:]
        while text and self._named(text[:-1]) == code:
            text = text[:-1]
        return text
