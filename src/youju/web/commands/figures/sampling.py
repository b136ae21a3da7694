"""The auditor's sample: drawn from the records behind a figure by a seed, so that a second person draws the same.

The order is that of SHA-256(seed, ":", record number), both as text in UTF-8: no random generator has to be the same.
Whoever has the seed, the list of record numbers and any tool that hashes can draw it again.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from youju.engine.figures import Row
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, figures, rows_behind

_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn: the rows in the order drawn, from how many, as of which revision; `seed` draws them again."""

    indicator: str
    seed: str
    as_of: int
    population: int
    rows: tuple[Row, ...]


def draw(office: Office, indicator: str, question: Question, seed: str, size: int) -> Sample:
    """Draw `size` records (all, where there are fewer) from those behind a figure."""
    (figure,), _ = figures(office, (indicator,), question)
    fixed = Question(question.period, question.unit, figure.as_of, question.tree)
    drawn = heapq.nsmallest(size, _rows(office, indicator, fixed), key=lambda row: order(seed, row.record))
    return Sample(indicator, seed, figure.as_of, figure.rows, tuple(drawn))


def order(seed: str, record: int) -> bytes:
    """Where a record stands in the order of a seed."""
    return sha256(f"{seed}:{record}".encode()).digest()


def _rows(office: Office, indicator: str, question: Question) -> Iterator[Row]:
    after = 0
    while page := rows_behind(office, indicator, question, limit=_PAGE, after=after):
        yield from page
        after = page[-1].record
