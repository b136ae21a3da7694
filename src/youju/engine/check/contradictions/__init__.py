"""Two places of one document that cannot both be right. Intervals are compared, never what is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from youju.engine.check.contradictions.arithmetic import growth, shares, sums
from youju.engine.check.contradictions.lines import Line, Sentence, sentences
from youju.engine.check.contradictions.names import editions, lists, titles
from youju.engine.check.contradictions.parts import parts
from youju.engine.check.contradictions.twice import twice
from youju.engine.check.model import Contradiction

__all__ = ["Line", "find"]

_OF_SENTENCE: tuple[Callable[[Sentence], Iterable[Contradiction]], ...] = (parts, sums, growth, shares, lists)
_OF_ALL: tuple[Callable[[Sequence[Sentence]], Iterable[Contradiction]], ...] = (twice, editions)


def find(lines: Sequence[Line]) -> tuple[Contradiction, ...]:
    """Every contradiction of a document, in the order of its first place."""
    every = [sentence for line in lines for sentence in sentences(line)]
    found = [one for sentence in every for rule in _OF_SENTENCE for one in rule(sentence)]
    found += [one for rule in _OF_ALL for one in rule(every)]
    found += titles(lines)
    order = {(line.part, line.index): number for number, line in enumerate(lines)}
    return tuple(sorted(found, key=lambda c: (order[c.first.part, c.first.paragraph], c.first.start, c.second.start)))
