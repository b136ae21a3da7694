"""The same thing counted at two places with values that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from youju.engine.check.contradictions.lines import Sentence, apart, at, contradiction, extent
from youju.engine.check.model import Contradiction, Spot
from youju.engine.check.problems import TWO_VALUES
from youju.engine.numerals import Found

_SAID = re.compile(
    "^(?:截至目前|年初以来|目前|全年|今年以来|今年|本年|我区|全区|我县|全县|我市|全市|我们|已经?|共计?|累计|组织|开展|举办|完成|召开|"
    "组建|发布|下发|实现|达到?|拥有|现有|共有|有|约|近|超过?)+|(?:共计?|累计|达到?|已经?|约|近|超过?|为|了)+$"
)
_ELSEWHERE = re.compile("其中|分别|每|平均|人均|镇|乡|街道|村|社区|新增|去年|上年|同期|比")
_SHORTEST = 4
Key = tuple[str, str, tuple[str, ...]]


def twice(every: Sequence[Sentence]) -> Iterator[Contradiction]:
    """Two sentences that begin with the same words and give different counts of the same unit word."""
    first: dict[Key, tuple[Found, Spot]] = {}
    for sentence in every:
        for found in sentence.quantities:
            key = _key(sentence, found)
            if key is None:
                continue
            if key not in first:
                first[key] = found, at(sentence, found)
            elif apart(extent(first[key][0]), extent(found)):
                yield contradiction("twice", TWO_VALUES, first[key][1], at(sentence, found), what=key[0])


def _key(sentence: Sentence, found: Found) -> Key | None:
    """What is counted: the words of the clause, the unit word, the periods named; None where that is not said plainly."""
    if found.cls not in ("claim", "money") or sentence.line.planned or found is not sentence.quantities[0]:
        return None
    before = sentence.before(found)
    clause = re.split("[，；：,;:）)]", before)[-1]
    words = _SAID.sub("", clause.strip())
    if len(words) < _SHORTEST or _ELSEWHERE.search(before):
        return None
    periods = tuple(f.text for f in sentence.found if f.cls in ("date", "period") and f.start < found.start)
    return words, found.unit or "", periods
