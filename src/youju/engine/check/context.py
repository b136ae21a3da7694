"""The words around a numeral: its clause, its sentence, the headings above it, the heads of its row and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

SENTENCE_ENDS = "。！？!?\n"
CLAUSE_ENDS = "，；,;：:"
GAP = "\u241f"
"""Stands for another numeral, so that words on both sides of it do not run together."""

_SENTENCE = re.compile(f"[{SENTENCE_ENDS}]|\\.(?=\\s|$)")
_CLAUSE = re.compile(f"[{CLAUSE_ENDS}](?!\\d)")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a numeral, nearest first.

    `before`: its sentence up to it, other numerals replaced by GAP. `after`: from it to the next numeral or the clause's end.
    `earlier`: the paragraph before its sentence. `heads`: of its row and column in a table. `headings`: above it, nearest first.
    """

    before: str
    after: str
    earlier: str = ""
    heads: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def clause(self) -> str:
        """The part of `before` that belongs to the numeral's own clause."""
        ends = [match.end() for match in _CLAUSE.finditer(self.before)]
        return self.before[ends[-1] if ends else 0 :]


def lent(context: Context) -> Context:
    """The context with its nearest heading, and a sentence before that has no number of its own, said as its subject."""
    sentence = re.split(f"[{SENTENCE_ENDS}]", context.earlier.rstrip(SENTENCE_ENDS))[-1]
    subjects = (*context.headings[:1], *((sentence,) if sentence and GAP not in sentence else ()))
    return replace(context, before="".join(f"{subject}，" for subject in subjects) + context.before)


Extent = tuple[int, int]
"""Start and end of a numeral in its paragraph."""


def context_of(
    text: str, numerals: Sequence[Extent], nth: int, heads: tuple[str, ...] = (), headings: tuple[str, ...] = ()
) -> Context:
    """The context of the nth of a paragraph's `numerals`, which are sorted and do not overlap."""
    start, end = numerals[nth]
    begin = sentence_start(text, start, numerals)
    following = numerals[nth + 1][0] if nth + 1 < len(numerals) else len(text)
    after = text[end:following]
    stop = re.search(f"[{SENTENCE_ENDS}{CLAUSE_ENDS}、（(]|其中", after)
    return Context(
        _blanked(text, begin, start, numerals),
        after[: stop.start()] if stop else after,
        _blanked(text, 0, begin, numerals),
        heads,
        headings,
    )


def sentence_start(text: str, at: int, numerals: Sequence[Extent] = ()) -> int:
    """Where the sentence of a position begins; a point inside a numeral ends none."""
    for end in reversed([match.span() for match in _SENTENCE.finditer(text, 0, at)]):
        if not any(low <= end[0] < high for low, high in numerals):
            return end[1]
    return 0


def _blanked(text: str, start: int, end: int, numerals: Sequence[Extent]) -> str:
    parts, at = [], start
    for low, high in numerals:
        if start <= low and high <= end:
            parts += [text[at:low], GAP]
            at = high
    return "".join([*parts, text[at:end]])
